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
  /** The request that spent it. */
  readonly spent?: {
    /** Names the request. */
    readonly by: string;
    /** Whether it came from the browser that asked for the link. */
    readonly isOwn: boolean;
    /** Seconds since the epoch. */
    readonly atSeconds: number;
  };
}

/** A session. */
export interface SessionRecord {
  readonly email: string;
  /** The session has ended from then on. Seconds since the epoch. */
  readonly expiresAtSeconds: number;
}

/** Reads a link. @returns `undefined` for another text. @throws never */
export function readLink(text: string): LinkRecord | undefined {
  const { email, browser, next, expiresAtSeconds, spent } = readStrictObject(text) ?? {};
  return (email === null || typeof email === "string") &&
    typeof browser === "string" &&
    typeof next === "string" &&
    typeof expiresAtSeconds === "number" &&
    (spent === undefined || isSpent(spent))
    ? { email, browser, next, expiresAtSeconds, ...(spent === undefined ? {} : { spent }) }
    : undefined;
}

/** Reads a session. @returns `undefined` for another text. @throws never */
export function readSession(text: string): SessionRecord | undefined {
  const { email, expiresAtSeconds } = readStrictObject(text) ?? {};
  return typeof email === "string" && typeof expiresAtSeconds === "number"
    ? { email, expiresAtSeconds }
    : undefined;
}

/** A link that was sent. */
export type SentLink = LinkRecord & { readonly email: string };

/**
 * Whether a link can be used: once, before its end, if it was sent.
 *
 * @throws never
 */
export function isUsable(link: LinkRecord | undefined, nowSeconds: number): link is SentLink {
  return (
    link !== undefined &&
    link.email !== null &&
    link.spent === undefined &&
    nowSeconds < link.expiresAtSeconds
  );
}

/** Time for which the request that spent a link may be repeated, seconds. */
const repeatSeconds = 60;

/**
 * Whether the browser that asked for a link spent it so lately that it may have pressed the button twice, or not have
 * received the response.
 *
 * @throws never
 */
export function isJustSpent(link: LinkRecord | undefined, nowSeconds: number): link is SentLink {
  return (
    link !== undefined &&
    link.email !== null &&
    link.spent?.isOwn === true &&
    nowSeconds < link.spent.atSeconds + repeatSeconds
  );
}

function isSpent(value: unknown): value is NonNullable<LinkRecord["spent"]> {
  const { by, isOwn, atSeconds } = Object(value) as Readonly<Record<string, unknown>>;
  return typeof by === "string" && typeof isOwn === "boolean" && typeof atSeconds === "number";
}

/** The form of a link and of other secrets: the base64url of 32 bytes. */
export function isSecret(text: string | undefined): text is string {
  return text !== undefined && /^[\w-]{43}$/.test(text);
}
