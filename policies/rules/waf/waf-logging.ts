import { checkEach, report } from "../../property-check.ts";
import { webAclLogType, webAclType } from "../../reading/web-acl-reading.ts";
import { stackRule } from "../../rule.ts";

export const wafLogging = stackRule({
  name: "waf-logging",
  statement: "Every web ACL writes a log.",
  why: "Without a log it cannot be established who was blocked and why, or which rule blocks legitimate callers.",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/logging.html",
  severity: "medium",
  anchors: ["WAF.11", "CKV2_AWS_31", "CKV_AWS_176"],
  evaluate: (stack) =>
    checkEach(
      stack.ofType(webAclType),
      (on) =>
        stack.pointingAt(on, webAclLogType, "resourceArn").length === 0 &&
        report(on, "", "has no log", "declare an aws.wafv2.WebAclLoggingConfiguration of it"),
    ),
});
