/**
 * The cookies of the sign-in API.
 *
 * @module
 */
import { renewalCookie, sessionCookie, signingInCookie } from "../../contract.ts";

const cookieNames = {
  session: sessionCookie,
  renewal: renewalCookie,
  signingIn: signingInCookie,
} as const;

/** The role of a cookie. */
export type CookieRole = keyof typeof cookieNames;

/**
 * `Lax` sends a cookie when a link of a mail is opened, and with no request that another site makes otherwise.
 *
 * @param maxAgeSeconds 0 removes the cookie.
 */
export function setCookie(role: CookieRole, value: string, maxAgeSeconds: number): string {
  return `${cookieNames[role]}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; Secure; SameSite=Lax`;
}

/** Removes the cookies of a session. */
export function clearedSession(): readonly string[] {
  return [setCookie("session", "", 0), setCookie("renewal", "", 0)];
}

/**
 * The value of a cookie: the base64url of random bytes.
 *
 * @returns `undefined` where the cookie is missing, of another form, or there twice.
 * @throws never
 */
export function secretInCookie(cookies: readonly string[], role: CookieRole): string | undefined {
  const start = `${cookieNames[role]}=`;
  const [only, ...others] = cookies.filter((pair) => pair.trim().startsWith(start));
  const value = only?.trim().slice(start.length);
  return value !== undefined && others.length === 0 && /^[\w-]{20,100}$/.test(value)
    ? value
    : undefined;
}
