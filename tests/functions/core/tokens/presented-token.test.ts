/**
 * Finding the token of a request.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  presentedToken,
  withoutSession,
} from "../../../../functions/core/tokens/presented-token.ts";

describe("presentedToken", () => {
  for (const [title, authorization, cookies] of [
    ["Authorization", ["Bearer t"], []],
    ["Authorization, whatever the scheme's case", ["bEARER t"], []],
    ["Authorization, after several spaces", ["Bearer   t"], []],
    ["the cookie", [], ["__Host-session=t"]],
    ["the cookie among others", [], ["a=1; __Host-session=t; b=2"]],
    ["the cookie on a separate line", [], ["a=1", "__Host-session=t"]],
    ["the cookie, without a space before it", [], ["a=1;__Host-session=t;b"]],
    ["both, when they are the same", ["Bearer t"], ["__Host-session=t"]],
    ["Authorization, beside cookies of other names", ["Bearer t"], ["__host-session=x; session=x"]],
    [
      "Authorization, beside a name that only begins like ours",
      ["Bearer t"],
      ["__Host-session2=x"],
    ],
  ] as const) {
    it(`finds the token in ${title}`, () => {
      assert.deepEqual(presentedToken(authorization, cookies), { kind: "token", token: "t" });
    });
  }

  for (const [title, authorization, cookies] of [
    ["nothing at all", [], []],
    ["another scheme", ["Basic dTpw"], []],
    ["a scheme that only begins like ours", ["BearerX t"], []],
    ["an empty Authorization", [""], []],
    ["other cookies", [], ["a=1; b=2", ""]],
    ["the cookie's name as a value", [], ["a=__Host-session"]],
    ["the cookie's name, percent-encoded", [], ["__Host%2Dsession=t"]],
  ] as const) {
    it(`finds no token in ${title}`, () => {
      assert.deepEqual(presentedToken(authorization, cookies), { kind: "none" });
    });
  }

  for (const [title, authorization, cookies] of [
    ["two that differ", ["Bearer t"], ["__Host-session=u"]],
    ["two Authorization lines", ["Bearer t", "Bearer t"], []],
    ["two Authorization lines, one of another scheme", ["Basic dTpw", "Bearer t"], []],
    ["two session cookies", [], ["__Host-session=t; __Host-session=t"]],
    ["two session cookies on two lines", [], ["__Host-session=t", "__Host-session=u"]],
    ["two session cookies, one without a value", [], ["__Host-session; __Host-session=t"]],
    ["two session cookies, spaced differently", [], ["__Host-session=t; __Host-session =u"]],
    ["a cookie with two spaces before its name", [], ["a=1;  __Host-session=t"]],
    ["a cookie with a tab before its name", [], ["a=1;\t__Host-session=t"]],
    ["a cookie with a space after its name", [], ["__Host-session =t"]],
    ["a cookie with a space before its value", [], ["__Host-session= t"]],
    ["a cookie with a space after its value", [], ["__Host-session=t ; a=1"]],
    ["a cookie without a value", [], ["__Host-session"]],
    ["another scheme beside the cookie", ["Basic dTpw"], ["__Host-session=t"]],
    ["an empty Authorization beside the cookie", [""], ["__Host-session=t"]],
    ["Bearer without a token", ["Bearer"], []],
    ["Bearer with spaces only", ["Bearer  "], []],
    ["Bearer with two tokens", ["Bearer t u"], []],
    ["Bearer after a tab", ["Bearer\tt"], []],
    ["an unclear Bearer with a valid cookie", ["Bearer t u"], ["__Host-session=t"]],
  ] as const) {
    it(`reports unclear: ${title}`, () => {
      assert.deepEqual(presentedToken(authorization, cookies), { kind: "unclear" });
    });
  }

  for (const value of ['"t"', "%74", "t=", ""]) {
    it(`uses the cookie's value ${JSON.stringify(value)} unchanged`, () => {
      const presented = presentedToken([], [`__Host-session=${value}`]);
      assert.deepEqual(presented, { kind: "token", token: value });
    });
  }

  it("does not split values folded into one line", () => {
    const presented = presentedToken(["Bearer t, Bearer u"], []);
    assert.deepEqual(presented, { kind: "unclear" });
    assert.deepEqual(presentedToken(["Bearer t,Bearer"], []), { kind: "token", token: "t,Bearer" });
  });

  it("finds the cookie among the 200 that WAF inspects, and reports unclear among more", () => {
    const others = (count: number) => "a=1;".repeat(count);
    const found = (count: number) => presentedToken([], [`${others(count)}__Host-session=t`]).kind;
    assert.deepEqual([found(199), found(200)], ["token", "unclear"]);
  });

  it("finds the cookie in the 8,192 bytes that WAF inspects, and reports unclear in more", () => {
    const session = ";__Host-session=t";
    const found = (bytes: number) =>
      presentedToken([], [`a=${"1".repeat(bytes - 2 - session.length)}${session}`]).kind;
    assert.deepEqual([found(8_192), found(8_193)], ["token", "unclear"]);
  });
});

describe("withoutSession", () => {
  for (const [cookies, expected] of [
    [["__Host-session=t"], []],
    [["a=1; __Host-session=t; b=2"], ["a=1; b=2"]],
    [
      ["a=1", "__Host-session=t", "b=2"],
      ["a=1", "b=2"],
    ],
    [["__Host-session=t; __Host-session=u; a=1"], ["a=1"]],
    [["a=1; __Host-session"], ["a=1"]],
    [["a=1;  __Host-session =t;;"], ["a=1"]],
    [["__host-session=x; __Host-session=t"], ["__host-session=x"]],
    [["__Host-renewal=r; a=1; __Host-signing-in=s"], ["a=1"]],
  ] as const) {
    it(`returns ${JSON.stringify(expected)} for ${JSON.stringify(cookies)}`, () => {
      assert.deepEqual(withoutSession(cookies), expected);
    });
  }

  it("returns the same lines without a session cookie", () => {
    const cookies = ["a=1;b=2", ";;", "c=__Host-session"];
    assert.equal(withoutSession(cookies), cookies);
  });
});
