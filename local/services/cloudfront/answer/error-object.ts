/**
 * Custom error pages: the object that a distribution puts in place of an error.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/GeneratingCustomErrorResponses.html
 * @module
 */

import { filterHeaders } from "../../../http/header-map.ts";
import type { Message, ViewerRequest } from "../../../http/message.ts";
import type { Erring, Visit } from "../edge.ts";
import { customErrorPage } from "../errors/custom-error.ts";
import { reasonPhrase } from "../errors/error-page.ts";
import { chain, type Eventual } from "../eventual.ts";
import type { Distribution } from "../model.ts";
import { normalizePath } from "../request/path-normalization.ts";
import type { BehaviorChoice } from "../request/path-pattern.ts";
import type { Served } from "../served.ts";

/** Headers about the object the viewer requested, and not about its error page. */
const ofTheObject = /^(?:if-.*|range|content-.*|transfer-encoding)$/;

/** The request for a page, made in the viewer's name. */
function pageRequest(request: ViewerRequest, path: string): ViewerRequest {
  const headers = filterHeaders(request.headers, (name) => !ofTheObject.test(name));
  const body = Buffer.alloc(0);
  return { ...request, method: "GET", path, querystring: "", headers, body };
}

/** A page with the status that the distribution gives it. */
function withStatus(message: Message, status: number): Message {
  return { ...message, status, statusDescription: reasonPhrase(status) };
}

/** Whether an error may be replaced: a page replaces no response of a viewer-request function, and no throttling. */
function isReplaceable(served: Served): boolean {
  return (
    served.message.status >= 400 &&
    served.author !== "viewer-function" &&
    served.result !== "LambdaLimitExceeded"
  );
}

/** Replaces a response that is an error, where the distribution has a page for its status. */
export type ErrorReplacement = (visit: Erring, served: Served) => Eventual<Served>;

/**
 * Compiles the custom error pages of a distribution.
 *
 * A page is looked up among the behaviors from the top, and comes through the cache like any object;
 * viewer-request does not run for it, and viewer-response does not run on it (`errorPageEvents` in aws/). When the page
 * itself is an error, the viewer gets that error.
 *
 * @param serve The cache.
 */
export function compileErrorPages(
  distribution: Distribution,
  behaviorOf: BehaviorChoice,
  serve: (visit: Visit) => Eventual<Served>,
): ErrorReplacement {
  return (visit, served) => {
    const page = isReplaceable(served)
      ? customErrorPage(distribution, served.message.status)
      : undefined;
    if (page === undefined) {
      return served;
    }
    const { requestId, place, viewer } = visit;
    const request = pageRequest(viewer, page.path);
    const fetched = serve({
      requestId,
      place,
      viewer: request,
      request,
      behavior: behaviorOf(normalizePath(page.path)),
      error: { uri: viewer.path, args: viewer.querystring },
    });
    return chain(fetched, ({ message, ageSeconds }) => ({
      message: message.status >= 400 ? message : withStatus(message, page.status),
      result: served.result,
      ageSeconds,
      entry: undefined,
      author: "edge",
    }));
  };
}
