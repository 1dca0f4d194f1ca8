import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { costPriceClass } from "../../../rules/cost/cost-price-class.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const distribution = (priceClass?: unknown) =>
  resource(distributionType, { props: { priceClass } });

const cheap = { widest: "PriceClass_100" };
const middle = { widest: "PriceClass_200" };

describeRule(costPriceClass, {
  passes: [
    { title: "every location, where that is allowed", given: distribution("PriceClass_All") },
    { title: "a distribution with the default, which is every location", given: distribution() },
    { title: "the cheapest", given: distribution("PriceClass_100"), settings: cheap },
    { title: "less than is allowed", given: distribution("PriceClass_100"), settings: middle },
    { title: "what is allowed", given: distribution("PriceClass_200"), settings: middle },
    { title: "what is not known yet", given: distribution(unknown), settings: cheap },
  ],
  violates: [
    {
      title: "one class too wide",
      given: distribution("PriceClass_200"),
      settings: cheap,
      reports: [
        'example-distribution priceClass is "PriceClass_200"; write priceClass: "PriceClass_100"',
      ],
    },
    {
      title: "a distribution with the default",
      given: distribution(),
      settings: middle,
      reports: [
        'example-distribution priceClass is "PriceClass_All"; write priceClass: "PriceClass_200"',
      ],
    },
  ],
  mutation: {
    settings: cheap,
    breaks: (draft) => draft.set(draft.node(distributionType), ["priceClass"], "PriceClass_All"),
    reports: [
      'facade-distribution priceClass is "PriceClass_All"; write priceClass: "PriceClass_100"',
    ],
  },
});
