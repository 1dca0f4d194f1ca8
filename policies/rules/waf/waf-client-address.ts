import { checkEach, report } from "../../property-check.ts";
import { isKnown, list, type Properties, part } from "../../reading/value.ts";
import {
  ruleGroupType,
  rulesIn,
  rulesOf,
  statementsOf,
  webAclType,
} from "../../reading/web-acl-reading.ts";
import { stackRule } from "../../rule.ts";

export const wafClientAddress = stackRule({
  name: "waf-client-address",
  statement: "At CloudFront a viewer is identified by its own address, not by a header.",
  why: "The first address in X-Forwarded-For is the viewer's own claim: a new one with each request evades every limit.",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html",
  severity: "high",
  evaluate: (stack) =>
    checkEach(
      stack
        .ofType(webAclType, ruleGroupType)
        .filter(({ props }) => props["scope"] === "CLOUDFRONT"),
      (acl) => {
        const rules = acl.type === webAclType ? rulesOf(stack, acl) : rulesIn(acl);
        return checkEach(rules.flatMap(statementsOf), (statement) => {
          const header = headerOf(statement.props);
          return (
            header !== undefined &&
            report(
              statement,
              header,
              "reads a viewer's address from a header",
              'leave it out: write aggregateKeyType: "IP", or a statement about the address itself',
            )
          );
        });
      },
    ),
});

/** Where a statement trusts a header. */
function headerOf(props: Properties): string | undefined {
  if (props["aggregateKeyType"] === "FORWARDED_IP") {
    return "aggregateKeyType";
  }
  const index = list(props["customKeys"]).findIndex((key) => isKnown(part(key, "forwardedIp")));
  return index >= 0
    ? `customKeys[${index}].forwardedIp`
    : ["forwardedIpConfig", "ipSetForwardedIpConfig"].find((name) => isKnown(props[name]));
}
