/**
 * A stack and its settings, as the engine hands them to a program.
 *
 * @module
 */

/** One stack. */
export interface StackConfig {
  readonly project: string;
  readonly stack: string;
  /** `main` of `Pulumi.yaml`: the program's file or folder, relative to it. @default `package.json` or `index.ts` decide */
  readonly main?: string;
  /** By key with its namespace (`touchline:matchDays`); lists and maps as JSON. */
  readonly config: Readonly<Record<string, string>>;
  /** Keys whose values are secret. */
  readonly secretKeys: readonly string[];
}
