import { restStageType } from "../../../../policies/reading/rest-api.ts";
import { unknown } from "../../../../policies/reading/value.ts";
import { privateApiCanary } from "../../../../policies/rules/private-api/private-api-canary.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const stage = (percentTraffic: unknown) =>
  resource(restStageType, { props: { canarySettings: { percentTraffic } } });

describeRule(privateApiCanary, {
  passes: [
    { title: "none", given: resource(restStageType) },
    { title: "one that gets nothing", given: stage(0) },
    { title: "not known yet", given: stage(unknown) },
    { title: "as much as one may have", given: stage(10), settings: { maxPercent: 10 } },
  ],
  violates: [
    {
      title: "one",
      given: stage(0.5),
      says: ["example-stage canarySettings.percentTraffic is 0.5; write 0, or promote the canary"],
    },
    {
      title: "more than one may have",
      given: stage(11),
      settings: { maxPercent: 10 },
      says: ["example-stage canarySettings.percentTraffic is 11; write 10, or promote the canary"],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(restStageType), ["canarySettings"], { percentTraffic: 10 }),
    says: ["desk-api-stage canarySettings.percentTraffic is 10; write 0, or promote the canary"],
  },
});
