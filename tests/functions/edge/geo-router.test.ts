/**
 * The origin-request function of the API, as the bundle that is uploaded.
 *
 * @module
 */
import assert from "node:assert/strict";
import type { CloudFrontCustomOrigin, CloudFrontHeaders, CloudFrontRequest } from "aws-lambda";
import { after, afterEach, before, beforeEach, describe, it } from "mocha";
import type { GeoRouterConfig } from "../../../functions/contract.ts";
import { originRequestEvent, requestId } from "../adapters/cloudfront-events.ts";
import { sixRegions, stack } from "../core/routing/stacks.ts";
import { bundleEdge, type EdgeBundle, type Handler } from "../edge-bundle.ts";
import { captureLog, type LogCapture } from "../log-capture.ts";

const config: GeoRouterConfig = stack(sixRegions, {
  residency: [{ paths: ["/v1/me"], viewers: ["DE", "IE"], regions: ["eu-west-1"] }],
});

/** Header lines by lower-case name; a list is as many lines. */
function lines(values: Readonly<Record<string, string | readonly string[]>>): CloudFrontHeaders {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      [value].flat().map((text) => ({ key, value: text })),
    ]),
  );
}

const secret = lines({ "x-origin-verify": "not-a-secret" });

/** The origin as configured, for an attempt. */
function origin(attempt: string | readonly string[] | undefined): CloudFrontCustomOrigin {
  return {
    customHeaders: {
      ...secret,
      ...(attempt === undefined ? {} : lines({ "x-touchline-attempt": attempt })),
    },
    domainName: "configured.api.test",
    keepaliveTimeout: 60,
    path: "/stage",
    port: 443,
    protocol: "https",
    readTimeout: 1,
    sslProtocols: ["TLSv1.2"],
  };
}

const place = (country: string, latitude: string, longitude: string) => ({
  "cloudfront-viewer-country": country,
  "cloudfront-viewer-latitude": latitude,
  "cloudfront-viewer-longitude": longitude,
});
const auckland = place("NZ", "-36.84850", "174.76350");

/** What a test may vary of a request. */
interface Asked {
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly attempt?: string | readonly string[];
  readonly parts?: Partial<CloudFrontRequest>;
}

function request({ headers = auckland, attempt = "1", parts }: Asked): CloudFrontRequest {
  return {
    clientIp: "203.0.113.178",
    method: "GET",
    uri: "/v1/leagues",
    querystring: "week=3",
    headers: { host: [{ key: "Host", value: "configured.api.test" }], ...lines(headers) },
    origin: { custom: origin(attempt === "" ? undefined : attempt) },
    ...parts,
  };
}

/** The same request, on its way to another domain and unchanged besides. */
function redirected(asked: CloudFrontRequest, domainName: string): CloudFrontRequest {
  assert.ok(asked.origin?.custom !== undefined);
  return {
    ...asked,
    headers: { ...asked.headers, host: [{ key: "Host", value: domainName }] },
    origin: { custom: { ...asked.origin.custom, domainName } },
  };
}

describe("geo-router handler", () => {
  let bundle: EdgeBundle;
  let handler: Handler;
  let log: LogCapture;
  before(async () => {
    bundle = bundleEdge("geo-router", config);
    handler = await bundle.sandbox();
  });
  beforeEach(() => {
    log = captureLog();
  });
  afterEach(() => log.end());
  after(() => bundle.dispose());

  const ask = (asked: CloudFrontRequest) => handler(originRequestEvent(asked), {});

  /** The region that a request was sent to. */
  const regionOf = async (asked: Asked) =>
    Object(await ask(request(asked))).origin?.custom.domainName.replace(".api.test", "");

  it("is bundled without warnings, below its size limit, without the SDK", () => {
    assert.deepEqual(bundle.warnings, []);
    assert.ok(bundle.sizeBytes < 16 * 1024, `${bundle.sizeBytes} bytes`);
    assert.deepEqual(
      bundle.inputs.filter((file) => /node_modules|^components|^local/.test(file)),
      [],
    );
  });

  it("sends the first attempt to the nearest Region, with only domain and host changed", async () => {
    const asked = request({});
    assert.deepEqual(await ask(asked), redirected(asked, "ap-southeast-2.api.test"));
    assert.deepEqual(log.lines, []);
  });

  it("sends the second attempt to the next Region, and logs it", async () => {
    const asked = request({ attempt: "2" });
    assert.deepEqual(await ask(asked), redirected(asked, "us-west-2.api.test"));
    assert.deepEqual(log.lines, [
      { level: "warn", event: "region.failover", requestId, attempt: 2, region: "us-west-2" },
    ]);
  });

  for (const method of ["POST", "PUT", "DELETE", "OPTIONS", "HEAD"]) {
    it(`routes ${method} by the same rules`, async () => {
      const asked = request({ parts: { method } });
      assert.deepEqual(await ask(asked), redirected(asked, "ap-southeast-2.api.test"));
    });
  }

  for (const [title, headers, expected] of [
    ["coordinates before the country", place("DE", "-36.8", "174.7"), "ap-southeast-2"],
    ["the country without coordinates", { "cloudfront-viewer-country": "BR" }, "sa-east-1"],
    ["the country with one coordinate", place("BR", "10", ""), "sa-east-1"],
    ["the country with coordinates of no place", place("BR", "91", "0"), "sa-east-1"],
    ["home without anything", {}, "eu-west-1"],
    ["home where everything is garbage", place("%00", "here", "there"), "eu-west-1"],
    [
      "home where the country is given twice",
      { "cloudfront-viewer-country": ["BR", "NZ"] },
      "eu-west-1",
    ],
    ["nothing that only looks like CloudFront's", { "viewer-country": "BR" }, "eu-west-1"],
  ] as const) {
    it(`routes by ${title}`, async () => {
      assert.equal(await regionOf({ headers }), expected);
    });
  }

  for (const attempt of ["", "0", "3", "02", "1.0", "two", "1, 2"]) {
    it(`treats the attempt ${JSON.stringify(attempt)} as the first, and logs it`, async () => {
      assert.equal(await regionOf({ attempt }), "ap-southeast-2");
      assert.deepEqual(log.lines, [
        { level: "warn", event: "attempt.unknown", requestId, written: attempt || null },
      ]);
    });
  }

  it("treats two attempt headers as the first attempt", async () => {
    assert.equal(await regionOf({ attempt: ["2", "2"] }), "ap-southeast-2");
  });

  it("ignores an attempt in the viewer's headers", async () => {
    const headers = { ...auckland, "x-touchline-attempt": "2" };
    assert.equal(await regionOf({ headers }), "ap-southeast-2");
  });

  describe("with residency in one Region", () => {
    const parts = { uri: "/v1/me" };

    it("routes to that Region at any distance", async () => {
      const headers = place("DE", "-36.8", "174.7");
      assert.equal(await regionOf({ headers, parts }), "eu-west-1");
    });

    it("routes a viewer of unknown country to that Region", async () => {
      assert.equal(await regionOf({ headers: {}, parts }), "eu-west-1");
    });

    it("routes other viewers to the nearest Region", async () => {
      assert.equal(await regionOf({ parts }), "ap-southeast-2");
    });

    it("returns 503 for the second attempt, without echoing the request", async () => {
      const asked = request({ headers: place("IE", "53", "-6"), attempt: "2", parts });
      const { body, ...head } = Object(await ask(asked));
      assert.deepEqual(head, {
        status: "503",
        statusDescription: "Service Unavailable",
        headers: {
          "content-type": [{ key: "content-type", value: "application/problem+json" }],
          "cache-control": [{ key: "cache-control", value: "public, max-age=5" }],
          "retry-after": [{ key: "retry-after", value: "5" }],
        },
        bodyEncoding: "text",
      });
      assert.deepEqual(JSON.parse(body), {
        type: "/problems/no-region",
        title: "No Region available",
        detail: "No Region that may handle this request is available. Try again shortly.",
        status: 503,
      });
      assert.deepEqual(log.lines, [
        { level: "error", event: "region.none", requestId, attempt: 2 },
      ]);
    });
  });

  describe("with a preferred Region", () => {
    const headers = { ...auckland, "x-touchline-region": "us-east-1" };

    it("ignores it with debug off", async () => {
      assert.equal(await regionOf({ headers }), "ap-southeast-2");
    });

    it("uses it with debug on, within residency", async () => {
      const other = bundleEdge("geo-router", { ...config, debug: true });
      const debugging = await other.sandbox();
      other.dispose();
      const sent = async (asked: Asked) =>
        Object(await debugging(originRequestEvent(request(asked)), {})).origin.custom.domainName;
      assert.equal(await sent({ headers }), "us-east-1.api.test");
      assert.equal(await sent({ headers, attempt: "2" }), "ap-southeast-2.api.test");
      const irish = { ...headers, ...place("IE", "53", "-6") };
      assert.equal(await sent({ headers: irish, parts: { uri: "/v1/me" } }), "eu-west-1.api.test");
    });
  });

  for (const [title, parts] of [
    ["the origin is a bucket", { origin: originRequestEvent().Records[0]?.cf.request.origin }],
    ["there is no origin", { origin: undefined }],
    ["there are no headers", { headers: null }],
  ] as const) {
    it(`returns 500 and routes nowhere when ${title}`, async () => {
      const asked = { ...request({}), ...parts } as CloudFrontRequest;
      const { status, body } = Object(await ask(asked));
      assert.deepEqual([status, JSON.parse(body).type], ["500", "/problems/unexpected"]);
      assert.deepEqual(
        log.lines.map((entry) => [Object(entry).level, Object(entry).event]),
        [["error", "request.failed"]],
      );
    });
  }

  it("throws for an event that is not a CloudFront event", async () => {
    await assert.rejects(handler({}, {}), TypeError);
  });
});
