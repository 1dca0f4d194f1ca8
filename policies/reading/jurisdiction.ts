/**
 * Which law a Region is under, and which law data is bound to.
 *
 * @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
 * @module
 */
import type { Setting } from "../rule.ts";
import { type Resource, tagsOf } from "./resource.ts";
import { text } from "./value.ts";

/** The tag that binds what a resource holds to a jurisdiction, or to Regions. */
export const residencyTag = "data-residency";

/** Jurisdictions by Region, or by how the names of Regions begin. */
export type Jurisdictions = Readonly<Record<string, string>>;

/** The knob that says which Region is where. The longest pattern wins. London and Zurich are not in the EU. */
export const jurisdictionsSetting: Setting<Jurisdictions> = {
  description:
    "Jurisdictions by Region, or by how the names of Regions begin and *. The longest that fits counts.",
  type: "object",
  default: {
    "eu-*": "EU",
    "eusc-*": "EU",
    "eu-west-2": "GB",
    "eu-central-2": "CH",
    "us-*": "US",
    "ca-*": "CA",
    "mx-*": "MX",
    "sa-east-1": "BR",
    "af-south-1": "ZA",
    "il-central-1": "IL",
    "me-central-1": "AE",
    "me-south-1": "BH",
    "ap-east-1": "HK",
    "ap-east-2": "TW",
    "ap-northeast-1": "JP",
    "ap-northeast-2": "KR",
    "ap-northeast-3": "JP",
    "ap-south-*": "IN",
    "ap-southeast-1": "SG",
    "ap-southeast-2": "AU",
    "ap-southeast-3": "ID",
    "ap-southeast-4": "AU",
    "ap-southeast-5": "MY",
    "ap-southeast-6": "NZ",
    "ap-southeast-7": "TH",
    "cn-*": "CN",
  },
};

/** @returns `undefined` for a Region that is in no jurisdiction of the map. */
export function jurisdictionOf(region: string, jurisdictions: Jurisdictions): string | undefined {
  const [longest] = Object.keys(jurisdictions)
    .filter((pattern) => fits(pattern, region))
    .sort((one, other) => other.length - one.length);
  return longest === undefined ? undefined : jurisdictions[longest];
}

/** What a resource's tag binds it to; `undefined` where nothing does. */
export function bondOf(resource: Resource): string | undefined {
  return text(tagsOf(resource)[residencyTag]);
}

/** Whether a Region keeps a bond: it is in that jurisdiction, or one of those Regions. */
export function keeps(region: string, bond: string, jurisdictions: Jurisdictions): boolean {
  // No Region stands in a country of the EEA that is not in the EU.
  return fits(bond, region) || jurisdictionOf(region, jurisdictions) === bond.replace("EEA", "EU");
}

/** Whether a pattern speaks of a Region: its name, or how it begins and `*`. */
export function fits(pattern: string, region: string): boolean {
  return pattern.endsWith("*") ? region.startsWith(pattern.slice(0, -1)) : region === pattern;
}
