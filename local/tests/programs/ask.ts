/**
 * Sends the requests of the programs' cases.
 *
 * @module
 */
import { request } from "node:http";
import { text } from "node:stream/consumers";
import type { Exchange } from "./program-cases.ts";

/** What an answer is compared with. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Sends one request, with any Host, which `fetch` does not allow. */
export function ask(
  url: string,
  { method = "GET", path, headers = {}, body = "" }: Exchange,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      text(response).then(
        (content) =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: content }),
        reject,
      );
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** The parts of an answer that a case names. */
export function compared(answer: Answer, expected: Exchange["expected"]): Exchange["expected"] {
  const names = Object.keys(expected.headers ?? {});
  return {
    status: answer.status,
    ...(expected.body === undefined ? {} : { body: answer.body }),
    ...(expected.headers === undefined
      ? {}
      : { headers: Object.fromEntries(names.map((name) => [name, answer.headers[name]])) }),
  };
}
