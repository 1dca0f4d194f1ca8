/**
 * What a rule reports.
 *
 * @module
 */
import { type Place, pathIn, type Resource } from "./reading/resource.ts";

/** Something that must not be as it is. */
export interface Finding {
  /** The resource, for rules that see all of them. @default the resource evaluated */
  readonly on?: Resource;
  /** The property, like `origins[2].customHeaders`; `""` where it is the resource as a whole. */
  readonly at: string;
  /** What was found, as the rest of the sentence "<where> …": `is "eu-west-1"`. No value of a header, a secret or a policy. */
  readonly found: string;
  /** What to write instead, as an imperative: `write region: "us-east-1"`. */
  readonly write: string;
}

/** What an evaluation returns: findings, with nothing in place of what passes. */
export type Reported = Finding | undefined | boolean | Iterable<Reported>;

/** The findings alone, in order. */
export function findingsIn(reported: Reported): readonly Finding[] {
  if (typeof reported !== "object") {
    return [];
  }
  return Symbol.iterator in reported ? [...reported].flatMap(findingsIn) : [reported];
}

/** A finding about a resource or a part of one. */
export function report(
  subject: Resource | Place,
  property: string,
  found: string,
  write: string,
): Finding {
  return "urn" in subject
    ? { on: subject, at: property, found, write }
    : { on: subject.on, at: pathIn(subject.at, property), found, write };
}

/** More of something than is allowed: `has 76 behaviors`. */
export function overCount(
  subject: Resource | Place,
  property: string,
  count: number,
  most: number,
  what: string,
): Finding | false {
  return count > most && report(subject, property, `has ${count} ${what}`, `leave at most ${most}`);
}
