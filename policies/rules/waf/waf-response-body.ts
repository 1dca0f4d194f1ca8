import { maxCustomResponseBodyBytes } from "../../../aws/waf.ts";
import { tooMany } from "../../old-finding.ts";
import { hasUnknown, list, part, shown, text, unknown } from "../../reading/value.ts";
import { customResponses, ruleGroupType, webAclType } from "../../reading/web-acl.ts";
import { resourceRule } from "../../rule.ts";

export const wafResponseBody = resourceRule({
  name: "waf-response-body",
  statement: "Answers of a firewall have bodies that exist and are short.",
  why: "WAF refuses a body that is not in the web ACL, and one above 4 KB.",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/customizing-the-response-status-codes.html",
  severity: "low",
  level: "mandatory",
  types: [webAclType, ruleGroupType],
  *evaluate(resource) {
    const { customResponseBodies } = resource.props;
    const bodies = list(customResponseBodies);
    const keys = bodies.map((body) => part(body, "key"));
    for (const [index, body] of bodies.entries()) {
      const bytes = Buffer.byteLength(text(part(body, "content")) ?? "");
      yield* tooMany(
        `customResponseBodies[${index}].content`,
        bytes,
        maxCustomResponseBodyBytes.value,
        "bytes",
      );
    }
    const isKnown = customResponseBodies !== unknown && !hasUnknown(keys);
    for (const { at, response } of isKnown ? customResponses(resource) : []) {
      const key = text(part(response, "customResponseBodyKey"));
      if (key !== undefined && !keys.includes(key)) {
        yield {
          at: `${at}.customResponseBodyKey`,
          found: `is ${shown(key)}`,
          write: "write the key of one of customResponseBodies",
        };
      }
    }
  },
});
