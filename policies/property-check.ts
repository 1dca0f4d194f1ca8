/**
 * What a rule reports, and checks of properties: "each of these whose property is not as it should be".
 *
 * A value that is unknown until deployed is never reported: `property` decides that for all checks.
 *
 * @module
 */
import { type Part, type Place, pathIn, type Resource, regionOf } from "./reading/resource.ts";
import { isPresent, number, part, shown, text, unknown, type Value } from "./reading/value.ts";

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
  at: string,
  found: string,
  write: string,
): Finding {
  return "urn" in subject
    ? { on: subject, at, found, write }
    : { on: subject.on, at: pathIn(subject.at, at), found, write };
}

/** More of something than is allowed: `has 76 behaviors`. */
export function overCount(
  subject: Resource | Place,
  at: string,
  count: number,
  most: number,
  what: string,
): Finding | false {
  return count > most && report(subject, at, `has ${count} ${what}`, `leave at most ${most}`);
}

/** What a check looks at. */
export type Subject = Resource | Part;

/** How a property should be. */
export interface Expectation {
  /** Whether a value is as it should be; `undefined` is an absent one. */
  fits(value: Value): boolean;
  /** What was found otherwise. @default `is <value>` */
  readonly found?: string | ((value: Value) => string);
  /** What to write instead; `name` is the last step of the property. */
  readonly write: string | ((name: string) => string);
}

/** Everything that the checks report of each subject. */
export function checkEach<S>(
  subjects: Iterable<S>,
  ...checks: readonly ((subject: S) => Reported)[]
): readonly Finding[] {
  return [...subjects].flatMap((subject) => checks.flatMap((check) => findingsIn(check(subject))));
}

/** Checks one property, by its path: `customOriginConfig.originProtocolPolicy`. */
export function property(
  path: string,
  { fits, found, write }: Expectation,
): (subject: Subject) => Finding | undefined {
  const steps = path.split(".");
  return (subject) => {
    const value = part(subject.props, ...steps);
    if (value === unknown || fits(value)) {
      return undefined;
    }
    return report(
      subject,
      path,
      typeof found === "function" ? found(value) : (found ?? `is ${shown(value)}`),
      typeof write === "function" ? write(steps.at(-1) ?? path) : write,
    );
  };
}

/** There, and one of these strings. */
export function oneOf(...allowed: readonly string[]): Expectation {
  return {
    fits: (value) => allowed.includes(text(value) ?? ""),
    write: `write ${choice(allowed)}`,
  };
}

/** There, and one of many strings. */
export function anyOf(allowed: readonly string[]): Expectation {
  return {
    fits: (value) => allowed.includes(text(value) ?? ""),
    write: `write one of ${allowed.join(", ")}`,
  };
}

/** There, and this string. */
export function exactly(expected: string): Expectation {
  return { fits: (value) => value === expected, write: (name) => `write ${name}: "${expected}"` };
}

/** A number within these bounds. */
export function between(least: number, most: number): Expectation {
  const isOutside = (given: number) => given < least || given > most;
  return {
    fits: (value) => {
      const given = number(value);
      return given === undefined || !isOutside(given);
    },
    found: (value) => `is ${number(value)}`,
    write: `write a number from ${least} to ${most}`,
  };
}

/** A number that is not above the most, with its unit: `is 40 s`. */
export function atMost(
  most: number,
  write: Expectation["write"] = `write ${most} or less`,
  unit = "",
): Expectation {
  return {
    fits: (value) => (number(value) ?? most) <= most,
    found: (value) => `is ${number(value)}${unit}`,
    write,
  };
}

/** A flag that is on, however it is spelled. */
export const turnedOn: Expectation = {
  fits: (value) => value === true || value === "true",
  write: (name) => `write ${name}: true`,
};

/** A flag that is not on. */
export function turnedOff(write: string): Expectation {
  return { fits: (value) => !turnedOn.fits(value), found: "is true", write };
}

/** There, known or not: an empty list or map is not. */
export function present(write: string): Expectation {
  return { fits: isPresent, found: "is nothing", write };
}

/** Absent, or an empty list or map. */
export function leftOut(found: string, write: string): Expectation {
  return { fits: (value) => !isPresent(value), found, write };
}

/** As expected where it is there at all. */
export function ifGiven(expected: Expectation): Expectation {
  return { ...expected, fits: (value) => value === undefined || expected.fits(value) };
}

/** In a Region: its own, or its provider's. */
export function inRegion(region: string): (resource: Resource) => Finding | false {
  return (resource) => {
    const actual = regionOf(resource);
    return (
      actual !== region &&
      actual !== unknown &&
      report(resource, "region", `is ${shown(actual)}`, `write region: "${region}"`)
    );
  };
}

/** What a user may choose among: `"a", "b" or "c"`. */
export function choice(allowed: readonly (string | number)[]): string {
  const spelled = allowed.map((value) => JSON.stringify(value));
  return spelled.length < 2
    ? spelled.join("")
    : `${spelled.slice(0, -1).join(", ")} or ${spelled.at(-1)}`;
}
