/**
 * Custom error pages: the object that a distribution puts in place of an error.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/GeneratingCustomErrorResponses.html
 * @module
 */

import { filterHeaders } from "../../../http/header-map.ts";
import type { ViewerRequest } from "../../../http/message.ts";
import { customErrorPage } from "../cache/custom-error.ts";
import type { ObjectCache } from "../cache/object-cache.ts";
import type { EdgeContext, Visit } from "../edge.ts";
import type { Behavior } from "../model.ts";
import { normalizePath } from "../request/path-normalization.ts";
import type { BehaviorChoice } from "../request/path-pattern.ts";
import { reasonPhrase } from "./error-page.ts";
import type { Served } from "./served.ts";

/** A request on which an error was met; without a behavior when it was refused before one was chosen. */
export type Erring = Omit<Visit, "behavior"> & { readonly behavior: Behavior | undefined };

/** Headers that speak of the object the viewer asked for, and not of its error page. */
const ofTheObject = /^(?:if-.*|range|content-.*|transfer-encoding)$/;

/** The request for a page, made in the viewer's name. */
function pageRequest(request: ViewerRequest, path: string): ViewerRequest {
  const headers = filterHeaders(request.headers, (name) => !ofTheObject.test(name));
  const body = Buffer.alloc(0);
  return { ...request, method: "GET", path, querystring: "", headers, body };
}

/** Whether an error may be replaced: a page stands for no answer of a viewer-request function, and for no throttling. */
function isReplaceable(served: Served): boolean {
  return (
    served.message.status >= 400 &&
    served.author !== "viewer-function" &&
    served.result !== "LambdaLimitExceeded"
  );
}

/**
 * Puts the page of a distribution in place of an error.
 *
 * The page is looked up among the behaviors from the top, and comes through the cache like any
 * object; viewer-request does not run for it, and viewer-response does not run on it (inferred).
 * When the page itself is an error, the viewer gets that error.
 */
export async function withErrorPage(
  context: EdgeContext,
  cache: ObjectCache,
  behaviorOf: BehaviorChoice,
  visit: Erring,
  served: Served,
): Promise<Served> {
  const page = customErrorPage(context.distribution, served.message.status);
  if (page === undefined || !isReplaceable(served)) {
    return served;
  }
  const { viewer } = visit;
  const request = pageRequest(viewer, page.path);
  const fetched = await cache.serve({
    requestId: visit.requestId,
    place: visit.place,
    viewer: request,
    request,
    behavior: behaviorOf(normalizePath(page.path)),
    error: { uri: viewer.path, args: viewer.querystring },
  });
  const { message, ageSeconds } = fetched;
  const shown =
    message.status >= 400
      ? message
      : { ...message, status: page.status, statusDescription: reasonPhrase(page.status) };
  return { message: shown, result: served.result, ageSeconds, entry: undefined, author: "edge" };
}
