/**
 * The short way of a request that the cache can answer at once.
 *
 * It says what the long way would say, from header lists made ready with the stored copy; a test
 * holds the two together.
 *
 * @module
 */

import { rawHeaders } from "../../../http/header-map.ts";
import type { HeaderMap, ViewerRequest } from "../../../http/message.ts";
import { dressedHeaders, encodingFor, variantOf } from "../answer/delivery.ts";
import type { EdgeContext, EdgeResponse } from "../edge.ts";
import { keyedCloudFrontHeaders } from "../headers/cloudfront-headers.ts";
import type { Behavior } from "../model.ts";
import type { Gate } from "../request/admission.ts";
import type { Inspect } from "../request/firewall.ts";
import { judge, type Variant } from "./cache-entry.ts";
import { cacheKey } from "./cache-key.ts";
import { isCachingOff } from "./object-cache.ts";

/** The body of an answer to HEAD. */
const noBody = Buffer.alloc(0);

/** Whether a request asks for something that only the long way weighs. */
function asksForMore(headers: HeaderMap, behavior: Behavior): boolean {
  return (
    headers["if-none-match"] !== undefined ||
    headers["if-modified-since"] !== undefined ||
    headers["range"] !== undefined ||
    headers["if-match"] !== undefined ||
    headers["if-unmodified-since"] !== undefined ||
    // CORS answers depend on who asks, so they are not the stored copy's.
    (headers["origin"] !== undefined && behavior.responseHeadersPolicy?.cors !== undefined)
  );
}

/** Behaviors that never take the short way, judged once each. */
function createShortcuts(): (behavior: Behavior) => boolean {
  const known = new WeakMap<Behavior, boolean>();
  return (behavior) => {
    let short = known.get(behavior);
    if (short === undefined) {
      short =
        behavior.functions["viewer-request"] === undefined &&
        behavior.functions["viewer-response"] === undefined &&
        !isCachingOff(behavior.cachePolicy) &&
        keyedCloudFrontHeaders(behavior).length === 0;
      known.set(behavior, short);
    }
    return short;
  };
}

/** The headers of a variant, made ready at its first use. Only GET may make them: a policy may answer other methods differently. */
function preparedHeaders(
  context: EdgeContext,
  request: ViewerRequest,
  behavior: Behavior,
  variant: Variant,
): string[] {
  variant.rawHeaders ??= [
    ...rawHeaders(dressedHeaders(context, request, behavior, variant.message)),
    "X-Cache",
    "Hit from cloudfront",
  ];
  return variant.rawHeaders;
}

/**
 * Compiles the short way.
 *
 * @param gate Without a firewall: it is asked at the end, when nothing else can send a request the long way.
 * @returns `undefined` from it when the long way has to answer.
 */
export function compileFreshHit(
  context: EdgeContext,
  gate: Gate,
  inspect: Inspect,
): (request: ViewerRequest) => EdgeResponse | undefined {
  const { distribution, deps, store, requestId } = context;
  const isShort = createShortcuts();

  return (request) => {
    const { method, headers } = request;
    if (method !== "GET" && method !== "HEAD") {
      return undefined;
    }
    const admission = gate(request);
    if (
      admission.kind !== "admitted" ||
      !isShort(admission.behavior) ||
      asksForMore(headers, admission.behavior)
    ) {
      return undefined;
    }
    const { behavior, path } = admission;
    const parts = { path, querystring: request.querystring, headers, method };
    const entry = store.get(cacheKey(distribution.id, parts, behavior.cachePolicy));
    // Errors may have pages of their own, and `Vary: *` is never fresh.
    if (entry === undefined || entry.message.status >= 400) {
      return undefined;
    }
    const verdict = judge(entry, deps.nowMs());
    if (verdict.kind !== "fresh" || inspect(request).kind === "block") {
      return undefined;
    }
    const variant = variantOf(
      context,
      { message: entry.message, entry },
      encodingFor(request, behavior, entry.message),
    );
    const id = requestId();
    const raw = preparedHeaders(context, request, behavior, variant).slice();
    raw.push("Age", String(verdict.ageSeconds), "X-Amz-Cf-Id", id);
    return {
      status: entry.message.status,
      statusDescription: entry.message.statusDescription,
      rawHeaders: raw,
      body: method === "HEAD" ? noBody : variant.message.body,
      requestId: id,
      closes: false,
    };
  };
}
