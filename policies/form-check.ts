/**
 * Checks of properties against the forms that a service accepts.
 *
 * @module
 */
import type { Form, Forms } from "../aws/form.ts";
import {
  between,
  checkEach,
  choice,
  type Expectation,
  type Finding,
  property,
  type Subject,
} from "./property-check.ts";
import { items, type Resource } from "./reading/resource.ts";
import { list, part, text, type Value } from "./reading/value.ts";

/** What of a resource is in a form that its service refuses. */
export function formFindings(resource: Resource, forms: Forms): readonly Finding[] {
  return checkEach(forms[resource.type] ?? [], (form) => at(resource, form.path, expected(form)));
}

/** Checks a path, in each member of the lists on it. */
function at(subject: Subject, path: string, expectation: Expectation): readonly Finding[] {
  const [, head = "", rest] = /^(.*?)\[\](?:\.(.*))?$/.exec(path) ?? [];
  if (head === "") {
    return checkEach([subject], property(path, expectation));
  }
  return rest === undefined
    ? list(part(subject.props, ...head.split("."))).flatMap((_, index) =>
        checkEach([subject], member(head, index, expectation)),
      )
    : items(subject, head).flatMap((each) => at(each, rest, expectation));
}

/** Checks a member of a list that is no structure. */
function member(path: string, index: number, expectation: Expectation) {
  return (subject: Subject) => {
    const value = part(subject.props, ...path.split("."), index);
    const found = property("value", expectation)({ ...placeOf(subject), props: { value } });
    return found && { ...found, at: found.at.replace(/value$/, `${path}[${index}]`) };
  };
}

function placeOf(subject: Subject) {
  return "urn" in subject ? { on: subject, at: "" } : { on: subject.on, at: subject.at };
}

function expected({ range, oneOf, pattern, length, most }: Form): Expectation {
  if (range !== undefined) {
    return between(...range);
  }
  if (oneOf !== undefined) {
    return {
      fits: (value) => isNoScalar(value) || oneOf.some((one) => String(one) === String(value)),
      write: `write ${choice(oneOf)}`,
    };
  }
  if (pattern !== undefined) {
    const expression = new RegExp(`^(?:${pattern[0]})$`);
    return {
      fits: (value) => isNoScalar(value) || expression.test(String(value)),
      write: `write ${pattern[1]}`,
    };
  }
  return length === undefined ? atMostMembers(most ?? Number.MAX_SAFE_INTEGER) : sized(...length);
}

function isNoScalar(value: Value): boolean {
  return typeof value !== "string" && typeof value !== "number";
}

function sized(least: number, most: number): Expectation {
  return {
    fits: (value) => {
      const characters = text(value)?.length ?? least;
      return characters >= least && characters <= most;
    },
    found: (value) => `has ${text(value)?.length} characters`,
    write: `write ${least} to ${most} characters`,
  };
}

function atMostMembers(most: number): Expectation {
  return {
    fits: (value) => list(value).length <= most,
    found: (value) => `has ${list(value).length} members`,
    write: `leave at most ${most}`,
  };
}
