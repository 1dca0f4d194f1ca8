import { maxCustomResponseBodyBytes } from "../../../aws/waf.ts";
import { checkEach, overCount, property } from "../../property-check.ts";
import { items } from "../../reading/resource.ts";
import { hasUnknown, list, part, text, unknown } from "../../reading/value.ts";
import { customResponses, ruleGroupType, webAclType } from "../../reading/web-acl-reading.ts";
import { resourceRule } from "../../rule.ts";

export const wafResponseBody = resourceRule({
  name: "waf-response-body",
  statement: "Custom responses of a web ACL have bodies that exist and are short.",
  why: "WAF refuses a body that is not in the web ACL, and one above 4 KB.",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/customizing-the-response-status-codes.html",
  severity: "low",
  types: [webAclType, ruleGroupType],
  evaluate(resource) {
    const at = "customResponseBodies";
    const keys = list(resource.props[at]).map((body) => part(body, "key"));
    const isKnown = resource.props[at] !== unknown && !hasUnknown(keys);
    return [
      checkEach(items(resource, at), (body) => {
        const bytes = Buffer.byteLength(text(body.props["content"]) ?? "");
        return overCount(body, "content", bytes, maxCustomResponseBodyBytes.value, "bytes");
      }),
      checkEach(
        isKnown ? customResponses(resource) : [],
        property("customResponseBodyKey", {
          fits: (key) => typeof key !== "string" || keys.includes(key),
          write: "write the key of one of customResponseBodies",
        }),
      ),
    ];
  },
});
