/**
 * Responses as `node:http` writes them.
 *
 * @module
 */
import { rawHeaders } from "../../../http/header-map.ts";
import type { Message } from "../../../http/message.ts";
import type { EdgeContext, EdgeResponse, EdgeResult, Erring } from "../edge.ts";
import { type HeadHolder, viewerHead } from "../headers/viewer-head.ts";
import type { Served } from "../served.ts";

/** The body of a response to HEAD. */
const noBody = Buffer.alloc(0);

/** A response whose header lines are complete but for the result and the request id. Takes the lines over. */
function complete(
  { status, statusDescription, body }: Message,
  lines: string[],
  result: EdgeResult,
  requestId: string,
  method: string,
): EdgeResponse {
  lines.push("X-Cache", `${result} from cloudfront`, "X-Amz-Cf-Id", requestId);
  return {
    status,
    statusDescription,
    rawHeaders: lines,
    body: method === "HEAD" ? noBody : body,
    requestId,
    closes: false,
  };
}

/** The response with a message whose headers are those for the viewer. */
export function messageResponse(
  message: Message,
  result: EdgeResult,
  requestId: string,
  method: string,
): EdgeResponse {
  return complete(message, rawHeaders(message.headers), result, requestId, method);
}

/**
 * The response with a whole message.
 *
 * @param held The message in the coding that is sent, and the headers made for it. @default the message alone
 */
export function edgeResponse(
  context: EdgeContext,
  { viewer, behavior, requestId }: Erring,
  { message, result, ageSeconds }: Pick<Served, "message" | "result" | "ageSeconds">,
  held: HeadHolder = { message, head: undefined },
): EdgeResponse {
  const head = viewerHead(context, viewer, behavior, held);
  const lines = head.raw.slice();
  if (ageSeconds !== undefined) {
    lines.push("Age", String(ageSeconds));
  } else {
    for (const { key, value } of head.headers["age"] ?? []) {
      lines.push(key, value);
    }
  }
  return complete(held.message, lines, result, requestId, viewer.method);
}
