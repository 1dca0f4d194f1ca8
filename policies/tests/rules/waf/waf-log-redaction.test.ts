import { unknown } from "../../../reading/value.ts";
import { webAclLogType } from "../../../reading/web-acl-reading.ts";
import { wafLogRedaction } from "../../../rules/waf/waf-log-redaction.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

/** A log without these headers. */
function redacting(...names: readonly unknown[]) {
  return resource(webAclLogType, {
    props: { redactedFields: names.map((name) => ({ singleHeader: { name } })) },
  });
}

describeRule(wafLogRedaction, {
  passes: [
    {
      title: "all that is secret, in whatever case",
      given: redacting("Authorization", "cookie", "x-origin-verify"),
    },
    { title: "names that are not known yet", given: redacting(unknown) },
    { title: "others", settings: { headers: ["X-Token"] }, given: redacting("x-token") },
    {
      title: "fields that are not known yet",
      given: resource(webAclLogType, { props: { redactedFields: unknown } }),
    },
  ],
  violates: [
    {
      title: "one left in",
      given: redacting("authorization", "x-origin-verify"),
      reports: [
        "example-webAclLoggingConfiguration redactedFields does not redact cookie; write a singleHeader for each",
      ],
    },
    {
      title: "all left in",
      given: resource(webAclLogType),
      reports: [
        "example-webAclLoggingConfiguration redactedFields does not redact authorization, cookie, x-origin-verify; write a singleHeader for each",
      ],
    },
  ],
  mutation: {
    breaks: (draft) => draft.set(draft.node(webAclLogType), ["redactedFields", 1], undefined),
    reports: ["firewall-log redactedFields does not redact cookie; write a singleHeader for each"],
  },
});
