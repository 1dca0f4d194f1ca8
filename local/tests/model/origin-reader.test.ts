/**
 * Origins, joined with buckets and origin access controls.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { readAccessControls, readOrigin } from "../../model/origin-reader.ts";
import { Reader } from "../../model/property-reader.ts";
import type { Properties } from "../../program/graph.ts";
import type { VpcOrigin } from "../../services/vpc/networks.ts";
import { graphOf, plainOrigin, resource } from "./graph-builder.ts";
import { reading } from "./problems-of.ts";

function accessControl(id: string, signingBehavior: string) {
  return resource("aws:cloudfront/originAccessControl:OriginAccessControl", id, {
    id,
    inputs: { originAccessControlOriginType: "s3", signingBehavior, signingProtocol: "sigv4" },
  });
}

const targets = {
  buckets: [
    {
      name: "other",
      arn: "arn:aws:s3:::other",
      region: "eu-west-1",
      versioned: false,
      urn: "urn:other",
      regionalDomainName: "other.s3.eu-west-1.amazonaws.com",
      globalDomainName: "other.s3.amazonaws.com",
    },
    {
      name: "site",
      arn: "arn:aws:s3:::site",
      region: "eu-west-1",
      versioned: false,
      urn: "urn",
      regionalDomainName: "site.s3.eu-west-1.amazonaws.com",
      globalDomainName: "site.s3.amazonaws.com",
    },
  ],
  identities: new Map(),
  accessControls: readAccessControls(
    graphOf(accessControl("E1", "always"), accessControl("E2", "never")),
  ),
  vpcOrigins: new Map<string, VpcOrigin>([
    [
      "vo_1",
      {
        id: "vo_1",
        targetArn: "arn:alb",
        protocolPolicy: "http-only",
        httpPort: 8080,
        httpsPort: 443,
      },
    ],
  ]),
};

function read(inputs: Properties) {
  const node = resource("aws:test:Test", "test", { inputs: { origins: [inputs] } });
  return reading((findings) => {
    const [reader] = Reader.inputs(node, findings).objects("origins");
    assert.ok(reader !== undefined);
    return readOrigin(reader, targets);
  });
}

const custom: Properties = {
  originId: "api",
  domainName: "api.example.com",
  customOriginConfig: {
    httpPort: 80,
    httpsPort: 443,
    originProtocolPolicy: "https-only",
    originSslProtocols: ["TLSv1.2"],
  },
};

describe("readOrigin", () => {
  it("reads a bucket, with CloudFront's defaults", () => {
    assert.deepEqual(read(plainOrigin), {
      result: {
        kind: "s3",
        id: "bucket",
        domainName: "site.s3.eu-west-1.amazonaws.com",
        path: "",
        customHeaders: [],
        connectionAttempts: 3,
        connectionTimeoutSeconds: 10,
        responseTimeoutSeconds: 30,
        signed: false,
      },
      problems: [],
      notSimulated: [],
    });
  });

  for (const [id, signed] of [
    ["E1", true],
    ["E2", false],
    ["", false],
  ] as const) {
    it(`${signed ? "signs" : "does not sign"} with access control ${JSON.stringify(id)}`, () => {
      const { result, problems } = read({ ...plainOrigin, originAccessControlId: id });
      assert.equal(result.kind === "s3" && result.signed, signed);
      assert.deepEqual(problems, []);
    });
  }

  it("reads every property of an origin", () => {
    const { result, problems } = read({
      ...custom,
      originPath: "/v1",
      connectionAttempts: 1,
      connectionTimeout: 2,
      customHeaders: [{ name: "X-Origin-Verify", value: "secret" }],
      customOriginConfig: {
        httpPort: 8080,
        httpsPort: 8443,
        originProtocolPolicy: "match-viewer",
        originReadTimeout: 60,
        originKeepaliveTimeout: 7,
        originSslProtocols: ["TLSv1.2", "TLSv1.1"],
      },
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(result, {
      kind: "custom",
      id: "api",
      domainName: "api.example.com",
      path: "/v1",
      customHeaders: [{ name: "X-Origin-Verify", value: "secret" }],
      connectionAttempts: 1,
      connectionTimeoutSeconds: 2,
      responseTimeoutSeconds: 60,
      protocolPolicy: "match-viewer",
      httpPort: 8080,
      httpsPort: 8443,
      keepaliveTimeoutSeconds: 7,
      sslProtocols: ["TLSv1.2", "TLSv1.1"],
    });
  });

  const inNetwork: Properties = {
    originId: "desk",
    domainName: "internal.example.com",
    originPath: "/live",
    vpcOriginConfig: { vpcOriginId: "vo_1", originReadTimeout: 5 },
  };

  it("reads a VPC origin with the protocol of its resource", () => {
    const { result, problems } = read(inNetwork);
    assert.deepEqual(problems, []);
    assert.deepEqual(result, {
      kind: "custom",
      id: "desk",
      domainName: "internal.example.com",
      path: "/live",
      customHeaders: [],
      connectionAttempts: 3,
      connectionTimeoutSeconds: 10,
      responseTimeoutSeconds: 5,
      vpcOriginId: "vo_1",
      protocolPolicy: "http-only",
      httpPort: 8080,
      httpsPort: 443,
      keepaliveTimeoutSeconds: 5,
    });
  });

  it("refuses a VPC origin that is not in the program", () => {
    const { problems } = read({ ...inNetwork, vpcOriginConfig: { vpcOriginId: "vo_2" } });
    assert.deepEqual(problems, [
      'origins[0].vpcOriginConfig.vpcOriginId must be a VPC origin of this program, got "vo_2"',
    ]);
  });

  for (const [inputs, problem] of [
    [
      { ...plainOrigin, domainName: "site.s3-website-eu-west-1.amazonaws.com" },
      'domainName must have a customOriginConfig, being a website endpoint; bucketRegionalDomainName needs none, got "site.s3-website-eu-west-1.amazonaws.com"',
    ],
    [
      { ...plainOrigin, domainName: "site.s3-website.eu-west-1.amazonaws.com" },
      'domainName must have a customOriginConfig, being a website endpoint; bucketRegionalDomainName needs none, got "site.s3-website.eu-west-1.amazonaws.com"',
    ],
    [
      { ...plainOrigin, domainName: "site.s3.amazonaws.com" },
      'domainName must be "site.s3.eu-west-1.amazonaws.com": the global name returns 307 for up to a day, got "site.s3.amazonaws.com"',
    ],
    [
      { ...plainOrigin, domainName: "none.s3.eu-west-1.amazonaws.com" },
      'domainName must be the bucketRegionalDomainName of a bucket of this program, or have a customOriginConfig, got "none.s3.eu-west-1.amazonaws.com"',
    ],
    [
      { ...custom, domainName: "site.s3.eu-west-1.amazonaws.com" },
      'domainName must not be a bucket beside customOriginConfig: remove customOriginConfig, got "site.s3.eu-west-1.amazonaws.com"',
    ],
    [
      { ...plainOrigin, originAccessControlId: "E9" },
      'originAccessControlId must be an origin access control of this program, got "E9"',
    ],
    [
      { ...custom, customOriginConfig: { originProtocolPolicy: "http" } },
      'customOriginConfig.originProtocolPolicy must be one of http-only, https-only, match-viewer, got "http"',
    ],
    [
      { ...custom, originPath: "v1" },
      'originPath must begin with / and not end with it, at most 255 characters, got "v1"',
    ],
  ] as const) {
    it(`refuses ${JSON.stringify(inputs)}`, () => {
      assert.deepEqual(read(inputs).problems, [`origins[0].${problem}`]);
    });
  }
});
