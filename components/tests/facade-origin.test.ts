/**
 * Origins in the distribution's words: whom CloudFront asks, for how long, and with what.
 *
 * @module
 */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { describe, it } from "mocha";
import {
  type FacadeOrigin,
  membersOf,
  type PublicOrigin,
  spellOrigin,
  spellPair,
} from "../facade-origin.ts";
import { OriginBucket } from "../origin-bucket.ts";
import { recordComponent } from "./recording.ts";

const signing = pulumi.output("E1");

/** An origin as the distribution is told it. */
function spelled(origin: FacadeOrigin) {
  return spellOrigin("it", origin, signing);
}

const publicOrigin: PublicOrigin = { kind: "public", domainName: "api.test" };

describe("spellOrigin", () => {
  it("signs what it asks a bucket", async () => {
    const { outputs } = await recordComponent((provider) => {
      const bucket = new OriginBucket("b", { region: "eu-west-1" }, { providers: [provider] });
      return { origin: spelled({ kind: "bucket", bucket }) };
    });
    assert.deepEqual(outputs["origin"], {
      originId: "it",
      domainName: "b-bucket.s3.eu-west-1.amazonaws.com",
      originAccessControlId: "E1",
    });
  });

  it("asks a public name over TLS 1.2, tries one connection of one second, and waits 30 s", () => {
    assert.deepEqual(spelled(publicOrigin), {
      originId: "it",
      domainName: "api.test",
      connectionAttempts: 1,
      connectionTimeout: 1,
      customHeaders: [],
      customOriginConfig: {
        httpPort: 80,
        httpsPort: 443,
        originProtocolPolicy: "https-only",
        originSslProtocols: ["TLSv1.2"],
        originReadTimeout: 30,
      },
    });
  });

  it("waits as long as it is told, and sends what it is told", () => {
    const { customHeaders, customOriginConfig } = spelled({
      ...publicOrigin,
      headers: { "x-b": "2", "x-a": "1" },
      responseTimeoutSeconds: 1,
    });
    assert.deepEqual(customHeaders, [
      { name: "x-b", value: "2" },
      { name: "x-a", value: "1" },
    ]);
    assert.deepEqual(customOriginConfig, {
      httpPort: 80,
      httpsPort: 443,
      originProtocolPolicy: "https-only",
      originSslProtocols: ["TLSv1.2"],
      originReadTimeout: 1,
    });
  });

  it("asks a VPC origin under its path", () => {
    const origin = {
      kind: "vpc",
      vpcOriginId: "vo_1",
      domainName: "desk.test",
      path: "/live",
    } as const;
    const plain = {
      originId: "it",
      domainName: "desk.test",
      originPath: "/live",
      customHeaders: [],
      vpcOriginConfig: { vpcOriginId: "vo_1" },
    };
    assert.deepEqual(spelled(origin), plain);
    assert.deepEqual(spelled({ ...origin, headers: { "x-apigw-api-id": "abc" } }), {
      ...plain,
      customHeaders: [{ name: "x-apigw-api-id", value: "abc" }],
    });
  });
});

describe("spellPair", () => {
  it("asks the second after no connection, no answer, or an error of the first's own", () => {
    assert.deepEqual(spellPair("api"), {
      originId: "api",
      failoverCriteria: { statusCodes: [500, 502, 503, 504] },
      members: [{ originId: "api-primary" }, { originId: "api-secondary" }],
    });
  });
});

describe("membersOf", () => {
  it("names both as the group does", () => {
    const pair = { primary: publicOrigin, secondary: { ...publicOrigin, domainName: "two.test" } };
    assert.deepEqual(membersOf("api", pair), {
      "api-primary": pair.primary,
      "api-secondary": pair.secondary,
    });
  });
});
