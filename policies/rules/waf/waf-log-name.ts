import { wafLogPrefix } from "../../../aws/waf.ts";
import { sources } from "../../reading/stack.ts";
import { shown, texts } from "../../reading/value.ts";
import { webAclLogType } from "../../reading/web-acl.ts";
import { stackRule } from "../../rule.ts";

export const wafLogName = stackRule({
  name: "waf-log-name",
  statement: "A firewall's log goes to a place whose name begins with aws-waf-logs-.",
  why: "WAF refuses any other place.",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/logging-destinations.html",
  severity: "medium",
  level: "mandatory",
  *evaluate(stack) {
    for (const on of stack.ofType(webAclLogType)) {
      const given = texts(on.props["logDestinationConfigs"]).map(lastName);
      const named = sources(on, "logDestinationConfigs").flatMap(({ props }) =>
        [props["name"], props["bucket"]].filter((name) => typeof name === "string"),
      );
      for (const name of new Set([...given, ...named])) {
        if (!name.startsWith(wafLogPrefix.value)) {
          yield {
            on,
            at: "logDestinationConfigs",
            found: `leads to ${shown(name)}`,
            write: "give that place a name that begins with aws-waf-logs-",
          };
        }
      }
    }
  },
});

/** Of a log group, a bucket or a stream. */
function lastName(arn: string): string {
  return arn.replace(/:\*$/, "").replace(/^.*(:log-group:|:::|\/)/, "");
}
