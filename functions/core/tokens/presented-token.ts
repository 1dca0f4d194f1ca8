/**
 * Finds the token of a request: `Authorization: Bearer` (RFC 6750 §2.1) or the session cookie.
 *
 * @module
 */
import { renewalCookie, sessionCookie, signingInCookie } from "../../contract.ts";

/**
 * The session cookie in the one spelling that is accepted, as WAF splits cookies to count them: another spelling of the
 * same token would count as another one.
 */
const sessionPair = new RegExp(`^ ?${sessionCookie}=([^\\s]*)$`);

/**
 * WAF inspects this many bytes and cookies of a request; it would not count a session cookie after them.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-oversize-request-components.html
 */
const [maxCookieBytes, maxCookies] = [8_192, 200];

/** The result. */
export type Presented =
  | { readonly kind: "none" }
  | { readonly kind: "token"; readonly token: string }
  /** Several different or ambiguous tokens, or an unknown form. */
  | { readonly kind: "unclear" };

/** RFC 9110 §11.1: schemes are case-insensitive and are followed by one or more spaces. */
const bearer = /^bearer +([^ ]+)$/i;

/** Any spelling of the scheme, with any text after it. */
const bearerScheme = /^bearer(?:\s|$)/i;

/**
 * Finds the one token of a request.
 *
 * RFC 6750 §2 forbids sending a token in more than one way. Browsers send the cookie with every request, so
 * both may be present when they are equal; any other ambiguity is unclear.
 *
 * `Authorization` with another scheme counts as no token; with a cookie it is unclear.
 *
 * @param authorization The values of its header lines.
 * @param cookies The values of the `Cookie` header lines.
 * @throws never
 */
export function presentedToken(
  authorization: readonly string[],
  cookies: readonly string[],
): Presented {
  const inHeader = headerToken(authorization);
  const inCookie = cookieToken(cookies);
  if (inCookie.kind === "none") {
    return inHeader;
  }
  const isSame =
    inHeader.kind === "token" && inCookie.kind === "token" && inHeader.token === inCookie.token;
  return authorization.length === 0 || isSame ? inCookie : { kind: "unclear" };
}

/**
 * Returns the `Cookie` header lines without the cookies of sessions and without empty lines: what renews a token is for the
 * sign-in API only.
 *
 * @returns the same array when there is no such cookie.
 * @throws never
 */
export function withoutSession(cookies: readonly string[]): readonly string[] {
  if (!pairsIn(cookies).some(isOfSession)) {
    return cookies;
  }
  return cookies
    .map((line) =>
      line
        .split(";")
        .map((pair) => pair.trim())
        .filter((pair) => pair !== "" && !isOfSession(pair))
        .join("; "),
    )
    .filter((line) => line !== "");
}

function headerToken(authorization: readonly string[]): Presented {
  const [only, ...others] = authorization;
  if (others.length > 0) {
    return { kind: "unclear" };
  }
  if (only === undefined || !bearerScheme.test(only)) {
    return { kind: "none" };
  }
  const token = bearer.exec(only)?.[1];
  return token === undefined ? { kind: "unclear" } : { kind: "token", token };
}

/** The value is not unquoted or decoded. */
function cookieToken(cookies: readonly string[]): Presented {
  const pairs = pairsIn(cookies);
  const [only, ...others] = pairs.filter(isSession);
  if (only === undefined) {
    return { kind: "none" };
  }
  const bytes = cookies.reduce((sum, line) => sum + line.length, 0);
  const token = sessionPair.exec(only)?.[1];
  return token === undefined ||
    others.length > 0 ||
    bytes > maxCookieBytes ||
    pairs.length > maxCookies
    ? { kind: "unclear" }
    : { kind: "token", token };
}

function pairsIn(cookies: readonly string[]): readonly string[] {
  return cookies.flatMap((line) => line.split(";"));
}

function isSession(pair: string): boolean {
  return nameOf(pair) === sessionCookie;
}

function isOfSession(pair: string): boolean {
  const name = nameOf(pair);
  return name === sessionCookie || name === renewalCookie || name === signingInCookie;
}

/** In any spelling; names are case-sensitive. RFC 6265 §5.2: it ends at the first `=`. */
function nameOf(pair: string): string {
  const equals = pair.indexOf("=");
  return pair.slice(0, equals === -1 ? pair.length : equals).trim();
}
