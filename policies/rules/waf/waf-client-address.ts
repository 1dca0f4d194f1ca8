import { pathIn } from "../../reading/resource.ts";
import { list, type Properties, part, unknown } from "../../reading/value.ts";
import {
  ruleGroupType,
  rulesIn,
  rulesOf,
  statementsOf,
  webAclType,
} from "../../reading/web-acl.ts";
import { stackRule } from "../../rule.ts";

export const wafClientAddress = stackRule({
  name: "waf-client-address",
  statement: "At CloudFront a viewer is who connects, not who a header says it is.",
  why: "The first address in X-Forwarded-For is the viewer's own words: a new one with each request dodges every limit.",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html",
  severity: "high",
  level: "mandatory",
  *evaluate(stack) {
    for (const acl of stack.ofType(webAclType, ruleGroupType)) {
      const rules = acl.type === webAclType ? rulesOf(stack, acl) : rulesIn(acl);
      for (const { rule, at, props } of rules.flatMap(statementsOf)) {
        const told = headerOf(props);
        if (acl.props["scope"] === "CLOUDFRONT" && told !== undefined) {
          yield {
            on: rule.on,
            at: pathIn(at, told),
            found: "takes a viewer's address from a header",
            write:
              'leave it out: write aggregateKeyType: "IP", or a statement about the address itself',
          };
        }
      }
    }
  },
});

/** Where a statement believes a header. */
function headerOf(props: Properties): string | undefined {
  if (props["aggregateKeyType"] === "FORWARDED_IP") {
    return "aggregateKeyType";
  }
  const index = list(props["customKeys"]).findIndex(
    (key) => key !== unknown && part(key, "forwardedIp") !== undefined,
  );
  if (index >= 0) {
    return `customKeys[${index}].forwardedIp`;
  }
  return ["forwardedIpConfig", "ipSetForwardedIpConfig"].find((name) => props[name] !== undefined);
}
