/**
 * The list price of every item that a simulation counts.
 *
 * @module
 */
import {
  cloudFrontFunctionPrices,
  cloudFrontPrices,
  edgeFunctionPrices,
  webAclPrices,
} from "../../../aws/edge-prices.ts";
import type { Fact } from "../../../aws/fact.ts";
import type { UsagePrice, UsagePrices } from "../../../aws/price.ts";
import {
  apiPrices,
  balancerPrices,
  bucketPrices,
  lambdaPrices,
  logPrices,
  mailPrices,
  privateLinkPrices,
  queuePrices,
  secretCallPrices,
  transferPrices,
} from "../../../aws/regional-prices.ts";
import type { BilledService } from "../outcome.ts";

const prices: Readonly<Record<BilledService, Fact<UsagePrices>>> = {
  "Amazon CloudFront": cloudFrontPrices,
  "CloudFront Functions": cloudFrontFunctionPrices,
  "Lambda@Edge": edgeFunctionPrices,
  "AWS WAF": webAclPrices,
  "Amazon API Gateway": apiPrices,
  "AWS Lambda": lambdaPrices,
  "Amazon S3": bucketPrices,
  "Amazon CloudWatch": logPrices,
  "Elastic Load Balancing": balancerPrices,
  "AWS PrivateLink": privateLinkPrices,
  "AWS data transfer": transferPrices,
  "AWS Secrets Manager": secretCallPrices,
  "Amazon SQS": queuePrices,
  "Amazon SES": mailPrices,
};

/** The price of an item in one place. */
export interface PlacePrice extends Pick<UsagePrice, "unit" | "per" | "tiers"> {
  /** USD in each tier. */
  readonly rates: readonly number[];
  /** Whether the price in that place is not known, and is derived from that in us-east-1. */
  readonly isDerived: boolean;
  readonly fact: Fact<UsagePrices>;
}

/**
 * Finds a price.
 *
 * @param regionPriceFactor A price that is not known, as a multiple of that in us-east-1 or in the United States.
 * @throws {Error} for an item that has no price: a defect of the simulation.
 */
export function priceOf(
  { service, item, place }: { service: BilledService; item: string; place: string },
  regionPriceFactor: number,
): PlacePrice {
  const fact = prices[service];
  const price = Object.hasOwn(fact.value, item) ? fact.value[item] : undefined;
  if (price === undefined) {
    throw new Error(`${service} has no item ${item}; it has ${Object.keys(fact.value).join(", ")}`);
  }
  const { usd, ...rest } = price;
  const own = usd[place] ?? usd["others"];
  const known = usd["us-east-1"] ?? usd["us"] ?? usd["global"] ?? [];
  return {
    ...rest,
    rates: own ?? known.map((rate) => rate * regionPriceFactor),
    isDerived: own === undefined,
    fact,
  };
}
