import { unknown } from "../../../reading/value.ts";
import { privateApiTargetTls } from "../../../rules/private-api/private-api-target-tls.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { targetGroupType } from "../../private-api-sample.ts";

const targets = (protocol: unknown) => resource(targetGroupType, { props: { protocol } });
const violation = 'protocol is "HTTP"; write protocol: "HTTPS", port: 443';

describeRule(privateApiTargetTls, {
  passes: [
    { title: "TLS", given: targets("HTTPS") },
    { title: "connections, passed on as they are", given: targets("TCP") },
    { title: "functions, which have no protocol", given: targets(undefined) },
    { title: "not known yet", given: targets(unknown) },
  ],
  violates: [
    {
      title: "in the clear",
      given: targets("HTTP"),
      reports: [`example-targetGroup ${violation}`],
    },
  ],
  mutation: {
    breaks: (draft) => draft.set(draft.node(targetGroupType), ["protocol"], "HTTP"),
    reports: [`desk-api-front-targets ${violation}`],
  },
});
