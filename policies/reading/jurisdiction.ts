/**
 * Which law a Region is under, and which law data is bound to.
 *
 * @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
 * @module
 */
import { type Resource, tagsOf } from "./resource.ts";
import { text } from "./value.ts";

/** The tag that binds what a resource holds to a jurisdiction, or to Regions. */
export const residencyTag = "data-residency";

/** Jurisdictions by Region, or by how the names of Regions begin. */
export type Jurisdictions = Readonly<Record<string, string>>;

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
  // No Region is in a country of the EEA that is not in the EU.
  return fits(bond, region) || jurisdictionOf(region, jurisdictions) === bond.replace("EEA", "EU");
}

/** Whether a pattern matches a Region: its name, or how it begins and `*`. */
export function fits(pattern: string, region: string): boolean {
  return pattern.endsWith("*") ? region.startsWith(pattern.slice(0, -1)) : region === pattern;
}
