/**
 * An engine's log, read.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { changes, readLog, registered } from "./run-events.ts";

const urn = (type: string, name: string) => `urn:pulumi:test::touchline::${type}::${name}`;

function step(op: string, type: string, name: string, diffs: readonly string[] = []) {
  return JSON.stringify({
    resourcePreEvent: { metadata: { op, urn: urn(type, name), type, diffs } },
  });
}

const log = readLog(
  [
    step("create", "touchline:edge:WebAcl", "firewall"),
    step("update", "aws:lambda/function:Function", "b", ["code"]),
    step("update", "aws:lambda/function:Function", "a", ["code"]),
    step("same", "aws:s3/bucket:Bucket", "season"),
    JSON.stringify({ diagnosticEvent: { severity: "debug", message: "detail" } }),
    JSON.stringify({
      diagnosticEvent: { severity: "warning", message: "using x from $PATH at /x" },
    }),
    JSON.stringify({ diagnosticEvent: { severity: "error", message: "broken\n" } }),
    JSON.stringify({
      policyEvent: {
        policyName: "p",
        enforcementLevel: "mandatory",
        message: "m",
        resourceUrn: "u",
      },
    }),
    "",
  ].join("\n"),
);

describe("the engine's event log", () => {
  it("lists changes by operation, without components and unchanged resources", () => {
    assert.deepEqual(changes(log), { update: ["Function a", "Function b"] });
  });

  it("lists every registered resource", () => {
    assert.equal(registered(log).length, 4);
  });

  it("lists warnings and errors, without the lines about ambient plugins", () => {
    assert.deepEqual(log.diagnostics, [{ severity: "error", message: "broken" }]);
  });

  it("lists policy violations", () => {
    assert.deepEqual(log.policies, [{ policy: "p", level: "mandatory", message: "m", urn: "u" }]);
  });
});
