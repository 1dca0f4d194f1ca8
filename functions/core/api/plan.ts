/**
 * The steps before a response: each is a value that names an input and a function of that input.
 *
 * The adapter that executes a step does the I/O; the functions are pure.
 *
 * @module
 */

import type { HistoryPage, HistoryQuery } from "../desk/history-page.ts";
import type { EditOutcome, SeasonEdit } from "../desk/season-edit.ts";
import type { SeasonLookup } from "../season-lookup.ts";
import type { Verdict } from "../tokens/verdict.ts";
import type { ApiAnswer } from "./api-answer.ts";
import type { SeasonIndex } from "./season-index.ts";

/** The state of the sandbox. */
export interface SandboxState {
  /** The published version of the function. */
  readonly version: string;
  readonly isSeasonHeld: boolean;
}

/** The next step. */
export type Plan =
  | { readonly kind: "answer"; readonly answer: ApiAnswer }
  /** Look up the season. `nowMs` is read after that: milliseconds since the epoch. */
  | {
      readonly kind: "season";
      readonly next: (lookup: SeasonLookup<SeasonIndex>, nowMs: number) => Plan;
    }
  /** Verify a token. */
  | { readonly kind: "token"; readonly token: string; readonly next: (verdict: Verdict) => Plan }
  /** Change the season. */
  | {
      readonly kind: "edit";
      readonly edit: SeasonEdit;
      readonly next: (outcome: EditOutcome) => Plan;
    }
  /** Read a page of the history of changes. */
  | {
      readonly kind: "history";
      readonly query: HistoryQuery;
      readonly next: (page: HistoryPage) => Plan;
    }
  /** Read the state of the sandbox. */
  | { readonly kind: "sandbox"; readonly next: (state: SandboxState) => Plan };

/** A plan without further steps. */
export function answered(answer: ApiAnswer): Plan {
  return { kind: "answer", answer };
}
