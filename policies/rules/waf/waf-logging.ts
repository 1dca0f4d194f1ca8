import { webAclLogType, webAclType } from "../../reading/web-acl.ts";
import { stackRule } from "../../rule.ts";

export const wafLogging = stackRule({
  name: "waf-logging",
  statement: "Every web ACL writes a log.",
  why: "Without one nobody can say who was blocked and why, nor which rule hurts callers that mean well.",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/logging.html",
  severity: "medium",
  level: "mandatory",
  anchors: ["WAF.11", "CKV2_AWS_31", "CKV_AWS_176"],
  *evaluate(stack) {
    for (const on of stack.ofType(webAclType)) {
      if (stack.pointingAt(on, webAclLogType, "resourceArn").length === 0) {
        yield {
          on,
          at: "",
          found: "has no log",
          write: "declare an aws.wafv2.WebAclLoggingConfiguration of it",
        };
      }
    }
  },
});
