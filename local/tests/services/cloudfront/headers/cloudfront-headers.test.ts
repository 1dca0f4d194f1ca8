/** The CloudFront-* headers. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { headersFromRaw, rawHeaders } from "../../../../http/header-map.ts";
import {
  cloudFrontHeaders,
  keyedCloudFrontHeaders,
  namedCloudFrontHeaders,
  withoutForged,
} from "../../../../services/cloudfront/headers/cloudfront-headers.ts";
import { behavior, cachePolicy, requestOf } from "../edge-fixtures.ts";

const request = requestOf("/", { headers: ["User-Agent", "x"], clientPort: 4711 });

/** The headers of one name, for a user agent. */
function made(name: string, agent = "x", place = {}): string[] {
  const viewer = requestOf("/", { headers: ["User-Agent", agent], clientPort: 4711 });
  return rawHeaders(cloudFrontHeaders([name], { request: viewer, protocol: "https", place }));
}

describe("cloudFrontHeaders", () => {
  for (const [name, place, expected] of [
    ["cloudfront-viewer-country", { country: "NZ" }, ["CloudFront-Viewer-Country", "NZ"]],
    ["cloudfront-viewer-country", {}, []],
    ["cloudfront-viewer-city", { city: "K\u00f6ln" }, ["CloudFront-Viewer-City", "K%C3%B6ln"]],
    [
      "cloudfront-viewer-country-region",
      { region: "NW" },
      ["CloudFront-Viewer-Country-Region", "NW"],
    ],
    ["cloudfront-viewer-latitude", { latitude: "50.9" }, ["CloudFront-Viewer-Latitude", "50.9"]],
    ["cloudfront-viewer-asn", { asn: "64496" }, ["CloudFront-Viewer-ASN", "64496"]],
    ["cloudfront-viewer-address", {}, ["CloudFront-Viewer-Address", "203.0.113.7:4711"]],
    ["cloudfront-viewer-http-version", {}, ["CloudFront-Viewer-Http-Version", "1.1"]],
    ["cloudfront-forwarded-proto", {}, ["CloudFront-Forwarded-Proto", "https"]],
    ["cloudfront-viewer-header-order", {}, ["CloudFront-Viewer-Header-Order", "Host:User-Agent"]],
    ["cloudfront-viewer-header-count", {}, ["CloudFront-Viewer-Header-Count", "2"]],
    ["cloudfront-viewer-tls", {}, []],
    ["cloudfront-invented", {}, []],
    ["x-other", {}, []],
  ] as const) {
    it(`makes ${JSON.stringify(expected)} of ${name}`, () =>
      assert.deepEqual(made(name, "x", place), expected));
  }

  for (const [device, agent] of [
    ["Mobile Android", "Mozilla/5.0 (Linux; Android 15) Mobile Safari"],
    ["Tablet Android", "Mozilla/5.0 (Linux; Android 15) Safari"],
    ["Mobile IOS", "Mozilla/5.0 (iPhone; CPU iPhone OS 18)"],
    ["Tablet IOS", "Mozilla/5.0 (iPad; CPU OS 18)"],
    ["SmartTV", "Mozilla/5.0 (SMART-TV; Tizen)"],
    ["Desktop", "Mozilla/5.0 (X11; Linux x86_64)"],
    ["Desktop", ""],
  ] as const) {
    it(`takes ${JSON.stringify(agent)} for ${device}`, () => {
      const kinds = ["Android", "IOS", "Mobile", "Tablet", "SmartTV", "Desktop"].filter(
        (kind) => made(`cloudfront-is-${kind.toLowerCase()}-viewer`, agent)[1] === "true",
      );
      assert.deepEqual(kinds.sort(), device.split(" ").sort());
    });
  }

  it("names the failed request while its error page is fetched", () =>
    assert.deepEqual(
      rawHeaders(
        cloudFrontHeaders(["cloudfront-error-uri", "cloudfront-error-args"], {
          request,
          protocol: "https",
          place: {},
          error: { uri: "/a", args: "b=c" },
        }),
      ),
      ["CloudFront-Error-Uri", "/a", "CloudFront-Error-Args", "b=c"],
    ));

  it("cuts the order of names at 7,680 characters", () => {
    const many = requestOf("/", {
      headers: Array.from({ length: 4_000 }, (_, at) => (at % 2 === 0 ? "X-Name" : "1")),
    });
    const [, value] = rawHeaders(
      cloudFrontHeaders(["cloudfront-viewer-header-order"], {
        request: many,
        protocol: "https",
        place: {},
      }),
    );
    assert.equal(value?.length, 7_680);
  });
});

describe("namedCloudFrontHeaders", () => {
  const keyed = {
    ...cachePolicy,
    headers: { kind: "allow", names: ["cloudfront-viewer-country", "x-a"] },
  } as const;

  it("collects the names of both policies once", () => {
    const none = { kind: "none" } as const;
    const over = {
      cachePolicy: keyed,
      originRequestPolicy: {
        id: "orp",
        headers: { kind: "allow", names: ["cloudfront-viewer-country", "cloudfront-viewer-tls"] },
        cloudFrontHeaders: ["cloudfront-viewer-asn"],
        cookies: none,
        queryStrings: none,
      },
    } as const;
    assert.deepEqual(namedCloudFrontHeaders(over), [
      "cloudfront-viewer-country",
      "cloudfront-viewer-tls",
      "cloudfront-viewer-asn",
    ]);
    assert.deepEqual(keyedCloudFrontHeaders(over), ["cloudfront-viewer-country"]);
  });

  it("is empty where no policy names a header", () =>
    assert.deepEqual(namedCloudFrontHeaders(behavior), []));
});

describe("withoutForged", () => {
  it("takes off whatever claims to be CloudFront's", () => {
    const headers = headersFromRaw([
      "Host",
      "a",
      "cloudfront-viewer-country",
      "NZ",
      "CloudFront-X",
      "y",
    ]);
    assert.deepEqual(rawHeaders(withoutForged(headers)), ["Host", "a"]);
  });
});
