/**
 * List prices of what happens at the edge, in USD.
 *
 * @module
 */
import type { Fact } from "./fact.ts";
import type { UsagePrices } from "./price.ts";
import { cloudFrontPricingPage, wafPricingPage } from "./price-pages.ts";

const million = 1_000_000;
const undated = "The copy that was read has no date.";

export const cloudFrontPrices = {
  about: "List prices of CloudFront in USD, by price zone; 1 GB is 1,073,741,824 bytes",
  value: {
    httpRequests: {
      unit: "HTTP requests",
      per: million,
      usd: {
        us: [0.75],
        europe: [0.9],
        south_africa: [0.9],
        south_america: [1.6],
        japan: [0.9],
        australia: [0.9],
        asia_pacific: [0.9],
        india: [0.9],
      },
    },
    httpsRequests: {
      unit: "HTTPS requests",
      per: million,
      usd: {
        us: [1],
        europe: [1.2],
        south_africa: [1.2],
        south_america: [2.2],
        japan: [1.2],
        australia: [1.25],
        asia_pacific: [1.2],
        india: [1.2],
      },
    },
    transferOutGb: {
      unit: "GB to viewers",
      per: 1,
      tiers: [10_240, 51_200, 153_600, 512_000, 1_048_576, 5_242_880],
      usd: {
        us: [0.085, 0.08, 0.06, 0.04, 0.03, 0.025, 0.02],
        europe: [0.085, 0.08, 0.06, 0.04, 0.03, 0.025, 0.02],
        south_africa: [0.11, 0.105, 0.09, 0.08, 0.06, 0.05, 0.04],
        south_america: [0.11, 0.105, 0.09, 0.08, 0.06, 0.05, 0.04],
        japan: [0.114, 0.089, 0.086, 0.084, 0.08, 0.07, 0.06],
        australia: [0.114, 0.098, 0.094, 0.092, 0.09, 0.085, 0.08],
        asia_pacific: [0.12, 0.1, 0.095, 0.09, 0.08, 0.07, 0.06],
        india: [0.109, 0.085, 0.082, 0.08, 0.078, 0.075, 0.072],
      },
    },
    transferToOriginGb: {
      unit: "GB to origins",
      per: 1,
      usd: {
        us: [0.02],
        europe: [0.02],
        south_africa: [0.06],
        south_america: [0.125],
        japan: [0.06],
        australia: [0.08],
        asia_pacific: [0.06],
        india: [0.16],
      },
    },
    originShieldRequests: {
      unit: "requests of Origin Shield",
      per: million,
      usd: {
        us: [0.75],
        europe: [0.9],
        south_america: [1.6],
        japan: [0.9],
        australia: [0.9],
        asia_pacific: [0.9],
        india: [0.9],
      },
    },
    invalidationPaths: {
      unit: "invalidation paths",
      per: 1,
      tiers: [1_000],
      usd: { global: [0, 0.005] },
    },
  },
  ...cloudFrontPricingPage,
  certainty: "documented",
  note: `${undated} A contract about 10 TB a month or more, and the flat-rate plans, have other prices. Those of transfer to origins and of Origin Shield outside of the US and Europe are from memory.`,
} as const satisfies Fact<UsagePrices>;

export const cloudFrontFunctionPrices = {
  about: "List prices of CloudFront Functions in USD",
  value: {
    invocations: { unit: "invocations", per: million, usd: { global: [0.1] } },
    keyValueReads: { unit: "reads of key value stores", per: million, usd: { global: [0.03] } },
  },
  ...cloudFrontPricingPage,
  certainty: "documented",
  note: `${undated} The price of reads is from memory.`,
} as const satisfies Fact<UsagePrices>;

export const edgeFunctionPrices = {
  about:
    "List prices of Lambda@Edge in USD; duration is billed in steps of 1 ms, without a free tier",
  value: {
    requests: { unit: "requests", per: million, usd: { global: [0.6] } },
    durationGbSeconds: { unit: "GB-seconds", per: 1, usd: { global: [0.00005001] } },
  },
  ...cloudFrontPricingPage,
  certainty: "documented",
  note: "Read in a list of 2026 by others; it agrees with an older page of AWS's.",
} as const satisfies Fact<UsagePrices>;

export const webAclPrices = {
  about: "List prices of requests to web ACLs in USD, beside those by the month",
  value: {
    requests: { unit: "requests", per: million, usd: { others: [0.6] } },
    botControlRequests: { unit: "requests of Bot Control", per: million, usd: { others: [1] } },
  },
  ...wafPricingPage,
  certainty: "memory",
  note: "Web ACLs over 1,500 WCU and bodies over the default size cost extra.",
} as const satisfies Fact<UsagePrices>;

/** Units a month that an account does not pay for, in all places together, for items that share them. */
export interface FreeUsage {
  readonly service: string;
  readonly items: readonly string[];
  readonly units: number;
}

export const freeUsage = {
  about: "Units a month that every account has free, without an end",
  value: [
    {
      service: "Amazon CloudFront",
      items: ["httpRequests", "httpsRequests"],
      units: 10_000_000,
    },
    { service: "Amazon CloudFront", items: ["transferOutGb"], units: 1_024 },
    { service: "CloudFront Functions", items: ["invocations"], units: 2_000_000 },
    { service: "CloudFront Functions", items: ["keyValueReads"], units: 2_000_000 },
    { service: "AWS Lambda", items: ["requests"], units: 1_000_000 },
    {
      service: "AWS Lambda",
      items: ["durationGbSecondsX86", "durationGbSecondsArm64"],
      units: 400_000,
    },
    { service: "Amazon CloudWatch", items: ["logsGb"], units: 5 },
    { service: "Amazon SQS", items: ["requests"], units: 1_000_000 },
  ],
  ...cloudFrontPricingPage,
  certainty: "documented",
  note: "Those of Lambda, CloudWatch and SQS are from memory, as is how they are distributed over Regions.",
} as const satisfies Fact<readonly FreeUsage[]>;
