/** The viewer protocol policy. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { judgeProtocol } from "../../../../services/cloudfront/request/viewer-protocol.ts";

describe("judgeProtocol", () => {
  for (const [policy, protocol, method, version, expected] of [
    ["allow-all", "http", "GET", "1.1", "proceed"],
    ["https-only", "https", "GET", "1.1", "proceed"],
    ["https-only", "http", "GET", "1.1", "refuse 403"],
    ["redirect-to-https", "https", "POST", "1.1", "proceed"],
    ["redirect-to-https", "http", "GET", "1.1", "redirect 301"],
    ["redirect-to-https", "http", "HEAD", "1.0", "redirect 301"],
    ["redirect-to-https", "http", "POST", "1.1", "redirect 307"],
    ["redirect-to-https", "http", "OPTIONS", "1.1", "redirect 307"],
    ["redirect-to-https", "http", "DELETE", "2.0", "redirect 307"],
    ["redirect-to-https", "http", "POST", "1.0", "refuse 403"],
  ] as const) {
    it(`${policy}: ${method} over ${protocol} ${version} → ${expected}`, () => {
      const decision = judgeProtocol(policy, protocol, method, version);
      const said = decision.kind === "proceed" ? "" : ` ${decision.status}`;
      assert.equal(`${decision.kind}${said}`, expected);
    });
  }
});
