/**
 * A page of the history of changes.
 *
 * @module
 */
import type { GameText } from "./change-game.ts";

/** A change as the history shows it. What is not known of a version that was written by other means is absent. */
export interface HistoryItem {
  /** RFC 3339, UTC. */
  readonly at: string;
  /** Version that the change made. */
  readonly to: string;
  readonly by?: string;
  readonly method?: string;
  readonly place?: string;
  /** Version that it replaced. */
  readonly from?: string;
  readonly before?: GameText;
  readonly after?: GameText;
}

/** A page of the history. */
export interface HistoryPage {
  readonly changes: readonly HistoryItem[];
  /** Where the next page begins; `undefined` on the last one. */
  readonly next: string | undefined;
}

/** A request for a page. */
export interface HistoryQuery {
  /** `next` of the page before. */
  readonly after: string | undefined;
  readonly count: number;
}
