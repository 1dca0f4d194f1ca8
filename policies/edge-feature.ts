/**
 * Features of functions that Lambda@Edge refuses.
 *
 * @module
 */

import type { Finding } from "./finding.ts";
import { edgeFunctions } from "./reading/edge-function.ts";
import { isGiven, type Stack } from "./reading/stack.ts";
import type { Value } from "./reading/value.ts";

/** A feature, by the input that turns it on. */
export interface Feature {
  readonly input: string;
  /** The rest of the sentence "<function> <input> …". */
  readonly found: string;
  /** Whether a value of the input turns it on. @default whenever it says something */
  readonly isOn?: (value: Value) => boolean;
}

/** Edge functions that have one of the features. */
export function* withFeatures(stack: Stack, features: readonly Feature[]): Iterable<Finding> {
  for (const on of edgeFunctions(stack)) {
    for (const { input, found, isOn = () => true } of features) {
      if (isGiven(on, input) && isOn(on.props[input])) {
        yield { on, at: input, found, write: `leave ${input} out` };
      }
    }
  }
}
