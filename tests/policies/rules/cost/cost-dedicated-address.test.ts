import { distributionType } from "../../../../policies/reading/edge-function.ts";
import { unknown } from "../../../../policies/reading/value.ts";
import { costDedicatedAddress } from "../../../../policies/rules/cost/cost-dedicated-address.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const method = (sslSupportMethod: unknown) =>
  resource(distributionType, { props: { viewerCertificate: { sslSupportMethod } } });

const finding = (named: string) =>
  `viewerCertificate.sslSupportMethod is "${named}"; write sslSupportMethod: "sni-only"`;

describeRule(costDedicatedAddress, {
  passes: [
    { title: "certificates told apart by name", given: method("sni-only") },
    { title: "CloudFront's own certificate", given: method(undefined) },
    { title: "a method that is not known yet", given: method(unknown) },
    {
      title: "a certificate that is not known yet",
      given: resource(distributionType, { props: { viewerCertificate: unknown } }),
    },
  ],
  violates: [
    {
      title: "addresses of one's own",
      given: method("vip"),
      says: [`example-distribution ${finding("vip")}`],
    },
    {
      title: "fixed addresses",
      given: method("static-ip"),
      says: [`example-distribution ${finding("static-ip")}`],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(distributionType), ["viewerCertificate", "sslSupportMethod"], "vip"),
    says: [`facade-distribution ${finding("vip")}`],
  },
});
