/**
 * Origins as a distribution declares them.
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

/** An origin as the distribution declares it. */
function spelled(origin: FacadeOrigin) {
  return spellOrigin("it", origin, signing);
}

const publicOrigin: PublicOrigin = { kind: "public", domainName: "api.test" };

describe("spellOrigin", () => {
  it("signs requests to a bucket", async () => {
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

  it("connects to a public origin over TLS 1.2, once for one second, with a response timeout of 30 s", () => {
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

  it("sets the response timeout and custom headers", () => {
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

  it("sets the path of a VPC origin", () => {
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
  it("fails over on a failed connection, a timeout, or a 5xx status", () => {
    assert.deepEqual(spellPair("api"), {
      originId: "api",
      failoverCriteria: { statusCodes: [500, 502, 503, 504] },
      members: [{ originId: "api-primary" }, { originId: "api-secondary" }],
    });
  });
});

describe("membersOf", () => {
  it("gives both members the ids of the group", () => {
    const pair = { primary: publicOrigin, secondary: { ...publicOrigin, domainName: "two.test" } };
    assert.deepEqual(membersOf("api", pair), {
      "api-primary": pair.primary,
      "api-secondary": pair.secondary,
    });
  });
});
