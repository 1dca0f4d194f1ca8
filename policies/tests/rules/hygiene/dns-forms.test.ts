import { unknown } from "../../../reading/value.ts";
import { dnsForms } from "../../../rules/hygiene/dns-forms.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const type = "aws:route53/record:Record";

// Every form is tried in policies/tests/forms.test.ts.
describeRule(dnsForms, {
  passes: [
    {
      title: "values that are accepted",
      given: resource(type, { props: { name: "a.example.org", type: "TXT", ttl: 60 } }),
    },
    { title: "nothing", given: resource(type) },
    { title: "what is not known yet", given: resource(type, { props: { name: unknown } }) },
  ],
  violates: [
    {
      title: "a value that is refused",
      given: resource(type, { props: { type: "ALIAS" } }),
      reports: [
        'example-record type is "ALIAS"; write "A", "AAAA", "CAA", "CNAME", "DS", "HTTPS", "MX", "NAPTR", "NS", "PTR", "SOA", "SPF", "SRV", "SSHFP", "SVCB", "TLSA" or "TXT"',
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.add(
        draft.node("aws:wafv2/webAcl:WebAcl"),
        "aws:route53/healthCheck:HealthCheck",
        "probe",
        {
          type: "HTTPS",
          requestInterval: 60,
        },
      ),
    reports: ["probe requestInterval is 60; write 10 or 30"],
  },
});
