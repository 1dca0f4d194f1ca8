/**
 * What is shown in place of a table that is not there.
 *
 * @module
 */
import type { ComponentChild } from "preact";

/** That something is read, or why it could not be. */
export function Notice({ problem }: { readonly problem: string }): ComponentChild {
  return problem === "" ? (
    <p class="empty">Loading</p>
  ) : (
    <p class="empty problem" role="alert">
      {problem}
    </p>
  );
}
