/**
 * A plot as data, which the page draws.
 *
 * @module
 */

/** One line, or one part of each bar. */
export interface Series {
  readonly title: string;
  /** One for each label; `null` where there is none. */
  readonly values: readonly (number | null)[];
  /** Whether its scale is on the right. @default on the left */
  readonly isRight?: boolean;
}

/** A plot. */
export interface Plot {
  /** That of the section below whose title it stands. */
  readonly section: string;
  /** What it shows, for those who do not see it. */
  readonly about: string;
  /** `stacked`: bars whose parts are added. */
  readonly kind: "bars" | "stacked" | "lines" | "columns";
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  /** Title of the scale of values, and of the one on the right. */
  readonly scales: readonly string[];
  /** Whether the scale of values is logarithmic. @default false */
  readonly isLogarithmic?: boolean;
}
