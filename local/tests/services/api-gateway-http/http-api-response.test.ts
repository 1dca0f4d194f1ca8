/** What viewers get of what a function returns, in format 2.0. @module */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { rawHeaders } from "../../../http/header-map.ts";
import { readFunctionAnswer } from "../../../services/api-gateway-http/http-api-response.ts";

/** Status, headers in one list, and body. */
function read(payload: unknown, method = "GET"): readonly [number, readonly string[], string] {
  const reading = readFunctionAnswer(payload, method);
  assert.ok(reading.kind === "answer", JSON.stringify(reading));
  const { status, headers, body } = reading.message;
  return [status, rawHeaders(headers), body.toString()];
}

const json = (length: number) => [
  "Content-Type",
  "application/json",
  "Content-Length",
  `${length}`,
];

describe("readFunctionAnswer", () => {
  for (const [title, payload, expected] of [
    ["an object without a status", { a: 1 }, [200, json(7), '{"a":1}']],
    ["a text", "hello", [200, json(5), "hello"]],
    ["a list", [1], [200, json(3), "[1]"]],
    ["null", null, [200, json(4), "null"]],
    ["nothing", undefined, [200, json(4), "null"]],
    ["a status alone", { statusCode: 200 }, [200, ["Content-Length", "0"], ""]],
    ["a status as text", { statusCode: "201" }, [201, ["Content-Length", "0"], ""]],
    [
      "a body without a type",
      { statusCode: 200, body: "hé" },
      [200, ["Content-Type", "text/plain; charset=utf-8", "Content-Length", "3"], "hé"],
    ],
    [
      "a type of its own, and values of other kinds",
      {
        statusCode: 200,
        body: "x",
        headers: { "Content-Type": "text/csv", "X-Count": 3, "X-On": true, "X-None": null },
      },
      [
        200,
        ["Content-Type", "text/csv", "X-Count", "3", "X-On", "true", "Content-Length", "1"],
        "x",
      ],
    ],
    [
      "base64",
      {
        statusCode: 200,
        body: "aGk=",
        isBase64Encoded: true,
        headers: { "content-type": "image/png" },
      },
      [200, ["content-type", "image/png", "Content-Length", "2"], "hi"],
    ],
    [
      "cookies",
      { statusCode: 200, cookies: ["a=1; Secure", "b=2"] },
      [200, ["Set-Cookie", "a=1; Secure", "Set-Cookie", "b=2", "Content-Length", "0"], ""],
    ],
    [
      "headers of the connection",
      {
        statusCode: 200,
        headers: { connection: "close", "Content-Length": "7", "Transfer-Encoding": "chunked" },
      },
      [200, ["Content-Length", "0"], ""],
    ],
    [
      "204 with a body",
      { statusCode: 204, body: "x" },
      [204, ["Content-Type", "text/plain; charset=utf-8"], ""],
    ],
    ["304", { statusCode: 304, headers: { etag: '"a"' } }, [304, ["etag", '"a"'], ""]],
  ] as const) {
    it(`reads ${title}`, () => {
      assert.deepEqual(read(payload), expected);
    });
  }

  it("returns Content-Length without the body for HEAD", () => {
    const answer = { statusCode: 200, body: "hello", headers: { "content-type": "text/csv" } };
    assert.deepEqual(read(answer, "HEAD"), [
      200,
      ["content-type", "text/csv", "Content-Length", "5"],
      "",
    ]);
  });

  for (const [payload, reason] of [
    [{ statusCode: 199 }, "statusCode must be a whole number from 200 to 599"],
    [{ statusCode: 600 }, "statusCode must be a whole number from 200 to 599"],
    [{ statusCode: "2e2" }, "statusCode must be a whole number from 200 to 599"],
    [{ statusCode: 200.5 }, "statusCode must be a whole number from 200 to 599"],
    [{ statusCode: null }, "statusCode must be a whole number from 200 to 599"],
    [{ statusCode: 200, body: { a: 1 } }, "body must be text"],
    [{ statusCode: 200, isBase64Encoded: "yes" }, "isBase64Encoded must be true or false"],
    [{ statusCode: 200, headers: [] }, "headers must be an object"],
    [
      { statusCode: 200, headers: { "a b": "c" } },
      'the header "a b" must have a name and a value that HTTP can carry',
    ],
    [
      { statusCode: 200, headers: { a: "b\r\nc: d" } },
      'the header "a" must have a name and a value that HTTP can carry',
    ],
    [
      { statusCode: 200, headers: { a: ["b"] } },
      'the header "a" must have a name and a value that HTTP can carry',
    ],
    [{ statusCode: 200, cookies: "a=1" }, "cookies must be a list of strings"],
    [
      { statusCode: 200, cookies: ["a\n"] },
      'the header "Set-Cookie" must have a name and a value that HTTP can carry',
    ],
  ] as const) {
    it(`refuses ${JSON.stringify(payload)}`, () => {
      assert.deepEqual(readFunctionAnswer(payload, "GET"), { kind: "invalid", reason });
    });
  }

  it("never throws, whatever a function returns", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (statusCode, headers) => {
        readFunctionAnswer({ statusCode, headers }, "GET");
        readFunctionAnswer(headers, "GET");
      }),
    );
  });
});
