/**
 * Events of the sign-in API: the viewer's address and the body.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { decodeAuthEvent } from "../../../functions/adapters/auth-event.ts";
import { httpApiEvent } from "../api/api-event.ts";

describe("decodeAuthEvent", () => {
  // The address of CloudFront, from which API Gateway got the request, is 203.0.113.178.
  for (const [title, forwarded, viewer] of [
    ["CloudFront's", "198.51.100.7,203.0.113.178", "198.51.100.7"],
    ["CloudFront's, after a claim", "192.0.2.1, 198.51.100.7, 203.0.113.178", "198.51.100.7"],
    ["IPv6", "2001:db8::1, 203.0.113.178", "2001:db8::1"],
    ["the last one, where the gateway appends none", "192.0.2.1, 198.51.100.7", "198.51.100.7"],
    ["none, where nothing was forwarded", "", undefined],
    ["none, where the gateway replaces what was forwarded", "203.0.113.178", undefined],
  ] as const) {
    it(`reads the address of the viewer: ${title}`, () => {
      const event = httpApiEvent("/auth/login", { headers: { "x-forwarded-for": forwarded } });
      assert.equal(decodeAuthEvent(event).request.viewer, viewer);
    });
  }

  for (const [title, body, isBase64Encoded, expected] of [
    ["text", "a=ü", false, "a=ü"],
    ["base64", Buffer.from("a=ü").toString("base64"), true, "a=ü"],
    ["4096 bytes", "a".repeat(4096), false, "a".repeat(4096)],
    ["4097 bytes", "a".repeat(4097), false, undefined],
    ["4097 bytes of 2049 characters", `a${"ü".repeat(2048)}`, false, undefined],
    ["4096 bytes in base64", Buffer.alloc(4096, "a").toString("base64"), true, "a".repeat(4096)],
    ["4097 bytes in base64", Buffer.alloc(4097, "a").toString("base64"), true, undefined],
    ["bytes that are not UTF-8", "//8=", true, undefined],
    ["nothing", undefined, false, ""],
  ] as const) {
    it(`reads a body of ${title}`, () => {
      const event = { ...httpApiEvent("/auth/login"), isBase64Encoded };
      const { request } = decodeAuthEvent(body === undefined ? event : { ...event, body });
      assert.equal(request.body, expected);
    });
  }
});
