import { priceClasses } from "../../../aws/cloudfront-regions.ts";
import { property } from "../../property-check.ts";
import { distributionType } from "../../reading/distribution.ts";
import { shown, text } from "../../reading/value.ts";
import { resourceRule, stringSetting } from "../../rule.ts";

const classes: readonly string[] = priceClasses.value;

/** CloudFront's default. */
const allLocations = "PriceClass_All";

export const costPriceClass = resourceRule({
  name: "cost-price-class",
  statement: "A distribution uses no more edge locations than the stack pays for.",
  why: "A request costs twice as much in some locations as in others, and a test stack has no viewers there.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/PriceClass.html",
  severity: "low",
  types: [distributionType],
  settings: {
    widest: stringSetting(
      "The widest price class: PriceClass_100, PriceClass_200 or PriceClass_All.",
      allLocations,
    ),
  },
  evaluate: (distribution, { widest }) =>
    property("priceClass", {
      fits: (given) =>
        classes
          .slice(0, classes.indexOf(widest) + 1)
          .includes(given === undefined ? allLocations : (text(given) ?? "")),
      found: (given) => `is ${shown(given ?? allLocations)}`,
      write: `write priceClass: "${widest}"`,
    })(distribution),
});
