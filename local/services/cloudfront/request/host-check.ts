/**
 * Whether a request is for this distribution.
 *
 * On one machine the check also stops DNS rebinding: a page of another site whose name was made to
 * point at loopback still sends that name in `Host`, and is refused.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-403-permission-denied.html
 * @module
 */
import { hostName, isLoopbackHost } from "../../../http/foreign-site.ts";
import { remembered } from "../../../http/remembered.ts";
import type { Distribution } from "../model.ts";

/** Checks one host name: in lower case, without a port, where nothing else is said. */
type HostTest = (host: string) => boolean;

/**
 * Compiles the names of a distribution: its own and its aliases.
 *
 * An alias that begins with `*.` takes every name that ends in the rest of it, at any depth.
 */
export function compileNames({
  domainName,
  aliases,
}: Pick<Distribution, "domainName" | "aliases">): HostTest {
  const names = [domainName, ...aliases].map(hostName);
  const exact = new Set(names);
  const endings = names.filter((name) => name.startsWith("*.")).map((name) => name.slice(1));
  return (name) => exact.has(name) || endings.some((ending) => name.endsWith(ending));
}

/** Compiles the names under which a distribution answers: its own, its aliases, and loopback's, with any port. */
export function compileHosts(distribution: Pick<Distribution, "domainName" | "aliases">): HostTest {
  const isNamed = compileNames(distribution);
  return remembered((host) => {
    const name = hostName(host);
    return isNamed(name) || isLoopbackHost(name);
  });
}
