/**
 * What looks random repeats exactly.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { alphabets, digest, uuid } from "../../declare/digest.ts";

describe("digest", () => {
  it("returns the requested number of characters of the alphabet, the same every time", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.nat(200),
        fc.constantFrom(...Object.values(alphabets)),
        (seed, length, alphabet) => {
          const drawn = digest(seed, length, alphabet);
          assert.equal(drawn.length, length);
          assert.ok([...drawn].every((character) => alphabet.includes(character)));
          assert.equal(digest(seed, length, alphabet), drawn);
        },
      ),
    );
  });

  it("differs by seed; a shorter length is a prefix of a longer one", () => {
    assert.notEqual(digest("a", 16), digest("b", 16));
    assert.ok(digest("a", 80).startsWith(digest("a", 40)));
  });
});

describe("uuid", () => {
  it("has the format of version 4", () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        assert.match(
          uuid(seed),
          /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        );
      }),
    );
  });

  it("differs by seed", () => {
    assert.notEqual(uuid("a"), uuid("b"));
  });
});
