/**
 * The token rule of a path, in every spelling.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { TokenPath } from "../../../../functions/contract.ts";
import { ruleFor } from "../../../../functions/core/tokens/token-path.ts";

const me: TokenPath = { path: "/v1/me", scopes: [], forward: "keep" };
const admin: TokenPath = { path: "/desk/admin/*", scopes: ["admin"], forward: "strip" };
const desk: TokenPath = { path: "/desk/*", scopes: ["desk"], forward: "strip" };
const odd: TokenPath = { path: "/odd*", scopes: [], forward: "strip" };
const rules = [me, admin, desk, odd];

describe("ruleFor", () => {
  for (const [path, rule] of [
    ["/v1/me", me],
    ["/desk/", desk],
    ["/desk/matches", desk],
    ["/desk/admin", desk],
    ["/desk/admin/", admin],
    ["/desk/admin/users", admin],
    ["/desk/leagues/North%20West/weeks/3", desk],
    ["/desk/leagues/Caf%C3%A9%27s", desk],
    ["/desk/a.b/..c/.d/e..", desk],
    ["/desk/a+b@c:d", desk],
    ["/odd*", odd],
  ] as const) {
    it(`matches ${path} with ${rule.path}`, () => {
      assert.equal(ruleFor(rules, path), rule);
    });
  }

  for (const path of [
    ...["/", "", "*", "/v1/me/", "/v1/meadow", "/v1", "/V1/ME", "/desk", "/DESK/", "/desk-top/x"],
    ...["desk/x", "/oddly", "https://host/desk/x"],
  ]) {
    it(`matches ${JSON.stringify(path)} with no rule`, () => {
      assert.equal(ruleFor(rules, path), undefined);
    });
  }

  for (const path of [
    ...["//desk/x", "/desk//x", "/desk/x//", "/./desk/x", "/desk/./admin/x", "/desk/."],
    ...["/desk/..", "/desk/../v1/me", "/v1/../desk/x", "/v1/x/../me", "/desk/x/.."],
    ...["/desk%2Fmatches", "/desk%2fmatches", "/desk/%2e%2e/v1/me", "/desk/%2E/x", "/desk/.%2e/x"],
    ...[
      "/desk/%61dmin/users",
      "/desk/%41",
      "/desk/%7Euser",
      "/desk/%5Fx",
      "/desk/%2Dx",
      "/desk/%30",
    ],
    ...["/desk/%5c..%5cv1", "/desk/\\..\\v1", "/desk/%252e%252e/x", "/desk/%25"],
    ...[
      "/desk/x;y",
      "/desk/..;/x",
      "/desk/%3Bx",
      "/desk/%3Fx",
      "/desk/%23x",
      "/desk/x?y",
      "/desk/x#y",
    ],
    ...["/desk/%00", "/desk/%0d%0aSet-Cookie:x", "/desk/%1f", "/desk/%7f", "/desk/\0", "/desk/a b"],
    ...["/desk/%", "/desk/%4", "/desk/%zz", "/desk/\n", "/desk/\u0085"],
  ]) {
    it(`refuses the spelling ${JSON.stringify(path)}`, () => {
      assert.equal(ruleFor([{ path: "/*", scopes: [], forward: "keep" }], path), undefined);
    });
  }

  it("returns the first rule that matches", () => {
    assert.equal(ruleFor([desk, admin], "/desk/admin/users"), desk);
  });

  it("returns nothing without rules", () => {
    assert.equal(ruleFor([], "/desk/x"), undefined);
  });
});
