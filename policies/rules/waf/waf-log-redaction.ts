import { report } from "../../property-check.ts";
import { hasUnknown, list, part, text } from "../../reading/value.ts";
import { webAclLogType } from "../../reading/web-acl-reading.ts";
import { listSetting, resourceRule } from "../../rule.ts";

export const wafLogRedaction = resourceRule({
  name: "waf-log-redaction",
  statement: "The log of a web ACL holds no credentials.",
  why: "Anyone who may read the log could otherwise send requests with every viewer's credentials.",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/logging-management-configure.html",
  severity: "high",
  types: [webAclLogType],
  settings: {
    headers: listSetting("Headers whose values are left out of the log.", [
      "authorization",
      "cookie",
      "x-origin-verify",
    ]),
  },
  evaluate(resource, { headers }) {
    const { redactedFields } = resource.props;
    const redacted = list(redactedFields).map((field) =>
      text(part(field, "singleHeader", "name"))?.toLowerCase(),
    );
    const missing = headers.filter((name) => !redacted.includes(name.toLowerCase()));
    return (
      !hasUnknown(redactedFields) &&
      missing.length > 0 &&
      report(
        resource,
        "redactedFields",
        `does not redact ${missing.join(", ")}`,
        "write a singleHeader for each",
      )
    );
  },
});
