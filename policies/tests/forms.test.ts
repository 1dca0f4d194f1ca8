/**
 * The tables of forms: each is about a property that exists, accepts what it says, and refuses everything else.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { httpApiForms, restApiForms } from "../../aws/api-gateway-forms.ts";
import { cloudFrontForms } from "../../aws/cloudfront-forms.ts";
import {
  bucketOrigins,
  functionUrlOrigins,
  httpApiOrigins,
  policyOrigins,
} from "../../aws/cors-origins.ts";
import type { Form, Forms } from "../../aws/form.ts";
import { balancingForms, dnsForms } from "../../aws/network-forms.ts";
import { s3Forms } from "../../aws/s3-forms.ts";
import * as serviceForms from "../../aws/service-forms.ts";
import { argumentsOf, type Fields, structureOf } from "../../tests/engine/stand-in/declarations.ts";
import type { Shape } from "../../tests/engine/stand-in/type-text.ts";
import { formFindings } from "../form-check.ts";
import { unknown } from "../reading/value.ts";
import { resource } from "./fixtures.ts";

const all: readonly Forms[] = [
  ...[httpApiForms, restApiForms, cloudFrontForms, balancingForms, dnsForms, s3Forms],
  ...[bucketOrigins, functionUrlOrigins],
  ...[httpApiOrigins, policyOrigins],
  ...Object.values(serviceForms),
].map(({ value }) => value);

/** Every form, with the type that it is of. */
const cases = all.flatMap((forms) =>
  Object.entries(forms).flatMap(([type, ofType]) =>
    ofType.map((form) => ({ forms: { [type]: [form] }, type, form })),
  ),
);

describe("the forms of properties", () => {
  it("are of properties that the SDK declares", () => {
    const missing = cases.filter(({ type, form }) => !isDeclared(type, form.path.split(".")));
    assert.deepEqual(
      missing.map(({ type, form }) => `${type} ${form.path}`),
      [],
    );
  });

  it("accept what they state, and what is absent or unknown", () => {
    for (const { forms, type, form } of cases) {
      const values = fc.oneof(accepted(form), fc.constantFrom(undefined, unknown));
      fc.assert(
        fc.property(values, (value) => {
          assert.deepEqual(formFindings(holding(type, form.path, value), forms), []);
        }),
        { seed: 7, numRuns: 20 },
      );
    }
  });

  it("refuse everything else, and name its place", () => {
    for (const { forms, type, form } of cases) {
      fc.assert(
        fc.property(refused(form), (value) => {
          const [found, ...more] = formFindings(holding(type, form.path, value), forms);
          assert.equal(found?.at, form.path.replaceAll("[]", "[0]"), `${type} ${form.path}`);
          assert.deepEqual(more, []);
        }),
        { seed: 7, numRuns: 20 },
      );
    }
  });
});

/** A resource with a value at a path. */
function holding(type: string, path: string, value: unknown) {
  const props = path.split(".").reduceRight<unknown>((inner, step) => {
    const name = step.replace("[]", "");
    return { [name]: name === step ? inner : [inner] };
  }, value);
  return resource(type, { props: props as Readonly<Record<string, unknown>> });
}

function accepted({ range, oneOf, pattern, length, most }: Form): fc.Arbitrary<unknown> {
  if (range !== undefined) {
    return fc.integer({ min: range[0], max: range[1] });
  }
  if (oneOf !== undefined) {
    return fc.constantFrom(...oneOf);
  }
  if (pattern !== undefined) {
    const expression = new RegExp(`^(?:${pattern[0]})$`);
    return fc
      .stringMatching(new RegExp(`^(?:${pattern[0].replaceAll(/\(\?<?!.*?\)/g, "")})$`))
      .filter((text) => expression.test(text));
  }
  return length === undefined
    ? fc.integer({ min: 0, max: Math.min(most ?? 0, 20) }).map((count) => Array(count).fill("a"))
    : fc
        .integer({ min: length[0], max: Math.min(length[1], 3_000) })
        .map((count) => "a".repeat(count));
}

function refused({ range, oneOf, pattern, length, most }: Form): fc.Arbitrary<unknown> {
  if (range !== undefined) {
    return fc.oneof(
      fc.integer({ min: range[0] - 1_000, max: range[0] - 1 }),
      fc.integer({ min: range[1] + 1, max: range[1] + 1_000 }),
    );
  }
  if (oneOf !== undefined) {
    const known = oneOf.map(String);
    return fc
      .oneof(fc.string({ minLength: 1 }), fc.nat())
      .filter((one) => !known.includes(String(one)));
  }
  if (pattern !== undefined) {
    const expression = new RegExp(`^(?:${pattern[0]})$`);
    return fc.string({ minLength: 1 }).filter((text) => !expression.test(text));
  }
  return length === undefined
    ? fc.integer({ min: 1, max: 5 }).map((more) => Array((most ?? 0) + more).fill("a"))
    : fc.integer({ min: 1, max: 9 }).map((more) => "a".repeat(length[1] + more));
}

/** Whether a path exists in the declarations of the SDK. */
function isDeclared(type: string, steps: readonly string[]): boolean {
  const [pkg = ""] = type.split(":");
  let fields: Fields | undefined = argumentsOf(type);
  for (const step of steps) {
    const field = fields?.get(step.replace("[]", ""));
    if (field === undefined) {
      return false;
    }
    fields = fieldsIn(pkg, field.shape);
  }
  return true;
}

/** What a structure, or each member of a list of such, has. */
function fieldsIn(pkg: string, shape: Shape): Fields | undefined {
  if (shape.kind === "list") {
    return fieldsIn(pkg, shape.of);
  }
  return shape.kind === "structure" ? structureOf(pkg, shape.path) : undefined;
}
