/**
 * What a screen reader is told of: few things, after an action.
 *
 * @module
 */
import { signal } from "@preact/signals";

/** The last announcement. */
export const announcement = signal("");

/** Announces a sentence; the same one again is announced again. */
export function announce(sentence: string): void {
  announcement.value = announcement.value === sentence ? `${sentence}\u00a0` : sentence;
}
