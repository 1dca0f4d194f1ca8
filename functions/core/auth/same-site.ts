/**
 * Whether a request that changes something comes from a page of this site (cross-site request forgery).
 *
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
 * @module
 */
import type { AuthRequest } from "./auth-message.ts";

/**
 * Decides by `Sec-Fetch-Site`, which no page can set, and for browsers without it by `Origin`. A request with neither is
 * refused: every browser sends `Origin` with a POST.
 *
 * @param url Address of the site; `undefined` when it is not known, and no `Origin` is equal to it.
 * @throws never
 */
export function isSameSite({ headers }: AuthRequest, url: string | undefined): boolean {
  const site = headers["sec-fetch-site"];
  return site === undefined
    ? url !== undefined && headers["origin"] === url
    : site === "same-origin";
}
