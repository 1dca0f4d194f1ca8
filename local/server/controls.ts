/**
 * The runtime's own controls, under a prefix that is not forwarded to a distribution.
 *
 * A control can change what this machine serves, so only this machine's own pages and tools may
 * use one: another site's page can send requests to loopback, and a rebound name can read the answers.
 *
 * @module
 */

import { isCrossSite, isLoopbackHost } from "../http/foreign-site.ts";
import { headerValue } from "../http/header-map.ts";
import type { ViewerRequest } from "../http/message.ts";
import type { EdgeResponse } from "../services/cloudfront/edge.ts";

/** Every control's path begins with it. */
export const controlPrefix = "/__local/";

/** What a control answers. */
export interface ControlAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: Buffer | string;
  /** More headers: name, value, name, value …. @default none */
  readonly headers?: readonly string[];
}

/** One control. */
export type Control = (request: ViewerRequest) => ControlAnswer | Promise<ControlAnswer>;

/**
 * Controls by the rest of their path, like `invalidate` for `/__local/invalidate`. One that ends in a
 * slash answers for everything below it.
 */
export type Controls = ReadonlyMap<string, Control>;

/** A short answer in words. */
export function plainAnswer(status: number, text: string): ControlAnswer {
  return { status, contentType: "text/plain; charset=utf-8", body: `${text}\n` };
}

/** Chooses what answers: a refusal, or the control. */
function chooseAnswer(
  controls: Controls,
  request: ViewerRequest,
): ControlAnswer | Promise<ControlAnswer> {
  const header = (wanted: string) => headerValue(request.headers, wanted);
  const host = header("host") ?? "";
  if (!isLoopbackHost(host)) {
    return plainAnswer(403, "controls are available under a loopback name only, such as localhost");
  }
  if (isCrossSite({ host, origin: header("origin"), site: header("sec-fetch-site") })) {
    return plainAnswer(403, "controls are not available to pages of another site");
  }
  const name = request.path.slice(controlPrefix.length);
  const control = controls.get(name) ?? controls.get(name.slice(0, name.indexOf("/") + 1));
  return control === undefined ? plainAnswer(404, "no such control") : control(request);
}

/** A control's answer, ready for the wire. @param method Of the request. */
export function controlResponse(answer: ControlAnswer, method: string): EdgeResponse {
  const bytes = Buffer.from(answer.body);
  return {
    status: answer.status,
    statusDescription: "",
    rawHeaders: [
      "Content-Type",
      answer.contentType,
      "Content-Length",
      String(bytes.length),
      "Cache-Control",
      "no-store",
      "X-Content-Type-Options",
      "nosniff",
      ...(answer.headers ?? []),
    ],
    body: method === "HEAD" ? Buffer.alloc(0) : bytes,
    requestId: "",
    closes: false,
  };
}

/** Answers a request for a control. @throws what the control throws. */
export async function answerControl(
  controls: Controls,
  request: ViewerRequest,
): Promise<EdgeResponse> {
  return controlResponse(await chooseAnswer(controls, request), request.method);
}
