/**
 * Changes of a program, on a profile that was written by hand.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type {
  FunctionCall,
  OriginAttempt,
  Profile,
  RequestClass,
} from "../../../forecast/profile/request-profile.ts";
import { presetTraffic } from "../../../forecast/traffic/presets.ts";
import { variants } from "../../../forecast/variants/variants.ts";

const call = (at: number, event: string): FunctionCall => ({ function: at, event });

const attempt = (region: string, api: string): OriginAttempt => ({
  ...{ kind: "http-api", region, api, isPrivate: false, failed: false, patienceMs: 1_000 },
  calls: [call(1, "invoke")],
});

const requestClass = (attempts: readonly OriginAttempt[]): RequestClass => ({
  ...{ route: "/v1/*", status: 200, answeredBy: "origin", isWriting: false, rateRules: [0] },
  ...{ responseBytes: 900, validatedBytes: 200, validatedStatus: 304, requestBytes: 400 },
  viewerRequest: [call(0, "viewer-request")],
  viewerResponse: [],
  originEvents: [call(0, "origin-request")],
  keeping: {
    ...{ key: "a", ofViewer: false, freshMs: 1_000, staleWhileRevalidateMs: 0 },
    ...{ collapsible: true, bytes: 900 },
  },
  throughRegional: true,
  attempts,
  reads: { s3Gets: 0, s3Puts: 0, others: {} },
});

const profile: Profile = {
  ...{ project: "rugby", stack: "prod", traffic: presetTraffic("match-day"), variant: "" },
  ...{ hasDistribution: true, hasWebAcl: true, places: [], phases: [], routes: [] },
  classes: [
    requestClass([attempt("eu-west-1", "eu")]),
    requestClass([attempt("us-east-1", "us")]),
    requestClass([{ ...attempt("us-east-1", "us"), failed: true }, attempt("eu-west-1", "eu")]),
  ],
  functions: [
    { name: "guard", kind: "lambda-edge", memoryMb: 128, architecture: "x86_64" },
    { name: "api", kind: "lambda", memoryMb: 256, architecture: "x86_64" },
  ],
  rateRules: [],
  throttles: {},
  originShield: undefined,
  limits: [],
};

const changed = (name: string): Profile => {
  const change = variants.find((variant) => variant.name === name)?.profile;
  assert.ok(change, name);
  return change(profile);
};

describe("variants", () => {
  it("keep nothing without caches", () => {
    assert.deepEqual(
      changed("no-cache").classes.map(({ keeping }) => keeping),
      [undefined, undefined, undefined],
    );
  });

  it("have one attempt at the API of the busiest Region, in one Region", () => {
    assert.deepEqual(
      changed("one-region").classes.map(({ attempts }) =>
        attempts.map(({ region, api, failed }) => [region, api, failed]),
      ),
      [[["eu-west-1", "eu", false]], [["eu-west-1", "eu", false]], [["eu-west-1", "eu", false]]],
    );
  });

  it("run viewer events as CloudFront Functions, and origin events as they were", () => {
    const { functions, classes } = changed("cloudfront-functions");
    const [first] = classes;
    const nameOf = ({ function: at, event }: FunctionCall) => [
      event,
      functions[at]?.name,
      functions[at]?.kind,
    ];
    assert.deepEqual(first?.viewerRequest.map(nameOf), [
      ["viewer-request", "guard", "cloudfront-function"],
    ]);
    assert.deepEqual(first?.originEvents.map(nameOf), [["origin-request", "guard", "lambda-edge"]]);
  });

  it("have Origin Shield in the busiest Region", () => {
    assert.equal(changed("origin-shield").originShield, "eu-west-1");
  });

  it("change the architecture of functions in Regions alone", () => {
    const architectures = (name: string) =>
      changed(name).functions.map(({ architecture }) => architecture);
    assert.deepEqual(architectures("arm64"), ["x86_64", "arm64"]);
    assert.deepEqual(architectures("x86_64"), ["x86_64", "x86_64"]);
  });

  it("verify every token without the cache of tokens", () => {
    assert.equal(changed("no-token-cache").remembersTokens, false);
  });
});
