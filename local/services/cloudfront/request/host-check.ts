/**
 * Whether a request is for this distribution.
 *
 * On one machine the check also stops DNS rebinding: a page of another site whose name was made to
 * point at loopback still sends that name in `Host`, and is refused.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-403-permission-denied.html
 * @module
 */
import { remembered } from "../../../http/remembered.ts";
import type { Distribution } from "../model.ts";

/** Names of this machine. `.localhost` never leaves it (RFC 6761 §6.3). */
const loopback = /^(?:localhost|.+\.localhost|127\.0\.0\.1|\[::1\])$/;

/** The name in a Host header: no port, no trailing dot, lower case. */
export function hostName(host: string): string {
  return host.toLowerCase().replace(/:\d*$/, "").replace(/\.$/, "");
}

/** Whether a Host header names this machine, with any port. */
export function isLoopbackHost(host: string): boolean {
  return loopback.test(hostName(host));
}

/** Judges one Host header. */
export type HostTest = (host: string) => boolean;

/**
 * Compiles the names of a distribution: its own, its aliases, and loopback's.
 *
 * An alias that begins with `*.` takes every name that ends in the rest of it, at any depth.
 */
export function compileHosts(distribution: Pick<Distribution, "domainName" | "aliases">): HostTest {
  const names = [distribution.domainName, ...distribution.aliases].map(hostName);
  const exact = new Set(names);
  const endings = names.filter((name) => name.startsWith("*.")).map((name) => name.slice(1));
  return remembered((host) => {
    const name = hostName(host);
    return (
      exact.has(name) || loopback.test(name) || endings.some((ending) => name.endsWith(ending))
    );
  });
}
