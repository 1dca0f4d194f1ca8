/**
 * One request and its response over HTTP, as sent and as received: nothing is followed, retried or decoded.
 *
 * @module
 */
import * as http from "node:http";
import * as https from "node:https";

/** A response, with its body as bytes and decoded as UTF-8. */
export interface Answer {
  readonly status: number;
  /** By lower-case name; several lines of one name joined by a comma. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly bytes: Buffer;
  readonly text: string;
}

/** A request. */
export interface Question {
  /** @default GET */
  readonly method?: string;
  readonly headers?: http.OutgoingHttpHeaders;
  readonly body?: string;
}

/** How long a response may take, and how large its body may be. */
export interface ExchangeLimits {
  /** Milliseconds until the whole response has arrived. @default none */
  readonly timeoutMs?: number;
  /** Bytes of the body. @default none */
  readonly maxBytes?: number;
}

/**
 * Sends a request with the path exactly as given, not normalized, on a connection of its own.
 *
 * @param base Scheme, host and port.
 * @throws {Error} when no response arrives within the limits; the message is for people.
 */
export function exchange(
  base: URL,
  path: string,
  question: Question = {},
  { timeoutMs, maxBytes = Number.POSITIVE_INFINITY }: ExchangeLimits = {},
): Promise<Answer> {
  const { request } = base.protocol === "https:" ? https : http;
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        hostname: base.hostname.replace(/^\[|\]$/g, ""),
        port: base.port,
        method: question.method ?? "GET",
        path,
        headers: { ...question.headers },
        agent: false,
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        let length = 0;
        incoming.on("data", (chunk: Buffer) => {
          chunks.push(chunk);
          length += chunk.length;
          if (length > maxBytes) {
            reject(new Error(`the body has more than ${maxBytes} bytes`));
            outgoing.destroy();
          }
        });
        incoming.on("error", reject);
        incoming.on("end", () => {
          const bytes = Buffer.concat(chunks);
          const { statusCode = 0 } = incoming;
          const headers = Object.fromEntries(
            Object.entries(incoming.headers).map(([name, value]) => [name, value?.toString()]),
          );
          resolve({ status: statusCode, headers, bytes, text: bytes.toString() });
        });
      },
    );
    const timer =
      timeoutMs === undefined
        ? undefined
        : setTimeout(
            () => outgoing.destroy(new Error(`no response within ${timeoutMs / 1000} s`)),
            timeoutMs,
          );
    outgoing.on("error", reject);
    outgoing.on("close", () => clearTimeout(timer));
    outgoing.end(question.body);
  });
}
