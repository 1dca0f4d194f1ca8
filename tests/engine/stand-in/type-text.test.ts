/**
 * Types of declarations, as values are held to them.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { parseType } from "./type-text.ts";

describe("the fake provider: types", () => {
  for (const [text, shape] of [
    ["pulumi.Input<string>", { kind: "text" }],
    ["pulumi.Input<string | undefined>", { kind: "text" }],
    ["pulumi.Input<number | undefined>", { kind: "number" }],
    ["pulumi.Input<boolean>", { kind: "flag" }],
    ["pulumi.Input<any>", { kind: "anything" }],
    ["pulumi.Input<pulumi.Input<string>[] | undefined>", { kind: "list", of: { kind: "text" } }],
    ["pulumi.Input<string>[][]", { kind: "list", of: { kind: "list", of: { kind: "text" } } }],
    [
      "pulumi.Input<{ [key: string]: pulumi.Input<string>; } | undefined>",
      { kind: "map", of: { kind: "text" } },
    ],
    [
      "pulumi.Input<pulumi.Input<inputs.lambda.AliasRoutingConfig>[] | undefined>",
      { kind: "list", of: { kind: "structure", path: "lambda.AliasRoutingConfig" } },
    ],
    ["pulumi.Input<pulumi.asset.Asset | pulumi.asset.Archive | undefined>", { kind: "asset" }],
    // A resource is given as its id, an enumeration as one of its strings.
    ["pulumi.Input<string | RestApi | undefined>", { kind: "text" }],
    ["pulumi.Input<string | enums.lambda.Runtime>", { kind: "text" }],
    // Two things at once: nothing is held.
    ["pulumi.Input<string | inputs.iam.PolicyDocument>", { kind: "anything" }],
  ] as const) {
    it(`reads ${text}`, () => assert.deepEqual(parseType(text), shape));
  }
});
