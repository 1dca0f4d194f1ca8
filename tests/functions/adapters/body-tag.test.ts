/**
 * Entity tags of generated bodies.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { entityTag } from "../../../functions/adapters/body-tag.ts";

describe("entityTag", () => {
  it("is a strong tag derived from the body's SHA-256", () => {
    // printf '{}' | sha256sum, its first 16 bytes
    const digest = Buffer.from("44136fa355b3678a1146ad16f7e8649e", "hex").toString("base64url");
    assert.equal(entityTag("{}"), `"${digest}"`);
  });

  it("hashes the body as UTF-8", () => {
    assert.equal(entityTag("é"), entityTag(Buffer.from([0xc3, 0xa9]).toString("utf8")));
    assert.notEqual(entityTag("é"), entityTag("e"));
  });
});
