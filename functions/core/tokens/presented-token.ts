/**
 * Where a viewer puts a token: `Authorization: Bearer` (RFC 6750 §2.1), or the session cookie.
 *
 * @module
 */

/**
 * The session cookie. The prefix makes browsers hold it to one host, TLS and the whole path.
 *
 * @see https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Set-Cookie#cookie_prefixes
 */
export const sessionCookie = "__Host-session";

/** What was presented. */
export type Presented =
  | { readonly kind: "none" }
  | { readonly kind: "token"; readonly token: string }
  /** Several that differ or may be read differently, or a form we do not know. */
  | { readonly kind: "unclear" };

/** RFC 9110 §11.1: schemes are compared without case, and stand before one space or more. */
const bearer = /^bearer +([^ ]+)$/i;

/** Any spelling of the scheme, with whatever after it. */
const bearerScheme = /^bearer(?:\s|$)/i;

/**
 * Finds the one token of a request.
 *
 * RFC 6750 §2 forbids a client to send a token in more than one way. A browser sends its cookie whether
 * asked or not, so both may be there when they are the same; whatever else could be read in two ways, by
 * us and by whom comes after us, is unclear.
 *
 * `Authorization` of another scheme is no token: alone it counts as none, beside a cookie as unclear.
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
 * The `Cookie` header lines without the session cookie; lines that are left empty are left out.
 *
 * @returns the very list when there is nothing to take off.
 * @throws never
 */
export function withoutSession(cookies: readonly string[]): readonly string[] {
  if (sessionValues(cookies).length === 0) {
    return cookies;
  }
  return cookies
    .map((line) =>
      line
        .split(";")
        .map((pair) => pair.trim())
        .filter((pair) => pair !== "" && nameOf(pair) !== sessionCookie)
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

function cookieToken(cookies: readonly string[]): Presented {
  const [only, ...others] = sessionValues(cookies);
  if (others.length > 0) {
    return { kind: "unclear" };
  }
  return only === undefined ? { kind: "none" } : { kind: "token", token: only };
}

/** Values of every cookie of the name. Names are case-sensitive; values are taken as they are: no quotes, no decoding. */
function sessionValues(cookies: readonly string[]): readonly string[] {
  return cookies
    .flatMap((line) => line.split(";"))
    .filter((pair) => nameOf(pair) === sessionCookie)
    .map((pair) => pair.slice(endOfName(pair) + 1).trim());
}

/** RFC 6265 §5.2: what stands before the first `=`. Where there is none, all of it, so that no spelling slips through. */
function nameOf(pair: string): string {
  return pair.slice(0, endOfName(pair)).trim();
}

function endOfName(pair: string): number {
  const equals = pair.indexOf("=");
  return equals === -1 ? pair.length : equals;
}
