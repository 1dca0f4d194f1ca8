import { hasUnknown, list, part, text } from "../../reading/value.ts";
import { webAclLogType } from "../../reading/web-acl.ts";
import { resourceRule } from "../../rule.ts";
import { listSetting } from "../../setting.ts";

export const wafLogRedaction = resourceRule({
  name: "waf-log-redaction",
  statement: "A firewall's log holds no credentials.",
  why: "Whoever may read the log could otherwise ask in every viewer's name.",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/logging-management-configure.html",
  severity: "high",
  level: "mandatory",
  types: [webAclLogType],
  settings: {
    headers: listSetting("Headers whose values are left out of the log.", [
      "authorization",
      "cookie",
      "x-origin-verify",
    ]),
  },
  *evaluate({ props }, { headers }) {
    const { redactedFields } = props;
    const redacted = list(redactedFields).map((field) =>
      text(part(field, "singleHeader", "name"))?.toLowerCase(),
    );
    const missing = headers.filter((name) => !redacted.includes(name.toLowerCase()));
    if (!hasUnknown(redactedFields) && missing.length > 0) {
      yield {
        at: "redactedFields",
        found: `leaves in ${missing.join(", ")}`,
        write: "write a singleHeader for each",
      };
    }
  },
});
