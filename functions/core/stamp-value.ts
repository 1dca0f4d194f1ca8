/**
 * A test flag: which stack, build and function version answered.
 *
 * @module
 */
import type { VersionStampConfig } from "../contract.ts";

/** Lower-case name of the header that carries the stamp. */
export const versionStampHeader = "x-touchline-version";

/**
 * Words the stamp: `<stack> <build> <function name>:<version>`.
 *
 * @param functionName As Lambda tells it. At the edge that is the copy's name, `us-east-1.name`
 *   (from memory: no AWS page at hand says so); function names have no dots, so what stands before
 *   the last one is left out and the stamp is the same everywhere.
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
