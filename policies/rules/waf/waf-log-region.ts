import { wafLogGroupPage } from "../../../aws/other-pages.ts";
import { checkEach, report } from "../../property-check.ts";
import { logGroupType } from "../../reading/log-group.ts";
import { regionOf } from "../../reading/resource.ts";
import { sources } from "../../reading/stack.ts";
import { list, shown, text } from "../../reading/value.ts";
import { webAclLogType, webAclType } from "../../reading/web-acl-reading.ts";
import { stackRule } from "../../rule.ts";

const at = "logDestinationConfigs";

export const wafLogRegion = stackRule({
  name: "waf-log-region",
  statement: "The log group or stream of a web ACL is in the web ACL's Region.",
  why: "WAF refuses a destination of another Region; a web ACL of CloudFront is in us-east-1.",
  url: wafLogGroupPage.source.url,
  severity: "medium",
  evaluate: (stack) =>
    checkEach(stack.ofType(webAclLogType), (on) => {
      const [acl] = sources(on, "resourceArn", webAclType);
      const home = text(regionOf(acl ?? on));
      const regions = [
        ...list(on.props[at]).map((arn) => regionIn(text(arn))),
        ...sources(on, at, logGroupType).map((group) => text(regionOf(group))),
      ];
      const [other] = regions.filter((region) => region !== undefined && region !== home);
      return (
        home !== undefined &&
        other !== undefined &&
        report(
          on,
          at,
          `is in ${shown(other)}, while the web ACL is in ${shown(home)}`,
          `write a log group of ${shown(home)}`,
        )
      );
    }),
});

/** Of a log group or a stream; a bucket's ARN has none. */
function regionIn(arn: string | undefined): string | undefined {
  return /^arn:[\w-]+:(?:logs|firehose):([a-z0-9-]+):/.exec(arn ?? "")?.[1];
}
