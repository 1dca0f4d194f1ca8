/**
 * Costs of usage, against bills that were computed by hand.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { type PricingOptions, usageCosts } from "../../../forecast/cost/usage-costs.ts";
import type { BilledService, UsageLine } from "../../../forecast/outcome.ts";

const used = (
  service: BilledService,
  item: string,
  place: string,
  value: number,
  { route = "*", error = 0 }: { readonly route?: string; readonly error?: number } = {},
): UsageLine => ({ service, item, place, route, quantity: { value, error } });

const priced = (usage: readonly UsageLine[], options: Partial<PricingOptions> = {}) =>
  usageCosts(usage, { times: 1, regionPriceFactor: 1.2, freeTier: false, ...options });

/** USD by item and place, in cents. */
const cents = (usage: readonly UsageLine[], options: Partial<PricingOptions> = {}) =>
  Object.fromEntries(
    priced(usage, options).map(({ service, item, place, usd }) => [
      `${service} ${item} ${place}`,
      usd.value.toFixed(2),
    ]),
  );

const million = 1_000_000;

describe("costs of usage", () => {
  it("are those of a million requests of 4 KB, of which three in ten reach an API", () => {
    // 4 KB × 1,000,000 = 3.8147 GB. 128 MB × 5 ms × 1,000,000 = 625 GB-s; 128 MB × 30 ms × 300,000 = 1,125 GB-s.
    const costs = cents([
      used("Amazon CloudFront", "httpsRequests", "us", million),
      used("Amazon CloudFront", "transferOutGb", "us", (4_096 * million) / 2 ** 30),
      used("AWS WAF", "requests", "global", million),
      used("Lambda@Edge", "requests", "global", 1.3 * million),
      used("Lambda@Edge", "durationGbSeconds", "global", 1.3 * 625),
      used("Amazon API Gateway", "httpApiRequests", "us-east-1", 0.3 * million),
      used("AWS Lambda", "requests", "us-east-1", 0.3 * million),
      used("AWS Lambda", "durationGbSecondsX86", "us-east-1", 1_125),
    ]);
    assert.deepEqual(costs, {
      "Amazon CloudFront httpsRequests us": "1.00",
      "Amazon CloudFront transferOutGb us": "0.32",
      "Lambda@Edge requests global": "0.78",
      "AWS WAF requests global": "0.60",
      "Lambda@Edge durationGbSeconds global": "0.04",
      "Amazon API Gateway httpApiRequests us-east-1": "0.30",
      "AWS Lambda requests us-east-1": "0.06",
      "AWS Lambda durationGbSecondsX86 us-east-1": "0.02",
    });
  });

  it("go through the tiers of a month", () => {
    // 10,240 × 0.085 + 40,960 × 0.08 + 8,800 × 0.06 = 870.40 + 3,276.80 + 528.00
    const [line] = priced([used("Amazon CloudFront", "transferOutGb", "us", 60_000)]);
    assert.equal(line?.usd.value.toFixed(2), "4675.20");
    assert.equal(
      line?.formula,
      "10,240 GB to viewers × 0.085 + 40,960 GB to viewers × 0.08 + 8,800 GB to viewers × 0.06",
    );
  });

  it("differ by zone and by Region", () => {
    // 2,000,000 × 2.20 / 1,000,000; 310,000,000: 300 × 1.11 + 10 × 1.00; 1,500 paths: 500 × 0.005
    assert.deepEqual(
      cents([
        used("Amazon CloudFront", "httpsRequests", "south_america", 2 * million),
        used("Amazon API Gateway", "httpApiRequests", "eu-west-1", 310 * million),
        used("Amazon CloudFront", "invalidationPaths", "global", 1_500),
        used("Amazon S3", "getRequests", "eu-central-1", 10 * million),
      ]),
      {
        "Amazon API Gateway httpApiRequests eu-west-1": "343.00",
        "Amazon CloudFront httpsRequests south_america": "4.40",
        "Amazon S3 getRequests eu-central-1": "4.30",
        "Amazon CloudFront invalidationPaths global": "2.50",
      },
    );
  });

  it("take a multiple of us-east-1 in a Region whose price is not known, and say so", () => {
    const [line] = priced([used("Amazon API Gateway", "restApiRequests", "sa-east-1", million)], {
      regionPriceFactor: 1.5,
    });
    assert.equal(line?.usd.value.toFixed(2), "5.25");
    assert.deepEqual([line?.price.isDerived, line?.price.certainty], [true, "inferred"]);
  });

  it("leave out what is free, which places and items share", () => {
    // 12,000,000 HTTPS and 3,000,000 HTTP requests, of which 5 in 15 are paid: 4 × 1.00 + 1 × 0.90
    const usage = [
      used("Amazon CloudFront", "httpsRequests", "us", 12 * million),
      used("Amazon CloudFront", "httpRequests", "europe", 3 * million),
      used("Amazon CloudFront", "transferOutGb", "us", 1_024),
      used("Lambda@Edge", "requests", "global", million),
    ];
    assert.deepEqual(cents(usage, { freeTier: true }), {
      "Amazon CloudFront httpsRequests us": "4.00",
      "Amazon CloudFront httpRequests europe": "0.90",
      "Amazon CloudFront transferOutGb us": "0.00",
      "Lambda@Edge requests global": "0.60",
    });
    assert.equal(
      priced(usage, { freeTier: true })[0]?.formula,
      "4,000,000 HTTPS requests × 1 per 1,000,000, of 12,000,000 with free units",
    );
  });

  it("belong to the routes that cause them, in proportion", () => {
    const [line] = priced(
      [
        used("Amazon CloudFront", "httpsRequests", "us", 3 * million, { route: "/v1/*" }),
        used("Amazon CloudFront", "httpsRequests", "us", million, { route: "*" }),
      ],
      { times: 2 },
    );
    assert.deepEqual(
      line?.routes.map(({ route, usd }) => [route, usd.toFixed(2)]),
      [
        ["/v1/*", "6.00"],
        ["*", "2.00"],
      ],
    );
    assert.equal(line?.quantity.value, 8 * million);
  });

  it("have the error of what was sampled, at the price of the tier where it falls", () => {
    // From 10,240 GB on, a GB costs 0.08.
    const [line] = priced([
      used("Amazon CloudFront", "transferOutGb", "us", 10_240, { error: 100 }),
    ]);
    assert.equal(line?.usd.error.toFixed(2), "8.00");
  });

  it("refuse an item without a price, with those that the service has", () => {
    assert.throws(
      () => priced([used("Lambda@Edge", "transferOutGb", "global", 1)]),
      /^Error: Lambda@Edge has no item transferOutGb; it has requests, durationGbSeconds$/,
    );
  });
});
