import { wafLogPrefix } from "../../../aws/waf.ts";
import { checkEach, report } from "../../property-check.ts";
import { sources } from "../../reading/stack.ts";
import { shown, texts } from "../../reading/value.ts";
import { webAclLogType } from "../../reading/web-acl-reading.ts";
import { stackRule } from "../../rule.ts";

export const wafLogName = stackRule({
  name: "waf-log-name",
  statement: "The log destination of a web ACL has a name that begins with aws-waf-logs-.",
  why: "WAF refuses any other destination.",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/logging-destinations.html",
  severity: "medium",
  evaluate: (stack) =>
    checkEach(stack.ofType(webAclLogType), (on) => {
      const given = texts(on.props["logDestinationConfigs"]).map(lastName);
      const named = sources(on, "logDestinationConfigs").flatMap(({ props }) =>
        [props["name"], props["bucket"]].filter((name) => typeof name === "string"),
      );
      return checkEach(
        new Set([...given, ...named]),
        (name) =>
          !name.startsWith(wafLogPrefix.value) &&
          report(
            on,
            "logDestinationConfigs",
            `is ${shown(name)}`,
            "give the destination a name that begins with aws-waf-logs-",
          ),
      );
    }),
});

/** Of a log group, a bucket or a stream. */
function lastName(arn: string): string {
  return arn.replace(/:\*$/, "").replace(/^.*(:log-group:|:::|\/)/, "");
}
