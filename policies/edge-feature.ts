/**
 * Features of functions that Lambda@Edge refuses.
 *
 * @module
 */
import { checkEach, type Finding, report } from "./property-check.ts";
import { edgeFunctions } from "./reading/edge-function-reading.ts";
import { isGiven, type Stack } from "./reading/stack.ts";
import type { Value } from "./reading/value.ts";

/** A feature, by the input that turns it on. */
export interface Feature {
  readonly input: string;
  /** The rest of the sentence "<function> <input> …". */
  readonly found: string;
  /** Whether a value of the input turns it on. @default whenever it is given */
  readonly isOn?: (value: Value) => boolean;
}

/** Edge functions that have one of the features. */
export function withFeatures(stack: Stack, features: readonly Feature[]): readonly Finding[] {
  return checkEach(edgeFunctions(stack), (on) =>
    checkEach(
      features,
      ({ input, found, isOn = () => true }) =>
        isGiven(on, input) &&
        isOn(on.props[input]) &&
        report(on, input, found, `leave ${input} out`),
    ),
  );
}
