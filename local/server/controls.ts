/**
 * The runtime's own controls, under a prefix that is not forwarded to a distribution.
 *
 * A control can change what this machine serves, so only this machine's own pages and tools may
 * use one: another site's page can send requests to loopback, and a rebound name can read the answers.
 *
 * @module
 */

import type { ServerResponse } from "node:http";
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
  /** Writes what follows the body, as it happens, and ends the response. @default nothing follows */
  readonly stream?: (response: ServerResponse) => void;
}

/** An answer for the wire. */
export interface FrontAnswer extends EdgeResponse {
  /** As {@link ControlAnswer.stream}. */
  readonly stream?: (response: ServerResponse) => void;
}

/** Answers requests whose paths begin with {@link controlPrefix}. */
export type Controls = (request: ViewerRequest) => ControlAnswer | Promise<ControlAnswer>;

/** A short answer in words. */
export function plainAnswer(status: number, text: string): ControlAnswer {
  return { status, contentType: "text/plain; charset=utf-8", body: `${text}\n` };
}

/** Chooses what answers: a refusal, or the controls. */
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
  return controls(request);
}

/** A control's answer, ready for the wire. @param method Of the request. */
export function controlResponse(answer: ControlAnswer, method: string): FrontAnswer {
  const bytes = Buffer.from(answer.body);
  const { stream } = answer;
  return {
    status: answer.status,
    statusDescription: "",
    rawHeaders: [
      "Content-Type",
      answer.contentType,
      ...(stream === undefined ? ["Content-Length", String(bytes.length)] : []),
      "Cache-Control",
      "no-store",
      "X-Content-Type-Options",
      "nosniff",
      ...(answer.headers ?? []),
    ],
    body: method === "HEAD" ? Buffer.alloc(0) : bytes,
    requestId: "",
    closes: false,
    ...(stream !== undefined && method !== "HEAD" && { stream }),
  };
}

/** Answers a request for a control. @throws what the control throws. */
export async function answerControl(
  controls: Controls,
  request: ViewerRequest,
): Promise<FrontAnswer> {
  return controlResponse(await chooseAnswer(controls, request), request.method);
}
