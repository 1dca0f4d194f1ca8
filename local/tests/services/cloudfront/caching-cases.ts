/**
 * What becomes of a second request for the same object, by what the first response stated.
 *
 * @module
 */
import assert from "node:assert/strict";
import { it } from "mocha";
import { changing } from "./changing-origin.ts";
import { cachePolicy, messageOf, startMs } from "./edge-fixtures.ts";

/** Nothing is fresh unless the origin states it. */
export const policy = { ...cachePolicy, defaultTtlSeconds: 0 };

/** What becomes of the second request. */
type Outcome =
  /** The stored response. */
  | "reused"
  /** The origin is asked without a condition. */
  | "fetched"
  /** The origin is asked whether the stored response is still current. */
  | "validated";

export interface CachingCase {
  /** Headers of the first response: a Cache-Control, or names and values in turn. */
  readonly sent: string | readonly string[];
  readonly status?: number;
  /** Seconds between the requests. @default 2 */
  readonly later?: number;
  readonly first?: readonly string[];
  readonly second?: readonly string[];
  readonly is: Outcome;
  /** Where CloudFront differs from RFC 9111: the first cell of the row in docs/fidelity.md. */
  readonly deviates?: string;
}

/** An HTTP date some seconds from the start. */
export const at = (seconds: number): string => new Date(startMs + seconds * 1000).toUTCString();

/** The headers of a case in turn. */
function linesOf({ sent }: CachingCase): readonly string[] {
  return typeof sent === "string" ? ["Cache-Control", sent] : sent;
}

/** Declares the test of each case. */
export function itAnswers(cases: Readonly<Record<string, CachingCase>>): void {
  for (const [title, one] of Object.entries(cases)) {
    const differs = one.deviates === undefined ? "" : ", unlike RFC 9111";
    it(`after ${title}: ${one.is}${differs}`, async () => {
      const { status = 200, later = 2, first = [], second = [] } = one;
      const world = changing(messageOf(status, "hello", linesOf(one)), { cachePolicy: policy });
      await world.get("/a", first);
      world.pass(later);
      await world.get("/a", second);
      const [, again] = world.origins;
      const conditions = ["if-none-match", "if-modified-since"];
      const isConditional = conditions.some((name) => again?.request.headers[name] !== undefined);
      const outcome = isConditional ? "validated" : "fetched";
      assert.equal(again === undefined ? "reused" : outcome, one.is);
    });
  }
}
