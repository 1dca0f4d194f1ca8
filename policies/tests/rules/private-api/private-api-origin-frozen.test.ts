import { vpcOriginType } from "../../../reading/load-balancer.ts";
import { privateApiOriginFrozen } from "../../../rules/private-api/private-api-origin-frozen.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const write = 'write ignoreChanges: ["tags", "tagsAll"]';
const origin = (...ignoreChanges: readonly string[]) => resource(vpcOriginType, { ignoreChanges });

describeRule(privateApiOriginFrozen, {
  passes: [
    { title: "tags of both kinds", given: origin("tags", "tagsAll") },
    { title: "more than tags", given: origin("tagsAll", "region", "tags") },
  ],
  violates: [
    {
      title: "nothing ignored",
      given: origin(),
      reports: [`example-vpcOrigin ignoreChanges leaves out tags and tagsAll; ${write}`],
    },
    {
      title: "not the provider's tags",
      given: origin("tags"),
      reports: [`example-vpcOrigin ignoreChanges leaves out tagsAll; ${write}`],
    },
  ],
  mutation: {
    breaks: (draft) => draft.options(draft.node(vpcOriginType), { ignoreChanges: ["tagsAll"] }),
    reports: [`desk-api-front-origin ignoreChanges leaves out tags; ${write}`],
  },
});
