/**
 * Settings of Regions, tokens, web ACL and domain, as they are read.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { problems, read } from "./reading.ts";

const zone = "Z0123456789ABCDEFGHIJ";

describe("readSettings, of the API", () => {
  it("puts the home Region first", () => {
    const { api } = read({ regions: '["us-east-1","ap-southeast-2","eu-west-1"]' });
    assert.deepEqual(api.regions, ["eu-west-1", "us-east-1", "ap-southeast-2"]);
  });

  it("reads the reserved concurrency, and -1 as none", () => {
    for (const [text, expected] of [
      ["-1", undefined],
      ["0", 0],
      ["100", 100],
    ] as const) {
      assert.equal(read({ apiReservedConcurrency: text }).api.reservedConcurrency, expected);
    }
  });

  it("reads a release", () => {
    const release = read({
      staging: "weight",
      stagingPercent: "15",
      stagingSessionSeconds: "0",
      apiStableVersions: "api-eu-west-1-handler=7 api-us-east-1-handler=4",
      apiCanaryPercent: "10",
    }).release;
    assert.deepEqual(release, {
      staging: "weight",
      stagingKey: "",
      stagingShare: 0.15,
      stagingSessionSeconds: 0,
      stableVersions: { "api-eu-west-1-handler": "7", "api-us-east-1-handler": "4" },
      canaryShare: 0.1,
    });
  });

  it("accepts a rule for all viewers on every path", () => {
    const everywhere = '[{"paths":["/*"],"viewers":["*"],"regions":["eu-west-1"]}]';
    assert.deepEqual(problems({ residency: everywhere }), []);
  });
});

describe("readSettings, of tokens", () => {
  it("reads the key set of an external issuer unchanged", () => {
    const keys = { keys: [{ kty: "EC", kid: "theirs" }] };
    assert.deepEqual(read({ tokenKeySet: JSON.stringify(keys) }).tokens.outsideKeys, keys);
  });

  it("reads paths with scopes and forwarding", () => {
    const paths = [
      { path: "/v1/me", scopes: [], forward: "strip" },
      { path: "/desk/*", scopes: ["desk", "desk:write"], forward: "keep" },
      { path: "/*", scopes: [], forward: "keep" },
    ];
    assert.deepEqual(read({ tokenPaths: JSON.stringify(paths) }).tokens.paths, paths);
  });
});

describe("readSettings, of the domain", () => {
  it("reads a domain with its zone and routing", () => {
    for (const routing of ["edge", "latency"] as const) {
      const domain = { domain: "rugby.example.org", hostedZoneId: zone, residency: "[]" };
      assert.deepEqual(read({ ...domain, routing }).domain, {
        name: "rugby.example.org",
        hostedZoneId: zone,
        routing,
      });
    }
  });
});
