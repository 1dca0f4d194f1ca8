/**
 * What becomes of declared properties, by treatment.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { audit } from "../../model/audit.ts";
import {
  inert,
  nested,
  type PropertyTable,
  read,
  refused,
  unsimulated,
} from "../../model/treatment.ts";
import type { Properties } from "../../program/graph.ts";
import { resource } from "./graph-builder.ts";
import { reading } from "./problems-of.ts";

const table: PropertyTable = {
  read,
  inert: inert("means nothing"),
  shield: unsimulated("no shield", false, "none", []),
  legacy: refused("must be absent", ""),
  inner: nested({ read, shield: unsimulated("no inner shield") }),
};

function found(inputs: Properties): readonly string[] {
  const node = resource("aws:test:Test", "test", { inputs });
  const { problems, notSimulated } = reading((findings) => audit(node, table, findings), false);
  return [...problems, ...notSimulated.map((each) => `listed ${each}`)];
}

describe("audit", () => {
  for (const [title, inputs, expected] of [
    ["passes over what is read", { read: 1 }, []],
    ["passes over what means nothing", { inert: 1 }, []],
    ["passes over null", { unknown: null, legacy: null }, []],
    ["lists what is not simulated", { shield: true }, ["listed shield: no shield"]],
    ["does not list false where that loses nothing", { shield: false }, []],
    ["does not list a word that loses nothing", { shield: "none" }, []],
    ["does not list an empty list that loses nothing", { shield: [] }, []],
    ["refuses what cannot be simulated", { legacy: 3 }, ["legacy must be absent, got 3"]],
    ["does not refuse a value that loses nothing", { legacy: "" }, []],
    [
      "lists a property without a treatment",
      { toString: "x" },
      ['listed toString: is not known to this version of the runtime, got "x"'],
    ],
    ["goes into objects", { inner: { shield: 1 } }, ["listed inner.shield: no inner shield"]],
    [
      "goes into lists of objects",
      { inner: [{ read: 1 }, { other: 1, shield: 1 }] },
      [
        "listed inner[1].other: is not known to this version of the runtime, got 1",
        "listed inner[1].shield: no inner shield",
      ],
    ],
    ["refuses a value that is no object", { inner: "x" }, ['inner must be an object, got "x"']],
    [
      "shortens what would fill the screen",
      { legacy: "x".repeat(300) },
      [`legacy must be absent, got "${"x".repeat(199)}…`],
    ],
  ] as const) {
    it(title, () => assert.deepEqual(found(inputs), expected));
  }
});
