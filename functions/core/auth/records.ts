/**
 * The objects of links and sessions.
 *
 * @module
 */
import { readStrictObject } from "../tokens/strict-object.ts";

/** A link that was asked for. */
export interface LinkRecord {
  /** `null` when no mail was sent. */
  readonly email: string | null;
  /** SHA-256 of the cookie of the browser that asked. */
  readonly browser: string;
  /** The path to open after signing in. */
  readonly next: string;
  /** The link cannot be used from then on. Seconds since the epoch. */
  readonly expiresAtSeconds: number;
  /** Names the request that spent it. */
  readonly spentBy?: string;
}

/** A session. */
export interface SessionRecord {
  readonly email: string;
  /** The session has ended from then on. Seconds since the epoch. */
  readonly expiresAtSeconds: number;
}

/** Reads a link. @returns `undefined` for another text. @throws never */
export function readLink(text: string): LinkRecord | undefined {
  const { email, browser, next, expiresAtSeconds, spentBy } = readStrictObject(text) ?? {};
  return (email === null || typeof email === "string") &&
    typeof browser === "string" &&
    typeof next === "string" &&
    typeof expiresAtSeconds === "number" &&
    (spentBy === undefined || typeof spentBy === "string")
    ? { email, browser, next, expiresAtSeconds, ...(spentBy === undefined ? {} : { spentBy }) }
    : undefined;
}

/** Reads a session. @returns `undefined` for another text. @throws never */
export function readSession(text: string): SessionRecord | undefined {
  const { email, expiresAtSeconds } = readStrictObject(text) ?? {};
  return typeof email === "string" && typeof expiresAtSeconds === "number"
    ? { email, expiresAtSeconds }
    : undefined;
}

/** Whether a link can be used: once, before its end, if it was sent. @throws never */
export function isUsable(
  link: LinkRecord | undefined,
  nowSeconds: number,
): link is LinkRecord & { readonly email: string } {
  return (
    link !== undefined &&
    link.email !== null &&
    link.spentBy === undefined &&
    nowSeconds < link.expiresAtSeconds
  );
}

/** The form of a link and of other secrets: the base64url of 32 bytes. */
export function isSecret(text: string | undefined): text is string {
  return text !== undefined && /^[\w-]{43}$/.test(text);
}
