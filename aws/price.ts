/**
 * How a price of AWS's is written down.
 *
 * @module
 */

/** List price of one item that AWS bills by use. */
export interface UsagePrice {
  /** What is counted, in the plural. */
  readonly unit: string;
  /** How many units a price is for. */
  readonly per: number;
  /** Units of a month at which a tier ends, in ascending order; absent where one price holds for any number. */
  readonly tiers?: readonly number[];
  /**
   * USD in each tier, by Region or by price zone of CloudFront; `global` for an item that has no place, and `others` for
   * the places that are not named. Without `others`, the price in a place that is not named is not known.
   */
  readonly usd: Readonly<Record<string, readonly number[]>>;
}

/** List prices of the items of one service, by item. */
export type UsagePrices = Readonly<Record<string, UsagePrice>>;
