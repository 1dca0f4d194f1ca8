/**
 * Origins outside of the program, as the user maps them to addresses.
 *
 * @module
 */
import { isIP } from "node:net";
import { LocalError } from "../../local-error.ts";
import { canonicalName } from "../route53/names.ts";

/** Addresses by name, lower case. */
export type OriginMapping = ReadonlyMap<string, URL>;

/**
 * Reads mappings.
 *
 * @param given Addresses like `http://127.0.0.1:3000` by the names of origins.
 * @param allowNetwork Whether an address may be outside of this machine.
 * @throws {LocalError} for an address that cannot be used.
 */
export function readOriginMapping(
  given: Readonly<Record<string, string>>,
  allowNetwork: boolean,
): OriginMapping {
  return new Map(
    Object.entries(given).map(([name, address]) => [
      canonicalName(name),
      readAddress(name, address, allowNetwork),
    ]),
  );
}

function readAddress(name: string, address: string, allowNetwork: boolean): URL {
  const url = URL.parse(address);
  const isPlain = url?.pathname === "/" && url.search === "" && url.username === "";
  if (url === null || !isPlain || !/^https?:$/.test(url.protocol)) {
    throw usage(name, address, "must be like http://127.0.0.1:3000, without a path");
  }
  if (!allowNetwork && !isLoopbackAddress(url.hostname)) {
    throw usage(
      name,
      address,
      "must be an address of this machine, unless --allow-network is given",
    );
  }
  return url;
}

function usage(name: string, address: string, rule: string): LocalError {
  return new LocalError(`--origin ${name} ${rule}, got ${JSON.stringify(address)}`, {
    fault: "usage",
  });
}

/** Names resolve as the system's resolver says, which may lead anywhere; `localhost` never does (RFC 6761). */
function isLoopbackAddress(host: string): boolean {
  const address = host.replace(/^\[(.*)\]$/, "$1");
  return (
    host === "localhost" || address === "::1" || (isIP(address) === 4 && host.startsWith("127."))
  );
}
