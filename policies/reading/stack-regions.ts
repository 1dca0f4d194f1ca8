/**
 * The Regions of a stack, by its settings.
 *
 * @module
 */
import type { Facts } from "./facts.ts";
import { parseJson, type Resource } from "./resource.ts";
import { list, part, texts } from "./value.ts";

/** A rule of residency, as the settings write it. */
export interface ResidencyTerms {
  /** Where it is, like `residency[0]`. */
  readonly at: string;
  readonly regions: readonly string[];
}

/** The Regions that have an API; none where the settings do not say. */
export function listedRegions({ project, config }: Facts): readonly string[] {
  return texts(parseJson(config[`${project}:regions`] ?? "[]"));
}

/** Every Region that anything may be in, so far as the settings say. */
export function stackRegions(facts: Facts): readonly string[] {
  const home = facts.config[`${facts.project}:homeRegion`];
  return [...listedRegions(facts), ...(home === undefined ? [] : [home])];
}

/** Regions in which the account may have no log groups of edge functions, as the settings say. */
export function deniedLogRegions({ project, config }: Facts): readonly string[] {
  return texts(parseJson(config[`${project}:edgeLogRegionsDenied`] ?? "[]"));
}

/** The rules of residency. */
export function residencyTerms({ project, config }: Facts): readonly ResidencyTerms[] {
  return list(parseJson(config[`${project}:residency`] ?? "[]")).map((terms, index) => ({
    at: `residency[${index}]`,
    regions: texts(part(terms, "regions")),
  }));
}

/** Whether a resource is of AWS and in some Region: what is global has a Region in its provider only. */
export function isRegional({ type, provider }: Resource): boolean {
  return (
    provider?.type === "pulumi:providers:aws" &&
    !/^aws:(?:account|budgets|cloudfront|globalaccelerator|iam|organizations|route53|shield)\//.test(
      type,
    )
  );
}
