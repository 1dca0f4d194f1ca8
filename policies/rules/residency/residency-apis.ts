import { type Jurisdictions, keeps } from "../../reading/jurisdiction.ts";
import { regionOf } from "../../reading/resource.ts";
import { listedRegions, type ResidencyTerms, residencyTerms } from "../../reading/stack-regions.ts";
import { text, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";
import { jurisdictionsSetting } from "../../shared-settings.ts";

export const residencyApis = stackRule({
  name: "residency-apis",
  statement: "Every Region of the stack has an API, and every rule of residency leaves one.",
  why: "Viewers are sent to a Region that answers nothing, or have none to be sent to.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api.html",
  severity: "high",
  level: "mandatory",
  settings: { jurisdictions: jurisdictionsSetting },
  *evaluate(stack, { jurisdictions }, facts) {
    const places = stack.ofType("aws:apigatewayv2/api:Api").map(regionOf);
    const regions = places.flatMap((place) => text(place) ?? []);
    const isKnown = !places.includes(unknown);
    for (const [index, region] of listedRegions(facts).entries()) {
      if (isKnown && !regions.includes(region)) {
        yield {
          at: `regions[${index}]`,
          found: `is ${region}, which has no API`,
          write: "declare an aws.apigatewayv2.Api there, or take the Region out",
        };
      }
    }
    const unkept = residencyTerms(facts).filter(
      (terms) => !leavesOne(terms, regions, jurisdictions),
    );
    for (const { at } of isKnown && regions.length > 0 ? unkept : []) {
      yield {
        at: `${at}.regions`,
        found: "leaves no Region with an API",
        write: `name one of ${[...new Set(regions)].join(", ")}, or add a Region to the stack`,
      };
    }
  },
});

function leavesOne(
  terms: ResidencyTerms,
  regions: readonly string[],
  jurisdictions: Jurisdictions,
): boolean {
  return regions.some((region) =>
    terms.regions.some((pattern) => keeps(region, pattern, jurisdictions)),
  );
}
