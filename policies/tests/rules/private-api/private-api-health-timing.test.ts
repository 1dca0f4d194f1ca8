import { unknown } from "../../../reading/value.ts";
import { privateApiHealthTiming } from "../../../rules/private-api/private-api-health-timing.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const type = "aws:lb/targetGroup:TargetGroup";
const group = (healthCheck: object) => resource(type, { props: { healthCheck } });

describeRule(privateApiHealthTiming, {
  passes: [
    { title: "a short timeout", given: group({ timeout: 5, interval: 30 }) },
    { title: "the defaults", given: group({}) },
    { title: "what is not known yet", given: group({ timeout: unknown, interval: 5 }) },
  ],
  violates: [
    {
      title: "a timeout as long as the interval",
      given: group({ timeout: 30, interval: 30 }),
      reports: [
        "example-targetGroup healthCheck.timeout is 30 s, and the interval 30 s; write 29 or less",
      ],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const node = draft.node(type);
      draft.set(node, ["healthCheck", "interval"], 10);
      draft.set(node, ["healthCheck", "timeout"], 20);
    },
    reports: [
      "desk-api-front-targets healthCheck.timeout is 20 s, and the interval 10 s; write 9 or less",
    ],
  },
});
