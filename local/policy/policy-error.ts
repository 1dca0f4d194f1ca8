/**
 * What a person can mend about a policy pack or its configuration.
 *
 * @module
 */

/** A pack that cannot be run, or a configuration that cannot be used. */
export class PolicyError extends Error {
  override readonly name = "PolicyError";
}
