/**
 * Requests to loopback that another site's page makes.
 *
 * A page anywhere can send requests to this machine, and a name that is made to point here (DNS rebinding) lets it read the
 * responses. A browser tells by `Origin` and `Sec-Fetch-Site`, a rebound name by `Host`; tools and SDKs send neither of the
 * first two.
 *
 * @see https://www.w3.org/TR/fetch-metadata/
 * @module
 */
/** Names of this machine. `.localhost` never leaves it (RFC 6761 section 6.3). */
const loopback = /^(?:localhost|.+\.localhost|127\.0\.0\.1|\[::1\])$/;

/** The name in a Host header: no port, no trailing dot, lower case. */
export function hostName(host: string): string {
  return host.toLowerCase().replace(/:\d*$/, "").replace(/\.$/, "");
}

/** Whether a Host header names this machine, with any port. */
export function isLoopbackHost(host: string): boolean {
  return loopback.test(hostName(host));
}

/** Headers of a request, `undefined` where one was not sent. */
export interface SiteHeaders {
  readonly host: string;
  readonly origin: string | undefined;
  /** `Sec-Fetch-Site` */
  readonly site: string | undefined;
}

/** Whether a browser reports that a page of another site makes the request. */
export function isCrossSite({ host, origin, site }: SiteHeaders): boolean {
  const foreignSite = site !== undefined && site !== "same-origin" && site !== "none";
  return foreignSite || (origin !== undefined && origin !== `http://${host}`);
}
