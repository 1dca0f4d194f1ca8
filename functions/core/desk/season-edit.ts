/**
 * A change of the season as a value: what executes it reads the object, asks {@link SeasonEdit.decide}, and writes on the
 * condition that the object is still the one it read.
 *
 * @module
 */
import type { ApiAnswer } from "../api/api-answer.ts";
import type { Season } from "../season-types.ts";
import type { GameText } from "./change-game.ts";

/** What the history says about a change. */
export interface ChangeTopic {
  /** `sub` of the token. */
  readonly by: string;
  /** `PUT`, `PATCH` or `DELETE`. */
  readonly method: string;
  /** Ids and numbers of the path: `granite-league/11/1`. */
  readonly place: string;
}

/** What one season makes of a change. */
export type EditDecision =
  /** Nothing is written. */
  | {
      readonly kind: "answer";
      readonly answer: ApiAnswer;
      /** Whether the condition of the request does not hold: the change may be the reason, written before. */
      readonly isStale: boolean;
    }
  | {
      readonly kind: "write";
      readonly season: Season;
      readonly before: GameText;
      readonly after: GameText;
      readonly answer: ApiAnswer;
    };

/** See the module. */
export interface SeasonEdit {
  readonly topic: ChangeTopic;
  /** See `changeIds`; `undefined` when the request has no `Idempotency-Key`. */
  readonly id: string | undefined;
  /** Called for each version that is read; pure. @throws never */
  decide(season: Season): EditDecision;
  /** The response for a season that has the change. @throws never */
  answer(season: Season): ApiAnswer;
}

/** What became of a change. */
export type EditOutcome =
  | { readonly kind: "answer"; readonly answer: ApiAnswer }
  /** Another request had the same `Idempotency-Key`. */
  | { readonly kind: "key-reused" }
  /** The object is not a season, so nothing can be changed in it. */
  | { readonly kind: "invalid" }
  /** Not written, or not known to be. */
  | { readonly kind: "gave-up" };

/** Number of characters of an id that depend on the person and the key; the others depend on the request. */
const keyLength = 12;
const requestLength = 8;

/** Length of every id. */
export const changeIdLength = keyLength + requestLength;

/**
 * The id of a change: the same for the same request of one person with the same key, and with the same first part for another
 * request with that key.
 *
 * @param digest Base64url of 128 bits or more.
 */
export function changeIdOf(
  by: string,
  key: string,
  request: readonly unknown[],
  digest: (text: string) => string,
): string {
  return (
    digest(JSON.stringify([by, key])).slice(0, keyLength) +
    digest(JSON.stringify(request)).slice(0, requestLength)
  );
}

/** Whether two ids were made with the same key. */
export function haveSameKey(one: string, other: string): boolean {
  return one.slice(0, keyLength) === other.slice(0, keyLength);
}
