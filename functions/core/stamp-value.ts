/**
 * The header with the stack, build and function version, in test stacks.
 *
 * @module
 */
import type { VersionStampConfig } from "../contract.ts";

/** Lower-case name of the header. */
export const versionStampHeader = "x-touchline-version";

/**
 * Formats the value: `<stack> <build> <function name>:<version>`.
 *
 * @param functionName From Lambda's context. At the edge it is the replica's name, `us-east-1.name`
 *   (not documented by AWS); function names have no dots, so the part before the last dot is removed.
 * @param version The published number.
 * @throws never
 */
export function versionStamp(
  { stack, build }: VersionStampConfig,
  functionName: string,
  version: string,
): string {
  const name = functionName.slice(functionName.lastIndexOf(".") + 1);
  return `${stack} ${build} ${name}:${version}`;
}
