/**
 * `sitePolicies`: every setting of the two policies, since each omitted one has a default.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { sitePolicies } from "../site-policies.ts";
import { declared, recordComponent } from "./recording.ts";

/** Security headers of every response. */
const secure = {
  strictTransportSecurity: {
    accessControlMaxAgeSec: 63_072_000,
    includeSubdomains: true,
    override: true,
  },
  contentTypeOptions: { override: true },
  referrerPolicy: { referrerPolicy: "strict-origin-when-cross-origin", override: true },
};

describe("sitePolicies", () => {
  const recorded = () => recordComponent((provider) => ({ ...sitePolicies("x", { provider }) }));

  it("keys on the path alone", async () => {
    assert.deepEqual(declared(await recorded())["CachePolicy x-site-cache"], {
      comment: "The site: each file says how long it may be kept",
      minTtl: 0,
      defaultTtl: 86_400,
      maxTtl: 31_536_000,
      parametersInCacheKeyAndForwardedToOrigin: {
        cookiesConfig: { cookieBehavior: "none" },
        headersConfig: { headerBehavior: "none" },
        queryStringsConfig: { queryStringBehavior: "none" },
        enableAcceptEncodingBrotli: true,
        enableAcceptEncodingGzip: true,
      },
    });
  });

  it("restricts a page to its own origin, and forbids frames", async () => {
    assert.deepEqual(declared(await recorded())["ResponseHeadersPolicy x-site-headers"], {
      comment: "Pages: their own script and style, in no frame",
      securityHeadersConfig: {
        ...secure,
        contentSecurityPolicy: {
          contentSecurityPolicy:
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
            "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          override: true,
        },
        frameOptions: { frameOption: "DENY", override: true },
      },
    });
  });

  it("returns both ids, and no origin request policy", async () => {
    const { outputs, nodes } = await recorded();
    const ids = new Map(nodes.map(({ name, id }) => [name, id]));
    assert.deepEqual(outputs, {
      cachePolicyId: ids.get("x-site-cache"),
      responseHeadersPolicyId: ids.get("x-site-headers"),
    });
  });
});
