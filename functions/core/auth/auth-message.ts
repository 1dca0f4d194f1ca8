/**
 * Requests to the sign-in API and its responses, independent of the gateway's format.
 *
 * @module
 */
import type { QueryPair } from "../api/query-pairs.ts";

/** The parts of a request that decisions use. */
export interface AuthRequest {
  readonly method: string;
  /** Without query string. */
  readonly path: string;
  readonly query: readonly QueryPair[];
  /** By lower-case name; lines of one name joined by commas. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Pairs, as the viewer sent them: `name=value`. */
  readonly cookies: readonly string[];
  /** `undefined` when it is larger than {@link maxBodyBytes} or not UTF-8. */
  readonly body: string | undefined;
  /** IP address of the viewer, as CloudFront saw it; `undefined` when it did not arrive. */
  readonly viewer: string | undefined;
}

/** Largest body, in bytes. */
export const maxBodyBytes = 4096;

/** A complete response. */
export interface AuthAnswer {
  readonly status: number;
  /** One value by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** Values of `Set-Cookie`. */
  readonly cookies: readonly string[];
  /** Text, sent as UTF-8. */
  readonly body: string;
}

/** Not stored by any cache: see `unkeptAnswer`. */
const unkept = { "cache-control": "private, no-store, stale-if-error=0" } as const;

/** A JSON response that no cache stores. */
export function jsonAnswer(
  status: number,
  body: object,
  headers: AuthAnswer["headers"] = {},
): AuthAnswer {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...unkept, ...headers },
    cookies: [],
    body: JSON.stringify(body),
  };
}

/**
 * A page that no cache stores. It loads nothing but the style sheet, runs no script, is in no frame, and its address, which
 * may contain a link of a mail, is in no `Referer` to another site. Without any, a form would have `Origin: null`.
 */
export function pageAnswer(status: number, html: string): AuthAnswer {
  return {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      ...unkept,
      "content-security-policy":
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      "referrer-policy": "same-origin",
      "x-content-type-options": "nosniff",
    },
    cookies: [],
    body: html,
  };
}

/** A response without a body, such as a redirect. */
export function emptyAnswer(status: 204 | 303, headers: AuthAnswer["headers"] = {}): AuthAnswer {
  return { status, headers: { ...unkept, ...headers }, cookies: [], body: "" };
}

/** Adds cookies to a response. */
export function withCookies(answer: AuthAnswer, ...cookies: readonly string[]): AuthAnswer {
  return { ...answer, cookies: [...answer.cookies, ...cookies] };
}
