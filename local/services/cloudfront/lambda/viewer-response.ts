/**
 * The viewer-response event: a function changes the response that leaves the cache.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-cloudfront-trigger-events.html
 * @module
 */
import type { Message } from "../../../http/message.ts";
import type { EdgeContext, Visit } from "../edge.ts";
import type { Association } from "../model.ts";
import type { Served } from "../served.ts";
import { type ResponseOutcome, runResponseFunction } from "./run-edge-function.ts";

/**
 * Whether viewer-response functions run on a response: none on CloudFront's own, on one that a
 * viewer-request function generated, and on an error.
 */
export function showsResponse({ author, message }: Served): boolean {
  return (author === "object" || author === "passed") && message.status < 400;
}

/** The viewer-response function that runs on a response. */
export function viewerResponseFunction(visit: Visit, served: Served): Association | undefined {
  return showsResponse(served) ? visit.behavior.functions["viewer-response"] : undefined;
}

/** Runs the function. @param message With the headers for the viewer. */
export function runViewerResponse(
  context: EdgeContext,
  visit: Visit,
  association: Association,
  message: Message,
): Promise<ResponseOutcome> {
  const { path, querystring, headers, body } = visit.request;
  const subject = { uri: path, querystring, headers, body, origin: undefined };
  return runResponseFunction(context, visit, "viewer-response", association, subject, message);
}
