import { cachePolicyType } from "../../../reading/behavior-policy.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontTtlOrder } from "../../../rules/cloudfront/cloudfront-ttl-order.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

/** A cache policy with these times. */
function times(minTtl: unknown, defaultTtl: unknown, maxTtl: unknown) {
  return resource(cachePolicyType, { props: { minTtl, defaultTtl, maxTtl } });
}

describeRule(cloudfrontTtlOrder, {
  passes: [
    { title: "in order", given: times(1, 2, 3) },
    { title: "all the same", given: times(5, 5, 5) },
    { title: "no override", given: times(undefined, undefined, undefined) },
    { title: "what is not known yet", given: times(5, unknown, unknown) },
    { title: "a hundred years", given: times(0, 0, 3_153_600_000) },
  ],
  violates: [
    {
      title: "the least above the default",
      given: times(2, 1, 3),
      reports: ["example-cachePolicy minTtl is 2, above defaultTtl of 1; write at most 1"],
    },
    {
      title: "the default above the most",
      given: times(1, 4, 3),
      reports: ["example-cachePolicy defaultTtl is 4, above maxTtl of 3; write at most 3"],
    },
    {
      title: "the least above the most",
      given: times(4, undefined, 3),
      reports: ["example-cachePolicy minTtl is 4, above maxTtl of 3; write at most 3"],
    },
    {
      title: "less than nothing",
      given: times(-1, 2, 3),
      reports: ["example-cachePolicy minTtl is -1; write a number from 0 to 3153600000"],
    },
    {
      title: "more than a hundred years",
      given: times(1, 2, 3_153_600_001),
      reports: ["example-cachePolicy maxTtl is 3153600001; write a number from 0 to 3153600000"],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(cachePolicyType, "facade-api-cache"), ["defaultTtl"], 31_536_001),
    reports: [
      "facade-api-cache defaultTtl is 31536001, above maxTtl of 31536000; write at most 31536000",
    ],
  },
});
