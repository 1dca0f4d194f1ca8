/**
 * How the services report what they decide: as stages of the request at hand.
 *
 * @module
 */
import type { Reported } from "./request-record.ts";

/** What is being recorded of one request. */
export interface Recording {
  /** Begins a stage. @returns what ends it, with what it came to. */
  begin(): (stage: Reported) => void;
  /** A stage that takes no time worth telling. */
  note(stage: Reported): void;
}

/** The recording of the request at hand; `undefined` when nobody looks, so that nothing is put together for nobody. */
export type Observe = () => Recording | undefined;
