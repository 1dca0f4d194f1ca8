import { priceClasses } from "../../../aws/cloudfront-regions.ts";
import { distributionType } from "../../reading/distribution.ts";

import { text, unknown } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";
import { stringSetting } from "../../setting.ts";

const classes: readonly string[] = priceClasses.value;

/** What CloudFront takes where nothing is said. */
const allLocations = "PriceClass_All";

export const costPriceClass = resourceRule({
  name: "cost-price-class",
  statement: "A distribution answers from no more edge locations than the stack is to pay for.",
  why: "A request costs twice as much in some places as in others, and a test stack has no viewers there.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/PriceClass.html",
  severity: "low",
  level: "mandatory",
  types: [distributionType],
  settings: {
    widest: stringSetting(
      "The widest price class: PriceClass_100, PriceClass_200 or PriceClass_All.",
      allLocations,
    ),
  },
  *evaluate({ props }, { widest }) {
    const { priceClass = allLocations } = props;
    const allowed = classes.slice(0, classes.indexOf(widest) + 1);
    if (priceClass !== unknown && !allowed.includes(text(priceClass) ?? "")) {
      yield {
        at: "priceClass",
        found: `is "${text(priceClass)}"`,
        write: `write priceClass: "${widest}"`,
      };
    }
  },
});
