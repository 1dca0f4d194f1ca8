/**
 * The tables of properties, held against the SDK: a new property cannot be ignored in silence.
 *
 * @module
 */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { describe, it } from "mocha";
import { resourceTypes } from "../../model/resource-types.ts";
import type { PropertyTable } from "../../model/treatment.ts";
import { type DeclaredProperties, declaredProperties } from "./declared-properties.ts";

const tables = Object.entries(resourceTypes).flatMap(([type, treatment]) =>
  treatment.kind === "nested" ? [{ type, table: treatment.of }] : [],
);

/** Properties without a treatment, and treatments without a property. */
function differences(table: PropertyTable, declared: DeclaredProperties, prefix = ""): string[] {
  const missing = Object.keys(declared)
    .filter((name) => !Object.hasOwn(table, name))
    .map((name) => `${prefix}${name} has no treatment`);
  const inner = Object.entries(table).flatMap(([name, treatment]) => {
    const path = `${prefix}${name}`;
    if (!Object.hasOwn(declared, name)) {
      return [`${path} is no property`];
    }
    if (treatment.kind !== "nested") {
      return [];
    }
    const properties = declared[name]?.();
    return properties === undefined
      ? [`${path} is no object`]
      : differences(treatment.of, properties, `${path}.`);
  });
  return [...missing, ...inner];
}

describe("resourceTypes", () => {
  it("has property tables to compare with the SDK", () => {
    assert.ok(tables.length > 16);
  });

  for (const { type, table } of tables) {
    // An older form of BucketObjectv2 that lacks two of its properties.
    const extra = type.endsWith(":BucketObject")
      ? ["checksumAlgorithm is no property", "overrideProvider is no property"]
      : [];
    it(`has a treatment for every property of ${type}, and for no other`, () => {
      assert.deepEqual(differences(table, declaredProperties(type)), extra);
    });
  }

  for (const type of Object.keys(resourceTypes).filter((each) => each.startsWith("aws:"))) {
    it(`is a type of the SDK: ${type}`, () => {
      const [, module] = type.split(":");
      const file = new URL(`../../../node_modules/@pulumi/aws/${module}.d.ts`, import.meta.url);
      assert.ok(existsSync(file));
    });
  }
});

describe("differences", () => {
  it("reports a property missing from a table, at any depth", () => {
    const distribution = tables.find(({ type }) => type.endsWith(":Distribution"))?.table ?? {};
    const { priceClass: _, ...without } = distribution;
    const declared = declaredProperties("aws:cloudfront/distribution:Distribution");
    assert.deepEqual(differences(without, declared), ["priceClass has no treatment"]);
    assert.deepEqual(
      differences({ ...distribution, origins: { kind: "nested", of: {} } }, declared),
      [
        "origins.connectionAttempts has no treatment",
        "origins.connectionTimeout has no treatment",
        "origins.customHeaders has no treatment",
        "origins.customOriginConfig has no treatment",
        "origins.domainName has no treatment",
        "origins.originAccessControlId has no treatment",
        "origins.originId has no treatment",
        "origins.originPath has no treatment",
        "origins.originShield has no treatment",
        "origins.responseCompletionTimeout has no treatment",
        "origins.s3OriginConfig has no treatment",
        "origins.vpcOriginConfig has no treatment",
      ],
    );
  });
});
