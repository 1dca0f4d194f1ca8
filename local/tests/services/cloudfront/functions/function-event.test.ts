/** Events of CloudFront functions. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  functionRequest,
  functionResponse,
} from "../../../../services/cloudfront/functions/function-event.ts";
import { messageOf, requestOf } from "../edge-fixtures.ts";

const original = requestOf("/a?x=1&y&x=2", {
  headers: ["Accept", "text/html", "Accept", "text/css", "Cookie", "a=1; b=2; a=3"],
});

describe("functionRequest", () => {
  it("shows several values of a name together, the first of them twice", () => {
    const { querystring, cookies, headers } = functionRequest(
      "GET",
      "/",
      original.querystring,
      original.headers,
    );
    assert.deepEqual(
      { ...querystring },
      {
        x: { value: "1", multiValue: [{ value: "1" }, { value: "2" }] },
        y: { value: "" },
      },
    );
    assert.deepEqual(cookies["a"], { value: "1", multiValue: [{ value: "1" }, { value: "3" }] });
    assert.deepEqual(Object.keys(headers), ["host", "accept"]);
  });

  it("shows the attributes of a cookie that a response sets", () => {
    assert.deepEqual(
      { ...functionResponse(messageOf(200, "", ["Set-Cookie", "a=1; Secure"])).cookies },
      { a: { value: "1", attributes: "Secure" } },
    );
  });
});
