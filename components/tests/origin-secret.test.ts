/**
 * `OriginSecret`: rotation without lost requests, and outputs that do not reveal the secret.
 *
 * @module
 */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "mocha";
import { OriginSecret } from "../origin-secret.ts";
import { recordComponent, refusal } from "./recording.ts";

function recordSecret(generation: number) {
  return recordComponent((provider) => {
    const { current, acceptedHashes } = new OriginSecret(
      "origin",
      { generation },
      { providers: [provider] },
    );
    return { current, acceptedHashes };
  });
}

const passwords = async (generation: number) =>
  (await recordSecret(generation)).nodes.filter(({ type }) => type.startsWith("random:"));

describe("OriginSecret", () => {
  for (const [generation, names] of [
    [1, ["origin-generation-1", "origin-generation-2"]],
    [2, ["origin-generation-1", "origin-generation-2", "origin-generation-3"]],
    [9, ["origin-generation-8", "origin-generation-9", "origin-generation-10"]],
  ] as const) {
    it(`makes ${names.length} secrets of 256 bits for generation ${generation}`, async () => {
      const nodes = await passwords(generation);
      assert.deepEqual(
        Object.fromEntries(nodes.map(({ name, inputs }) => [name, inputs])),
        Object.fromEntries(names.map((name) => [name, { length: 43, special: false }])),
      );
    });
  }

  it("sends the secret of its generation, and accepts the previous and the next one", async () => {
    const graph = await recordSecret(2);
    const secret = (number: number) =>
      graph.nodes.find(({ name }) => name === `origin-generation-${number}`)?.outputs["result"];
    const sha256 = (text: unknown) => createHash("sha256").update(String(text)).digest("hex");
    assert.deepEqual(graph.outputs, {
      current: secret(2),
      acceptedHashes: [1, 2, 3].map((number) => sha256(secret(number))),
    });
  });

  it("marks the secret as secret, and the digests as not secret", async () => {
    assert.deepEqual((await recordSecret(2)).secretOutputs, ["current"]);
  });

  it("keeps two secrets unchanged in a rotation", async () => {
    const [before, after] = [await passwords(2), await passwords(3)];
    const kept = after.filter(({ urn }) => before.some((node) => node.urn === urn));
    assert.deepEqual(
      kept.map(({ name, outputs }) => [name, outputs["result"]]),
      before.slice(-2).map(({ name, outputs }) => [name, outputs["result"]]),
    );
  });

  for (const generation of [0, -1, 1.5, 1_000_001]) {
    it(`rejects generation ${generation}`, async () => {
      const message = await refusal((provider) => {
        new OriginSecret("origin", { generation }, { providers: [provider] });
        return undefined;
      });
      assert.equal(
        message,
        `generation must be a whole number from 1 to 1000000, got ${generation}`,
      );
    });
  }
});
