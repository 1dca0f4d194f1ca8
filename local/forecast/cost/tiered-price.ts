/**
 * What a quantity of a month costs, and how that is computed.
 *
 * @module
 */
import type { PlacePrice } from "./price-table.ts";

/** The part of a quantity that is in one tier. */
interface Part {
  readonly units: number;
  readonly rate: number;
}

/** The parts of a quantity, without those that are empty. */
function partsOf(units: number, { tiers = [], rates }: PlacePrice): readonly Part[] {
  return rates
    .map((rate, tier) => {
      const from = tiers[tier - 1] ?? 0;
      const to = tiers[tier] ?? Number.POSITIVE_INFINITY;
      return { units: Math.max(0, Math.min(units, to) - from), rate };
    })
    .filter((part) => part.units > 0);
}

/** @returns USD, not rounded. */
export function usdOf(units: number, price: PlacePrice): number {
  return partsOf(units, price).reduce((so, part) => so + (part.units / price.per) * part.rate, 0);
}

/** A number as a person reads it: six digits at most, and no fewer for what is small. */
function shown(value: number): string {
  return value.toLocaleString("en-US", { maximumSignificantDigits: 6 });
}

/** The computation in words, such as `10,240 GB × 0.085 + 1,760 GB × 0.08`. */
export function formulaOf(units: number, price: PlacePrice): string {
  const per = price.per === 1 ? "" : ` per ${shown(price.per)}`;
  const parts = partsOf(units, price);
  return parts.length === 0
    ? `0 ${price.unit}`
    : parts
        .map((part) => `${shown(part.units)} ${price.unit} × ${shown(part.rate)}${per}`)
        .join(" + ");
}
