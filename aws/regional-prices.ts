/**
 * List prices of what Regions bill by use, in USD.
 *
 * @module
 */
import type { Fact } from "./fact.ts";
import type { UsagePrices } from "./price.ts";
import {
  apiCostPage,
  cloudWatchPricingPage,
  lambdaPricingPage,
  loadBalancerPricingPage,
  mailPricingPage,
  privateLinkPricingPage,
  queuePricingPage,
  s3PricingPage,
  secretsPricingPage,
  transferPricingPage,
} from "./price-pages.ts";

const million = 1_000_000;
const thousand = 1_000;
const firstRegion = "That of us-east-1 is documented, those of other Regions are from memory.";

export const apiPrices = {
  about: "List prices of API Gateway in USD; a request of an HTTP API counts once for each 512 KB",
  value: {
    httpApiRequests: {
      unit: "requests of HTTP APIs",
      per: million,
      tiers: [300_000_000],
      usd: {
        "us-east-1": [1, 0.9],
        "us-east-2": [1, 0.9],
        "us-west-2": [1, 0.9],
        "eu-west-1": [1.11, 1],
        "eu-central-1": [1.2, 1.08],
        "ap-northeast-1": [1.29, 1.18],
      },
    },
    restApiRequests: {
      unit: "requests of REST APIs",
      per: million,
      tiers: [333_000_000, 1_000_000_000, 20_000_000_000],
      usd: {
        "us-east-1": [3.5, 2.8, 2.38, 1.51],
        "us-east-2": [3.5, 2.8, 2.38, 1.51],
        "us-west-2": [3.5, 2.8, 2.38, 1.51],
        "eu-west-1": [3.5, 2.8, 2.38, 1.51],
        "eu-central-1": [3.7, 3.06, 2.6, 1.72],
      },
    },
  },
  ...apiCostPage,
  certainty: "memory",
  note: firstRegion,
} as const satisfies Fact<UsagePrices>;

export const lambdaPrices = {
  about: "List prices of Lambda in USD; duration is billed in steps of 1 ms",
  value: {
    requests: { unit: "requests", per: million, usd: { others: [0.2] } },
    durationGbSecondsX86: {
      unit: "GB-seconds on x86_64",
      per: 1,
      tiers: [6_000_000_000, 15_000_000_000],
      usd: { others: [0.0000166667, 0.000015, 0.0000133334] },
    },
    durationGbSecondsArm64: {
      unit: "GB-seconds on arm64",
      per: 1,
      tiers: [7_500_000_000, 18_750_000_000],
      usd: { others: [0.0000133334, 0.0000120001, 0.0000106667] },
    },
  },
  ...lambdaPricingPage,
  certainty: "documented",
  note: "Of us-east-1, and from memory of most other Regions; Cape Town, Hong Kong, Milan and the Middle East cost up to 40 % more.",
} as const satisfies Fact<UsagePrices>;

export const bucketPrices = {
  about: "List prices of S3 Standard in USD",
  value: {
    getRequests: {
      unit: "GET and HEAD requests",
      per: thousand,
      usd: {
        "us-east-1": [0.0004],
        "us-east-2": [0.0004],
        "us-west-2": [0.0004],
        "eu-west-1": [0.0004],
        "eu-central-1": [0.00043],
        "ap-southeast-2": [0.00044],
      },
    },
    putRequests: {
      unit: "PUT, COPY, POST and LIST requests",
      per: thousand,
      usd: {
        "us-east-1": [0.005],
        "us-east-2": [0.005],
        "us-west-2": [0.005],
        "eu-west-1": [0.005],
        "eu-central-1": [0.0054],
        "ap-southeast-2": [0.0055],
      },
    },
    storageGbMonths: {
      unit: "GB-months",
      per: 1,
      usd: {
        "us-east-1": [0.023],
        "us-east-2": [0.023],
        "us-west-2": [0.023],
        "eu-west-1": [0.023],
        "eu-central-1": [0.0245],
        "ap-southeast-2": [0.025],
      },
    },
  },
  ...s3PricingPage,
  certainty: "memory",
  note: `${firstRegion} Storage over 50 TB costs less.`,
} as const satisfies Fact<UsagePrices>;

export const logPrices = {
  about: "List prices of CloudWatch Logs in USD a GB that is taken in",
  value: {
    logsGb: {
      unit: "GB of logs",
      per: 1,
      usd: {
        "us-east-1": [0.5],
        "us-east-2": [0.5],
        "us-west-2": [0.5],
        "eu-west-1": [0.57],
        "eu-central-1": [0.63],
        "ap-southeast-2": [0.67],
      },
    },
  },
  ...cloudWatchPricingPage,
  certainty: "memory",
  note: "Vended logs cost the same up to 10 TB a month; keeping a GB costs 0.03 a month.",
} as const satisfies Fact<UsagePrices>;

export const balancerPrices = {
  about: "List prices of an Application Load Balancer in USD an hour of a capacity unit",
  value: {
    capacityUnitHours: { unit: "capacity unit hours", per: 1, usd: { others: [0.008] } },
  },
  ...loadBalancerPricingPage,
  certainty: "memory",
} as const satisfies Fact<UsagePrices>;

export const privateLinkPrices = {
  about: "List prices of interface endpoints in USD a GB",
  value: {
    processedGb: {
      unit: "GB processed",
      per: 1,
      tiers: [1_048_576, 5_242_880],
      usd: { others: [0.01, 0.006, 0.004] },
    },
  },
  ...privateLinkPricingPage,
  certainty: "memory",
} as const satisfies Fact<UsagePrices>;

export const transferPrices = {
  about: "List prices of transfer out of a Region to another one in USD a GB",
  value: {
    interRegionGb: {
      unit: "GB between Regions",
      per: 1,
      usd: {
        "us-east-1": [0.02],
        "us-east-2": [0.02],
        "us-west-2": [0.02],
        "eu-west-1": [0.02],
        "eu-central-1": [0.02],
        "ap-southeast-2": [0.098],
        "ap-northeast-1": [0.09],
      },
    },
  },
  ...transferPricingPage,
  certainty: "memory",
  note: "Between us-east-1 and us-east-2: 0.01.",
} as const satisfies Fact<UsagePrices>;

export const secretCallPrices = {
  about: "List prices of calls of Secrets Manager in USD",
  value: { apiCalls: { unit: "calls", per: 10_000, usd: { others: [0.05] } } },
  ...secretsPricingPage,
  certainty: "memory",
} as const satisfies Fact<UsagePrices>;

export const queuePrices = {
  about: "List prices of standard queues of SQS in USD",
  value: { requests: { unit: "requests", per: million, usd: { others: [0.4] } } },
  ...queuePricingPage,
  certainty: "memory",
} as const satisfies Fact<UsagePrices>;

export const mailPrices = {
  about: "List prices of mails that SES sends in USD",
  value: { messages: { unit: "mails", per: thousand, usd: { others: [0.1] } } },
  ...mailPricingPage,
  certainty: "memory",
} as const satisfies Fact<UsagePrices>;
