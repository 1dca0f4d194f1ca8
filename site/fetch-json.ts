/**
 * Fetches JSON of the facade.
 *
 * @module
 */

/** A successful response. */
export interface Fetched {
  readonly value: unknown;
  /** Its entity tag; empty without one. */
  readonly tag: string;
  /** Seconds for which shared caches keep it; 0 when they do not. */
  readonly sharedSeconds: number;
  /** Whether it is made from the last valid season because the current one is not valid. */
  readonly isLastGood: boolean;
}

/** The response that was not successful, and its JSON. */
interface FetchErrorOptions extends ErrorOptions {
  readonly response?: Response;
  readonly body?: unknown;
}

/** Why there is no JSON. The message is a sentence without a full stop. */
export class FetchError extends Error {
  /** Of the response; 0 when there was none. */
  readonly status: number;
  /** The response's JSON, when it had any: a problem document, or a state. */
  readonly body: unknown;
  readonly retryAfterSeconds: number;
  /** Entity tag of the response; empty without one. */
  readonly tag: string;

  constructor(message: string, { response, body, ...options }: FetchErrorOptions = {}) {
    super(message, options);
    this.name = "FetchError";
    this.status = response?.status ?? 0;
    this.body = body;
    this.retryAfterSeconds = Number(response?.headers.get("retry-after") ?? 0) || 0;
    this.tag = response?.headers.get("etag") ?? "";
  }
}

/** Time for a response with its body. Milliseconds. */
const timeoutMs = 10_000;

/**
 * Sends a request. Cookies go along, since it is for the page's own origin.
 *
 * @throws {FetchError} when there is no successful response with JSON, or none at all, in time.
 */
export async function fetchJson(path: string, init: RequestInit = {}): Promise<Fetched> {
  const control = new AbortController();
  const timer = setTimeout(() => control.abort(), timeoutMs);
  try {
    const response = await fetch(path, { ...init, signal: control.signal });
    const text = await response.text();
    if (!response.ok) {
      throw new FetchError(`${path} returned ${response.status}`, { response, body: parsed(text) });
    }
    const value = parsed(text);
    if (value === undefined && text !== "") {
      throw new FetchError(`${path} is not JSON`, { response });
    }
    return { value, ...readHeaders(response.headers) };
  } catch (cause) {
    if (cause instanceof FetchError) {
      throw cause;
    }
    // Browsers reject with texts that differ.
    const reason = control.signal.aborted
      ? `${path} did not arrive within ${timeoutMs / 1000} seconds`
      : `${path} could not be fetched`;
    throw new FetchError(reason, { cause });
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Fetches a resource that the page shows: a list of leagues, of matches or of changes. Its items are the server's, and not checked.
 *
 * @throws {FetchError} when there is none.
 */
export async function fetchLists(
  path: string,
  init: RequestInit,
  send: typeof fetchJson = fetchJson,
): Promise<Fetched> {
  const fetched = await send(path, init);
  const { leagues, matches, changes } = Object(fetched.value);
  if (!Array.isArray(leagues ?? matches ?? changes)) {
    throw new FetchError(`${path} is not as expected`);
  }
  return fetched;
}

function readHeaders(headers: Headers): Omit<Fetched, "value"> {
  const lifetime = headers.get("cache-control") ?? "";
  const age = /\bs-maxage=(\d+)/.exec(lifetime) ?? /\bmax-age=(\d+)/.exec(lifetime);
  return {
    tag: headers.get("etag") ?? "",
    sharedSeconds: Number(age?.[1] ?? 0),
    isLastGood: headers.get("x-touchline-season")?.startsWith("last-good") ?? false,
  };
}

/** JSON, or `undefined`. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
