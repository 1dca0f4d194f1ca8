/**
 * 206 and 416 (RFC 9110 §15.3.7, §15.5.17).
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { headerValue } from "../../../../http/header-map.ts";
import { applyRange } from "../../../../services/cloudfront/answer/partial-answer.ts";
import { message } from "../cache-fixtures.ts";

const ten = message(
  "0123456789",
  ...["content-type", "text/plain", "content-length", "10", "etag", '"1"'],
);

describe("applyRange", () => {
  it("gives back the whole object", () => {
    assert.equal(applyRange(ten, { kind: "whole" }, "b"), ten);
  });

  it("returns 206 with one part and its position", () => {
    const answer = applyRange(ten, { kind: "part", start: 2, end: 4 }, "b");
    assert.equal(answer.status, 206);
    assert.equal(answer.statusDescription, "Partial Content");
    assert.equal(answer.body.toString(), "234");
    assert.equal(headerValue(answer.headers, "content-range"), "bytes 2-4/10");
    assert.equal(headerValue(answer.headers, "content-length"), "3");
    assert.equal(headerValue(answer.headers, "content-type"), "text/plain");
    assert.equal(headerValue(answer.headers, "etag"), '"1"');
    assert.equal(headerValue(ten.headers, "content-length"), "10");
    assert.equal(headerValue(ten.headers, "content-range"), undefined);
  });

  it("returns 206 with several parts, each with its type and position", () => {
    const ranges = [
      { start: 0, end: 1 },
      { start: 8, end: 9 },
    ];
    const answer = applyRange(ten, { kind: "parts", ranges }, "edge");
    const lines = [
      "",
      "--edge",
      "Content-Type: text/plain",
      "Content-Range: bytes 0-1/10",
      "",
      "01",
      "--edge",
      "Content-Type: text/plain",
      "Content-Range: bytes 8-9/10",
      "",
      "89",
      "--edge--",
      "",
    ];
    assert.equal(answer.status, 206);
    assert.equal(answer.body.toString(), lines.join("\r\n"));
    assert.equal(
      headerValue(answer.headers, "content-type"),
      "multipart/byteranges; boundary=edge",
    );
    assert.equal(headerValue(answer.headers, "content-length"), String(answer.body.length));
    assert.equal(headerValue(answer.headers, "content-range"), undefined);
    assert.equal(headerValue(answer.headers, "etag"), '"1"');
  });

  it("names no type in parts of an object that has none", () => {
    const ranges = [
      { start: 0, end: 0 },
      { start: 2, end: 2 },
    ];
    const answer = applyRange(message("012"), { kind: "parts", ranges }, "edge");
    assert.equal(answer.body.toString().includes("Content-Type"), false);
  });

  it("returns 416 with the length of the object and without a body", () => {
    const answer = applyRange(ten, { kind: "unsatisfiable" }, "b");
    assert.equal(answer.status, 416);
    assert.equal(headerValue(answer.headers, "content-range"), "bytes */10");
    assert.equal(answer.body.length, 0);
    assert.deepEqual(Object.keys(answer.headers), ["content-range", "content-length"]);
  });
});
