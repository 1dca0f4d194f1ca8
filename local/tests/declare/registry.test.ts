/**
 * Every type that is answered for is one of the SDK's, and answered in the SDK's terms.
 *
 * @module
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as aws from "@pulumi/aws";
import { describe, it } from "mocha";
import { services } from "../../declare/registry.ts";
import { find } from "../../program/query.ts";
import { record } from "../../program/record.ts";
import { testStack } from "../program/test-stack.ts";
import { declareEach } from "./declare-each.ts";

const types = Object.values(services).flatMap(({ resources }) => Object.keys(resources));

describe("services", () => {
  it("names each service after its file", () => {
    for (const name of Object.keys(services)) {
      const file = fileURLToPath(new URL(`../../declare/${name}-declarations.ts`, import.meta.url));
      assert.match(readFileSync(file, "utf8"), new RegExp(`export const ${name}: Service`));
    }
  });

  it("declares no type twice", () => {
    assert.deepEqual(types, [...new Set(types)]);
  });

  it("tests every type it declares", () => {
    const providers = ["aws", "random", "tls"].map((name) => `pulumi:providers:${name}`);
    assert.deepEqual([...types].sort(), [...providers, ...Object.keys(declareEach)].sort());
  });

  for (const [type, declare] of Object.entries(declareEach)) {
    it(`returns every output of ${type}, and none that the SDK lacks`, async () => {
      let known: readonly string[] = [];
      const graph = await record(testStack, async () => {
        known = Object.keys(declare("one"));
      });
      const { outputs, id } = find(graph, type, "one");
      assert.notEqual(id, "");
      assert.deepEqual(
        Object.keys(outputs).filter((output) => !known.includes(output)),
        [],
      );
    });
  }

  it("gives a provider an id in the engine's format", async () => {
    const graph = await record(testStack, async () => {
      new aws.Provider("p");
    });
    assert.match(find(graph, "pulumi:providers:aws", "p").id, /^[0-9a-f]{8}-[0-9a-f-]{27}$/);
  });
});
