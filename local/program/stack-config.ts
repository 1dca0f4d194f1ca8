/**
 * A stack and its settings, as the engine hands them to a program.
 *
 * @module
 */

/** One stack. */
export interface StackConfig {
  readonly project: string;
  readonly stack: string;
  /** By key with its namespace (`touchline:matchDays`); lists and maps as JSON. */
  readonly config: Readonly<Record<string, string>>;
  /** Keys whose values are secret. */
  readonly secretKeys: readonly string[];
}
