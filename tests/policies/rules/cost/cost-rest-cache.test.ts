import { unknown } from "../../../../policies/reading/value.ts";
import { costRestCache } from "../../../../policies/rules/cost/cost-rest-cache.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const type = "aws:apigateway/stage:Stage";
const stage = (cacheClusterEnabled?: unknown) => resource(type, { props: { cacheClusterEnabled } });
const finding = "cacheClusterEnabled is true; take it out, and cacheClusterSize with it";

describeRule(costRestCache, {
  passes: [
    { title: "a stage that says nothing", given: stage() },
    { title: "a stage without a cache", given: stage(false) },
    { title: "what is not known yet", given: stage(unknown) },
  ],
  violates: [
    { title: "a stage with a cache", given: stage(true), says: [`example-stage ${finding}`] },
  ],
  mutation: {
    breaks: (draft) => draft.set(draft.node(type), ["cacheClusterEnabled"], true),
    says: [`desk-api-stage ${finding}`],
  },
});
