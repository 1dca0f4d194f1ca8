/**
 * The zones by which CloudFront's prices differ.
 *
 * @module
 */
import type { Fact } from "./fact.ts";
import { cloudFrontPricingPage } from "./price-pages.ts";

const codes = (list: string): readonly string[] => list.split(" ");

export const cloudFrontPriceZones: Fact<Readonly<Record<string, readonly string[]>>> = {
  about:
    "Price zones of CloudFront with countries (ISO 3166-1 alpha-2); every other country is in europe",
  value: {
    us: codes(
      "US CA MX AG AI AW BB BM BS BZ CR CU DM DO GD GL GT HN HT JM KN KY LC NI PA PR SV TC TT VC VG VI",
    ),
    south_america: codes("AR BO BR CL CO EC FK GF GY PE PY SR UY VE"),
    south_africa: codes(
      "AE AO BF BH BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW IQ IR JO KE KM KW LB LR LS LY MA MG ML MR MU MW MZ NA NE NG OM PS QA RE RW SA SC SD SL SN SO SS ST SY SZ TD TG TN TZ UG YE YT ZA ZM ZW",
    ),
    japan: codes("JP"),
    australia: codes("AU NZ AS CK FJ FM GU KI MH MP NC NF NR NU PF PG PW SB TO TV VU WF WS"),
    asia_pacific: codes("AF BN CN HK ID KG KH KR KZ LA MM MN MO MY PH PK SG TH TJ TL TM TW UZ VN"),
    india: codes("IN BD BT LK MV NP"),
  },
  ...cloudFrontPricingPage,
  certainty: "inferred",
  note: "The page names groups of countries with edge locations. A country without one is in the zone of the edge locations that are near. With a cheaper price class, the edge location may be in another zone than the viewer.",
};
