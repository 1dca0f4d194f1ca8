/**
 * Finds the token of a request: `Authorization: Bearer` (RFC 6750 §2.1) or the session cookie.
 *
 * @module
 */

/**
 * The session cookie. Its prefix makes browsers restrict it to one host, TLS and the root path.
 *
 * @see https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Set-Cookie#cookie_prefixes
 */
const sessionCookie = "__Host-session";

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
 * Returns the `Cookie` header lines without the session cookie and without empty lines.
 *
 * @returns the same array when there is no session cookie.
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

/** The values of every session cookie. Names are case-sensitive; values are not unquoted or decoded. */
function sessionValues(cookies: readonly string[]): readonly string[] {
  return cookies
    .flatMap((line) => line.split(";"))
    .filter((pair) => nameOf(pair) === sessionCookie)
    .map((pair) => pair.slice(endOfName(pair) + 1).trim());
}

/** RFC 6265 §5.2: the text before the first `=`; without one the whole text. */
function nameOf(pair: string): string {
  return pair.slice(0, endOfName(pair)).trim();
}

function endOfName(pair: string): number {
  const equals = pair.indexOf("=");
  return equals === -1 ? pair.length : equals;
}
