/**
 * The world around the stack.
 *
 * @module
 */
import type { ComponentChild } from "preact";

/** The view. */
export function WorldView(): ComponentChild {
  return <h1>World</h1>;
}
