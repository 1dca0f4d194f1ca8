/**
 * Origins CloudFront does not take, at every bound ("Quotas" and "Add custom headers to origin requests" of the CloudFront guide).
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { refuseOrigin } from "../../../model/refusals/origin-refusals.ts";
import type { CustomOrigin } from "../../../services/cloudfront/model.ts";

const origin: CustomOrigin = {
  kind: "custom",
  id: "api",
  domainName: "api.example.com",
  path: "",
  customHeaders: [],
  connectionAttempts: 3,
  connectionTimeoutSeconds: 10,
  responseTimeoutSeconds: 30,
  protocolPolicy: "https-only",
  httpPort: 80,
  httpsPort: 443,
};

function refusals(changes: Partial<CustomOrigin>): readonly string[] {
  return refuseOrigin({ ...origin, ...changes }).map(({ path, message }) => `${path} ${message}`);
}

const header = (name: string, value = "v") => ({ name, value });
const many = (count: number, value = "v") =>
  Array.from({ length: count }, (_, index) => header(`X-${index + 10}`, value));

function domain(got: string): string {
  return `domainName must be a domain name of at most 253 characters, without scheme, port or path, got ${JSON.stringify(got)}`;
}

function originPath(got: string): string {
  return `originPath must begin with / and not end with it, at most 255 characters, got ${JSON.stringify(got)}`;
}

describe("refuseOrigin", () => {
  for (const [title, changes, problems] of [
    ["accepts a plain origin", {}, []],
    ["accepts a name of 253 characters", { domainName: "a".repeat(253) }, []],
    [
      "refuses a longer name",
      { domainName: "a".repeat(254) },
      [domain("a".repeat(254)).replace(/"a+"$/, `"${"a".repeat(199)}…`)],
    ],
    ["refuses no name", { domainName: "" }, [domain("")]],
    ["refuses a scheme", { domainName: "https://a.test" }, [domain("https://a.test")]],
    ["refuses a port", { domainName: "a.test:8080" }, [domain("a.test:8080")]],
    ["refuses an address", { domainName: "10.0.0.1" }, [domain("10.0.0.1")]],
    ["accepts a path", { path: "/v1/a" }, []],
    ["refuses a path without a slash", { path: "v1" }, [originPath("v1")]],
    ["refuses a path that ends with a slash", { path: "/v1/" }, [originPath("/v1/")]],
    ["refuses the root as a path", { path: "/" }, [originPath("/")]],
    [
      "refuses a path of 256 characters",
      { path: `/${"a".repeat(255)}` },
      [originPath(`/${"a".repeat(255)}`).replace(/"\/a+"$/, `"/${"a".repeat(198)}…`)],
    ],
    ["accepts a path of 255 characters", { path: `/${"a".repeat(254)}` }, []],
    [
      "refuses no attempts",
      { connectionAttempts: 0 },
      ["connectionAttempts must be 1 to 3, whole, got 0"],
    ],
    [
      "refuses four attempts",
      { connectionAttempts: 4 },
      ["connectionAttempts must be 1 to 3, whole, got 4"],
    ],
    ["accepts a second to connect", { connectionTimeoutSeconds: 1 }, []],
    [
      "refuses more than ten",
      { connectionTimeoutSeconds: 11 },
      ["connectionTimeout must be 1 to 10, whole, got 11"],
    ],
    ["accepts two minutes to answer", { responseTimeoutSeconds: 120 }, []],
    [
      "refuses more",
      { responseTimeoutSeconds: 121 },
      ["customOriginConfig.originReadTimeout must be 1 to 120, whole, got 121"],
    ],
    ["accepts port 1024", { httpPort: 1024 }, []],
    ["accepts port 65535", { httpsPort: 65_535 }, []],
    [
      "refuses port 1023",
      { httpPort: 1023 },
      ["customOriginConfig.httpPort must be 80, 443 or 1024 to 65535, got 1023"],
    ],
    [
      "refuses port 65536",
      { httpsPort: 65_536 },
      ["customOriginConfig.httpsPort must be 80, 443 or 1024 to 65535, got 65536"],
    ],
    [
      "accepts a secret and an authorization",
      { customHeaders: [header("x-origin-verify"), header("Authorization")] },
      [],
    ],
    [
      "refuses CloudFront's own headers",
      { customHeaders: [header("Host")] },
      ['customHeaders[0].name must not be CloudFront\'s own, got "Host"'],
    ],
    [
      "refuses CloudFront's own families",
      { customHeaders: [header("X-Amz-Meta-A")] },
      ['customHeaders[0].name must not be CloudFront\'s own, got "X-Amz-Meta-A"'],
    ],
    ["accepts a name that only begins like one", { customHeaders: [header("Hostage")] }, []],
    [
      "refuses a name twice",
      { customHeaders: [header("X-A"), header("x-a")] },
      ['customHeaders[1].name must be named once, got "x-a"'],
    ],
    [
      "refuses no name",
      { customHeaders: [header("")] },
      ["customHeaders[0].name must be 1 to 256 characters, got 0"],
    ],
    [
      "accepts a value of 1783 characters",
      { customHeaders: [header("X-A", "s".repeat(1783))] },
      [],
    ],
    [
      "refuses a longer value, without showing it",
      { customHeaders: [header("X-A", "s".repeat(1784))] },
      ["customHeaders[0].value must be at most 1783 characters, got 1784"],
    ],
    ["accepts a name of 1 character", { customHeaders: [header("X")] }, []],
    ["accepts a name of 256 characters", { customHeaders: [header("x".repeat(256))] }, []],
    [
      "refuses a longer name of a header",
      { customHeaders: [header("x".repeat(257))] },
      ["customHeaders[0].name must be 1 to 256 characters, got 257"],
    ],
    // Six names of 4 characters, and their values.
    [
      "accepts 10240 characters in all",
      { customHeaders: many(6, "s".repeat(1702)).concat(header("X-", "ss")) },
      [],
    ],
    ["accepts 30 headers", { customHeaders: many(30) }, []],
    [
      "refuses 31 headers",
      { customHeaders: many(31) },
      ["customHeaders must be at most 30 of together 10240 characters, got 31 of 155"],
    ],
    [
      "refuses too much in all",
      { customHeaders: many(6, "s".repeat(1783)) },
      ["customHeaders must be at most 30 of together 10240 characters, got 6 of 10722"],
    ],
  ] as const satisfies readonly (readonly [string, Partial<CustomOrigin>, readonly string[]])[]) {
    it(title, () => assert.deepEqual(refusals(changes), problems));
  }
});
