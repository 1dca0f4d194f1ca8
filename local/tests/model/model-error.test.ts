/**
 * The message of a program that cannot be served.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { LocalError } from "../../local-error.ts";
import { ModelError } from "../../model/model-error.ts";

describe("ModelError", () => {
  const problems = [
    { urn: "urn:one", path: "a", message: "must be 1, got 2" },
    { urn: "urn:two", path: "", message: "is unknown" },
    { urn: "urn:one", path: "b[0].c", message: "must be a string, got 3" },
  ];

  it("names every problem under its resource", () => {
    const lines = [
      "3 problems in what the program declares:",
      "  urn:one",
      "    a must be 1, got 2",
      "    b[0].c must be a string, got 3",
      "  urn:two",
      "    is unknown",
    ];
    assert.equal(new ModelError(problems).message, lines.join("\n"));
  });

  it("counts one problem as one", () => {
    const error = new ModelError(problems.slice(0, 1));
    assert.match(error.message, /^1 problem in what/);
  });

  it('keeps the problems, and has the fault "program"', () => {
    const error = new ModelError(problems);
    assert.deepEqual(error.problems, problems);
    assert.ok(error instanceof LocalError);
    assert.equal(error.fault, "program");
    assert.equal(error.name, "ModelError");
  });
});
