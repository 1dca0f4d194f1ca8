/**
 * Backends outside the program: those of HTTP integrations, and the issuers of tokens.
 *
 * @module
 */
import { copyHeaders, emptyHeaders, setHeader } from "../../http/header-map.ts";
import type { HeaderMap, Message } from "../../http/message.ts";

/** A request to a backend. */
export interface ExternalRequest {
  readonly method: string;
  /** Absolute, with scheme and query string. */
  readonly url: string;
  readonly headers: HeaderMap;
  readonly body: Buffer;
}

/** Sends a request to a backend. @throws {Error} when its host is not mapped, or does not answer. */
export type FetchExternal = (request: ExternalRequest) => Promise<Message>;

/** What came of asking. */
export type ExternalAnswer =
  | { readonly kind: "answer"; readonly message: Message }
  | { readonly kind: "failed"; readonly reason: string };

/** The sender of a runtime without mapped hosts. */
const fetchNothing: FetchExternal = ({ url }) => {
  return Promise.reject(
    new Error(`${hostOfUrl(url)} is outside the program and mapped to no address`),
  );
};

/** Headers of one connection (RFC 9110 §7.6.1), which no gateway passes on. */
const ofTheConnection = [
  "connection",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
];

/** Headers without those of the connection. */
export function endToEndHeaders(headers: HeaderMap): HeaderMap {
  const kept = copyHeaders(headers);
  for (const name of ofTheConnection) {
    delete kept[name];
  }
  return kept;
}

/** The host of an absolute URL, with its port; a path that is no valid URL has one as well. */
function hostOfUrl(url: string): string {
  return /^https?:\/\/([^/?#]+)/i.exec(url)?.[1] ?? "";
}

/** The headers a backend gets: those of the viewer, under the backend's own name. */
export function backendHeaders(headers: HeaderMap, url: string): HeaderMap {
  const sent = endToEndHeaders(headers);
  setHeader(sent, "Host", hostOfUrl(url));
  return sent;
}

/** Asks a backend. @throws never */
export async function askExternal(
  request: ExternalRequest,
  { fetchExternal = fetchNothing }: { readonly fetchExternal?: FetchExternal },
): Promise<ExternalAnswer> {
  try {
    const message = await fetchExternal(request);
    return { kind: "answer", message: { ...message, headers: endToEndHeaders(message.headers) } };
  } catch (error) {
    return { kind: "failed", reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Asks a backend for a document in JSON. @throws {Error} with what is wrong. */
export async function fetchJson(
  url: string,
  deps: { readonly fetchExternal?: FetchExternal },
): Promise<unknown> {
  const headers = backendHeaders(emptyHeaders(), url);
  const asked = await askExternal({ method: "GET", url, headers, body: Buffer.alloc(0) }, deps);
  if (asked.kind === "failed") {
    throw new Error(asked.reason);
  }
  if (asked.message.status !== 200) {
    throw new Error(`${url} answered ${asked.message.status}`);
  }
  return JSON.parse(asked.message.body.toString("utf8"));
}
