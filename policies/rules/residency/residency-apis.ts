import { httpApiType } from "../../reading/http-api-reading.ts";
import { type Jurisdictions, keeps } from "../../reading/jurisdiction.ts";
import { regionOf } from "../../reading/resource.ts";
import { listedRegions, type ResidencyTerms, residencyTerms } from "../../reading/stack-regions.ts";
import { text, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";
import { jurisdictionsSetting } from "../../shared-settings.ts";

export const residencyApis = stackRule({
  name: "residency-apis",
  statement: "Every Region of the stack has an API, and every residency rule leaves at least one.",
  why: "Viewers are otherwise sent to a Region without an API, or have none to be sent to.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api.html",
  severity: "high",
  settings: { jurisdictions: jurisdictionsSetting },
  evaluate(stack, { jurisdictions }, facts) {
    const places = stack.ofType(httpApiType).map(regionOf);
    const regions = places.flatMap((place) => text(place) ?? []);
    if (places.includes(unknown)) {
      return [];
    }
    return [
      listedRegions(facts).map(
        (region, index) =>
          !regions.includes(region) && {
            at: `regions[${index}]`,
            found: `is ${region}, which has no API`,
            write: "declare an aws.apigatewayv2.Api there, or remove the Region",
          },
      ),
      regions.length > 0 &&
        residencyTerms(facts).map(
          (terms) =>
            !leavesOne(terms, regions, jurisdictions) && {
              at: `${terms.at}.regions`,
              found: "leaves no Region with an API",
              write: `name one of ${[...new Set(regions)].join(", ")}, or add a Region to the stack`,
            },
        ),
    ];
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
