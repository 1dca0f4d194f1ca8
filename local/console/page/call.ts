/**
 * Calls of the runtime's controls.
 *
 * @module
 */

/** What a control answered, or why there is nothing. */
export type Called<T> =
  | { readonly kind: "ok"; readonly value: T }
  | { readonly kind: "failed"; readonly status: number; readonly problem: string };

/** How a control is called. */
export interface CallOptions {
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is. */
  readonly body?: BodyInit;
  readonly signal?: AbortSignal;
}

/**
 * Calls a control. It never throws: a runtime that is gone has status 0.
 *
 * @param path Below `/__local/`.
 */
export async function call<T>(path: string, options: CallOptions = {}): Promise<Called<T>> {
  const { method = "GET", json, body, signal } = options;
  try {
    const response = await fetch(`/__local/${path}`, {
      method,
      ...(json !== undefined && {
        body: JSON.stringify(json),
        headers: { "content-type": "application/json" },
      }),
      ...(body !== undefined && { body }),
      ...(signal && { signal }),
    });
    const text = await response.text();
    if (!response.ok) {
      return { kind: "failed", status: response.status, problem: text.trim() };
    }
    return { kind: "ok", value: parsed(text) as T };
  } catch {
    return { kind: "failed", status: 0, problem: "The runtime does not answer." };
  }
}

/** JSON where it is; else the text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A path with values of a query string; those that are undefined or empty are left out. */
export function withQuery(
  path: string,
  query: Readonly<Record<string, string | number | boolean | undefined>>,
): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === "" ? [] : [[name, String(value)]],
  );
  return pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs)}`;
}
