/** Statements about requests. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { ViewerRequest } from "../../../http/message.ts";
import { compileStatement } from "../../../services/waf/statement.ts";
import type { Statement } from "../../../services/waf/web-acl-model.ts";
import { requestOf } from "../cloudfront/edge-fixtures.ts";

/** Whether a statement holds of a request that has some labels. */
function holds(
  statement: Statement,
  request: ViewerRequest = requestOf("/"),
  labels = new Set<string>(),
): boolean {
  return compileStatement(statement, 16)({ request, labels });
}

const yes: Statement = { kind: "geo", countries: ["NZ"] };
const no: Statement = { kind: "geo", countries: ["AU"] };
const inNewZealand = requestOf("/wp-admin", {
  place: { country: "NZ" },
  headers: ["X-Key", "a", "X-Key", "bb"],
});

describe("compileStatement", () => {
  const key = { component: { kind: "single-header", name: "x-key" }, transformations: [] } as const;
  const path = { component: { kind: "uri-path" }, transformations: ["LOWERCASE"] } as const;
  for (const [title, statement, expected] of [
    ["and of nothing false", { kind: "and", statements: [yes, yes] }, true],
    ["and of one false", { kind: "and", statements: [yes, no] }, false],
    ["or of one true", { kind: "or", statements: [no, yes] }, true],
    ["or of none true", { kind: "or", statements: [no, no] }, false],
    ["not of what is false", { kind: "not", statement: no }, true],
    ["not of what is true", { kind: "not", statement: yes }, false],
    [
      "bytes in one of several texts",
      { kind: "byte-match", source: key, search: "bb", position: "EXACTLY" },
      true,
    ],
    [
      "bytes after transformation",
      { kind: "byte-match", source: path, search: "/wp-", position: "STARTS_WITH" },
      true,
    ],
    ["a pattern", { kind: "regex-match", source: path, patterns: ["admin$"] }, true],
    ["no pattern", { kind: "regex-match", source: path, patterns: ["^admin$"] }, false],
    ["a size", { kind: "size", source: key, comparison: "GT", size: 1 }, true],
    [
      "nothing of what is absent, not even that it is short",
      {
        kind: "size",
        source: { component: { kind: "single-header", name: "absent" }, transformations: [] },
        comparison: "LE",
        size: 10,
      },
      false,
    ],
    ["an address", { kind: "ip-set", ranges: ["203.0.113.0/24"], forwarded: undefined }, true],
    ["another address", { kind: "ip-set", ranges: ["10.0.0.0/8"], forwarded: undefined }, false],
    [
      "an address of a header, where there is none",
      {
        kind: "ip-set",
        ranges: ["203.0.113.0/24"],
        forwarded: { header: "x-forwarded-for", position: "FIRST", fallback: "MATCH" },
      },
      false,
    ],
  ] as const satisfies readonly (readonly [string, Statement, boolean])[]) {
    it(`returns ${expected} for ${title}`, () =>
      assert.equal(holds(statement, inNewZealand), expected));
  }

  it("matches no country for a viewer placed by coordinates only", () => {
    const request = requestOf("/", { place: { latitude: "-36.85", longitude: "174.76" } });
    assert.equal(holds(yes, request), false);
  });

  it("labels a request by its place, matched or not", () => {
    const labels = new Set<string>();
    holds(no, inNewZealand, labels);
    assert.deepEqual(
      [...labels],
      ["awswaf:clientip:geo:country:NZ", "awswaf:clientip:geo:region:NZ-XX"],
    );
    assert.equal(
      holds({ kind: "label", scope: "LABEL", key: "country:NZ" }, inNewZealand, labels),
      true,
    );
  });

  it("applies the oversize handling of the rule", () => {
    const source = { component: { kind: "body", oversize: "MATCH" }, transformations: [] } as const;
    const statement = { kind: "size", source, comparison: "EQ", size: 0 } as const;
    assert.equal(holds(statement, requestOf("/", { body: Buffer.alloc(17) })), true);
    assert.equal(holds(statement, requestOf("/", { body: Buffer.alloc(16) })), false);
  });
});
