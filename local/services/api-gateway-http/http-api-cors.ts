/**
 * The CORS responses of an HTTP API, where configured: the function's CORS headers are ignored.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
 * @module
 */
import { emptyHeaders, filterHeaders, headerValue, setHeader } from "../../http/header-map.ts";
import type { HeaderMap, Message, OriginRequest } from "../../http/message.ts";
import type { HttpCors } from "./http-api.ts";

/** Whether a request is a preflight. */
export function isPreflight({
  method,
  headers,
}: Pick<OriginRequest, "method" | "headers">): boolean {
  return (
    method === "OPTIONS" &&
    headers["origin"] !== undefined &&
    headers["access-control-request-method"] !== undefined
  );
}

/** The origin a request may be answered to; `undefined` for none. */
function allowedOrigin(cors: HttpCors, headers: HeaderMap): string | undefined {
  const origin = headerValue(headers, "origin");
  if (origin === undefined) {
    return undefined;
  }
  if (cors.allowOrigins.includes("*")) {
    return cors.allowCredentials ? origin : "*";
  }
  const isAllowed = cors.allowOrigins.some(
    (each) => each === origin || (each.endsWith("://*") && origin.startsWith(each.slice(0, -1))),
  );
  return isAllowed ? origin : undefined;
}

/** Sets each header that has a value. */
function say(headers: HeaderMap, lines: Readonly<Record<string, string | undefined>>): void {
  for (const [key, value] of Object.entries(lines)) {
    if (value !== undefined && value !== "") {
      setHeader(headers, key, value);
    }
  }
}

/** The answer to a preflight: 204, with or without permission. */
export function preflightAnswer(cors: HttpCors, request: OriginRequest): Message {
  const headers = emptyHeaders();
  const origin = allowedOrigin(cors, request.headers);
  if (origin !== undefined) {
    say(headers, {
      "Access-Control-Allow-Origin": origin,
      "Access-Control-Allow-Methods": cors.allowMethods.join(","),
      "Access-Control-Allow-Headers": cors.allowHeaders.join(","),
      "Access-Control-Allow-Credentials": cors.allowCredentials ? "true" : undefined,
      "Access-Control-Max-Age": cors.maxAgeSeconds?.toString(),
    });
  }
  return { status: 204, statusDescription: "", headers, body: Buffer.alloc(0) };
}

/** An answer with the gateway's own CORS headers in place of the function's. */
export function withCors(cors: HttpCors, request: OriginRequest, message: Message): Message {
  const headers = filterHeaders(message.headers, (name) => !name.startsWith("access-control-"));
  const origin = allowedOrigin(cors, request.headers);
  if (origin !== undefined) {
    say(headers, {
      "Access-Control-Allow-Origin": origin,
      "Access-Control-Expose-Headers": cors.exposeHeaders.join(","),
      "Access-Control-Allow-Credentials": cors.allowCredentials ? "true" : undefined,
    });
  }
  return { ...message, headers };
}
