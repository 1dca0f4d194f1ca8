/**
 * What has to be found out before a request can be answered: a step, and what follows from it.
 *
 * Steps are values. Who carries them out does the I/O; what follows is decided here, and is pure.
 *
 * @module
 */
import type { SeasonLookup } from "../season-lookup.ts";
import type { Verdict } from "../tokens/verdict.ts";
import type { ApiAnswer } from "./api-answer.ts";
import type { SeasonIndex } from "./season-index.ts";

/** How the sandbox that answers is doing. */
export interface SandboxState {
  /** Of the function, as published. */
  readonly version: string;
  readonly isSeasonHeld: boolean;
}

/** The next step. */
export type Plan =
  | { readonly kind: "answer"; readonly answer: ApiAnswer }
  /** Look at the season. `nowMs` is read after that: milliseconds since the epoch. */
  | {
      readonly kind: "season";
      readonly next: (lookup: SeasonLookup<SeasonIndex>, nowMs: number) => Plan;
    }
  /** Have a token judged. */
  | { readonly kind: "token"; readonly token: string; readonly next: (verdict: Verdict) => Plan }
  /** Look at ourselves. */
  | { readonly kind: "sandbox"; readonly next: (state: SandboxState) => Plan };

/** Nothing is left to be found out. */
export function answered(answer: ApiAnswer): Plan {
  return { kind: "answer", answer };
}
