/**
 * Problems and omissions: in order, each once.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { Findings, shown } from "../../model/findings.ts";
import { resource } from "./graph-builder.ts";

const one = resource("aws:test:Test", "one");
const two = resource("aws:test:Test", "two");

describe("Findings", () => {
  it("keeps problems in order, each once", () => {
    const findings = new Findings();
    findings.refuse("urn", { path: "b", message: "m" }, { path: "a", message: "m" });
    findings.refuse("urn", { path: "b", message: "m" });
    findings.refuse("other", { path: "b", message: "m" });
    assert.deepEqual(findings.problems, [
      { urn: "urn", path: "b", message: "m" },
      { urn: "urn", path: "a", message: "m" },
      { urn: "other", path: "b", message: "m" },
    ]);
  });

  it("lists a property once for each resource", () => {
    const findings = new Findings();
    findings.list(one, "p", "why");
    findings.list(two, "p", "why");
    findings.list(one, "p", "why");
    assert.deepEqual(
      findings.notSimulated.map(({ urn, what }) => [urn, what]),
      [
        [one.urn, "p"],
        [two.urn, "p"],
      ],
    );
  });

  it("lists a type once", () => {
    const findings = new Findings();
    findings.listType(one, "why");
    findings.listType(two, "why");
    assert.deepEqual(findings.notSimulated, [
      { urn: one.urn, type: "aws:test:Test", what: "", why: "why" },
    ]);
  });
});

describe("shown", () => {
  for (const [value, text] of [
    [undefined, "nothing"],
    ["a", '"a"'],
    ["x".repeat(198), `"${"x".repeat(198)}"`],
    ["x".repeat(199), `"${"x".repeat(199)}…`],
  ] as const) {
    it(`shows ${text.slice(0, 12)} of ${text.length} characters`, () => {
      assert.equal(shown(value), text);
    });
  }
});
