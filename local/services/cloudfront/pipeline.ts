/**
 * An edge: what happens to a request, in order.
 *
 * | | Stage | |
 * | --- | --- | --- |
 * | 1 | Size and form | {@link ./request/request-limits.ts} |
 * | 2 | Host | {@link ./request/host-check.ts} |
 * | 3 | Country, web ACL | {@link ./request/firewall.ts} |
 * | 4 | Behavior, after the default root object | {@link ./request/path-pattern.ts} |
 * | 5 | Method | {@link ./request/allowed-methods.ts} |
 * | 6 | Viewer protocol policy | {@link ./request/viewer-protocol.ts} |
 * | 7 | Signed URL or signed cookies | {@link ./request/signed-request.ts} |
 * | 8 | viewer-request function | {@link ./functions/viewer-events.ts} |
 * | 9 | Cache key, lookup, collapsing | {@link ./cache/object-cache.ts} |
 * | 10 | Origin: functions, failover, TTL, store | {@link ./cache/object-fetch.ts} |
 * | 11 | Custom error page | {@link ./answer/error-object.ts} |
 * | 12 | Compression, response headers policy, viewer-response function, conditions and ranges | {@link ./answer/delivery.ts} |
 *
 * For the order see `processingOrder` in aws/cloudfront-behavior.ts. A cache hit passes the same stages as
 * a miss: each of them returns its value at once where it needs neither a function nor an origin.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { filterHeaders } from "../../http/header-map.ts";
import type { ViewerRequest } from "../../http/message.ts";
import { invocationIds } from "../lambda/invocation-id.ts";
import { deliver } from "./answer/delivery.ts";
import { compileErrorPages } from "./answer/error-object.ts";
import { defect, reject } from "./answer/generated-response.ts";
import { CacheStore } from "./cache/cache-store.ts";
import { createObjectCache } from "./cache/object-cache.ts";
import {
  defaultStoreBytes,
  type Edge,
  type EdgeContext,
  type EdgeDeps,
  type EdgeResponse,
  type Erring,
} from "./edge.ts";
import { chain, type Eventual } from "./eventual.ts";
import { enter } from "./functions/viewer-events.ts";
import type { Distribution } from "./model.ts";
import { compileGate } from "./request/admission.ts";
import { compileBehaviors } from "./request/path-pattern.ts";
import { requestIds } from "./request-id.ts";

/** The host in `Via`: one for each distribution, 32 hexadecimal digits as CloudFront's have. */
function viaHost(distribution: Distribution): string {
  const digits = createHash("sha256").update(distribution.id).digest("hex").slice(0, 32);
  return `${digits}.cloudfront.net`;
}

/** A distribution with what its edge needs. */
function createContext(distribution: Distribution, deps: EdgeDeps): EdgeContext {
  return {
    distribution,
    deps,
    store: deps.store ?? new CacheStore({ maxBytes: defaultStoreBytes }),
    requestId: requestIds(deps.randomBytes),
    invocationId: invocationIds(deps.randomBytes),
    viaHost: viaHost(distribution),
  };
}

/** A viewer whose location is not known. */
const nowhere = Object.freeze({});

/** A request before a behavior is chosen for it. */
function arrival(viewer: ViewerRequest, requestId: string): Erring {
  return {
    requestId,
    viewer,
    request: viewer,
    behavior: undefined,
    place: viewer.place ?? nowhere,
  };
}

/**
 * The request that is looked up and forwarded: with the path of the default root object, without the parameters
 * of a signed URL, and without the
 * Accept-Encoding of a viewer that speaks HTTP/1.0, which CloudFront removes (ServingCompressedFiles.html).
 */
function lookedUp(viewer: ViewerRequest, path: string, querystring: string): ViewerRequest {
  if (viewer.httpVersion === "1.0" && viewer.headers["accept-encoding"] !== undefined) {
    const headers = filterHeaders(viewer.headers, (name) => name !== "accept-encoding");
    return { ...viewer, path, querystring, headers };
  }
  return path === viewer.path && querystring === viewer.querystring
    ? viewer
    : { ...viewer, path, querystring };
}

/** Makes an edge. Nothing runs until a request arrives. */
export function createEdge(distribution: Distribution, deps: EdgeDeps): Edge {
  const context = createContext(distribution, deps);
  const behaviorOf = compileBehaviors(distribution.behaviors);
  const admit = compileGate(distribution, behaviorOf, deps.nowMs, deps.firewall, deps.observe);
  const cache = createObjectCache(context);
  const replaced = compileErrorPages(distribution, behaviorOf, cache.serve);

  function respond(viewer: ViewerRequest, requestId: string): Eventual<EdgeResponse> {
    const admission = admit(viewer);
    if (admission.kind !== "admitted") {
      return reject(context, replaced, arrival(viewer, requestId), admission);
    }
    const { behavior, path, querystring } = admission;
    const request = lookedUp(viewer, path, querystring);
    const admitted = { requestId, viewer, request, behavior, place: viewer.place ?? nowhere };
    return chain(enter(context, admitted), (entrance) => {
      const { visit } = entrance;
      const served = entrance.kind === "served" ? entrance.served : cache.serve(visit);
      return chain(served, (first) =>
        chain(replaced(visit, first), (final) => deliver(context, visit, final)),
      );
    });
  }

  return {
    handle(viewer) {
      const requestId = context.requestId();
      const failed = (cause: unknown) => defect(context, arrival(viewer, requestId), cause);
      try {
        const response = respond(viewer, requestId);
        return response instanceof Promise ? response.catch(failed) : response;
      } catch (cause) {
        return failed(cause);
      }
    },
    idle: () => cache.idle(),
  };
}
