import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { keepChanges } from "../../program/ignored-changes.ts";
import { secret } from "../../program/wire.ts";

const before = {
  inputs: { origins: [{ value: "old" }], comment: "old", gone: 1 },
  secrets: ["origins[0].value", "originsOfOld"],
};

describe("keepChanges", () => {
  it("puts the values that were deployed in the place of what is declared, with their secrets", () => {
    const kept = keepChanges(before, ["origins", "gone", "added"]);
    const declared = { origins: [{ value: "new" }], comment: "new", added: 2 };
    assert.deepEqual(kept.read({ value: declared, secrets: ["origins[0].other", "comment"] }), {
      value: { comment: "new", origins: [{ value: "old" }], gone: 1 },
      secrets: ["comment", "origins[0].value"],
    });
    assert.deepEqual(kept.wire(declared), {
      comment: "new",
      origins: secret([{ value: "old" }]),
      gone: 1,
    });
  });

  it("takes what is declared of a new resource", () => {
    const declared = { value: { comment: "new" }, secrets: ["comment"] };
    const kept = keepChanges(undefined, ["comment", "origins[0]"]);
    assert.equal(kept.read(declared), declared);
    assert.equal(kept.wire(declared.value), declared.value);
    assert.deepEqual(kept.faults, []);
  });

  it("says of parts of properties, and of all properties, that they are not followed", () => {
    const { faults } = keepChanges(before, ["origins[0].value", "comment", "*", "a.b"]);
    assert.deepEqual(
      faults.map(({ path }) => path),
      ["origins[0].value", "*", "a.b"],
    );
  });
});
