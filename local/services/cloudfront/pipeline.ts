/**
 * An edge: every rule in its order.
 *
 * limits → host → firewall → behavior → method → protocol → viewer-request → key → lookup → origin-request →
 * origin → origin-response → store → error page → compression → policy headers → viewer-response →
 * conditions and ranges. AWS documents the pieces; where it is silent about their order, it is inferred.
 *
 * @module
 */
import { createHash } from "node:crypto";
import type { Message, ViewerRequest } from "../../http/message.ts";
import { deliver, dressedHeaders, finish } from "./answer/delivery.ts";
import { type Erring, withErrorPage } from "./answer/error-object.ts";
import { errorPage, redirectPage } from "./answer/error-page.ts";
import { failure, failurePage, type Served, sentences } from "./answer/served.ts";
import { CacheStore } from "./cache/cache-store.ts";
import { compileFreshHit } from "./cache/fresh-hit.ts";
import { createObjectCache } from "./cache/object-cache.ts";
import {
  defaultStoreBytes,
  type Edge,
  type EdgeContext,
  type EdgeDeps,
  type EdgeResponse,
  type Visit,
} from "./edge.ts";
import { runRequestFunction } from "./lambda/edge-function.ts";
import type { Behavior, Distribution } from "./model.ts";
import { compileGate } from "./request/admission.ts";
import { inspectOnce } from "./request/firewall.ts";
import { compileBehaviors } from "./request/path-pattern.ts";
import { invocationIds, requestIds } from "./request-id.ts";

/** The host in `Via`: one per distribution, 32 hexadecimal digits as CloudFront's have. */
function viaHost(distribution: Distribution): string {
  const digits = createHash("sha256").update(distribution.id).digest("hex").slice(0, 32);
  return `${digits}.cloudfront.net`;
}

/** Makes a distribution and its world ready. */
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

/** What viewer-request made of a visit: the visit to go on with, or an answer. */
type Entrance =
  | { readonly kind: "visit"; readonly visit: Visit }
  | { readonly kind: "served"; readonly served: Served };

/** Runs the viewer-request function, where there is one. */
async function enter(context: EdgeContext, visit: Visit): Promise<Entrance> {
  const association = visit.behavior.functions["viewer-request"];
  if (association === undefined) {
    return { kind: "visit", visit };
  }
  const { path, querystring, headers, body } = visit.request;
  const subject = { uri: path, querystring, headers, body, origin: undefined };
  const event = "viewer-request";
  const outcome = await runRequestFunction(context, visit, event, association, subject);
  switch (outcome.kind) {
    case "request": {
      const { uri, ...returned } = outcome.request;
      const request = {
        ...visit.request,
        path: uri,
        querystring: returned.querystring,
        headers: returned.headers,
        body: returned.body,
      };
      return { kind: "visit", visit: { ...visit, request } };
    }
    case "response": {
      const served: Served = {
        message: outcome.message,
        result: "LambdaGeneratedResponse",
        ageSeconds: undefined,
        entry: undefined,
        author: "viewer-function",
      };
      return { kind: "served", served };
    }
    case "failure":
      return { kind: "served", served: failurePage(outcome, visit.requestId) };
  }
}

/** Makes an edge. Nothing runs until a request comes. */
export function createEdge(distribution: Distribution, deps: EdgeDeps): Edge {
  const context = createContext(distribution, deps);
  const inspect = inspectOnce(deps.firewall);
  const gate = compileGate(distribution, inspect);
  const behaviorOf = compileBehaviors(distribution.behaviors);
  const cache = createObjectCache(context);

  /** An answer of CloudFront's own, before any function ran. */
  async function answerAtTheGate(
    erring: Erring,
    served: Served,
    closes: boolean,
  ): Promise<EdgeResponse> {
    const final = await withErrorPage(context, cache, behaviorOf, erring, served);
    const { viewer, behavior, requestId } = erring;
    const headers = dressedHeaders(context, viewer, behavior, final.message);
    const message = { ...final.message, headers };
    return finish(message, final.result, requestId, viewer.method, closes);
  }

  /** Sends a viewer to HTTPS. No function runs. */
  function redirect(erring: Erring, status: 301 | 307, location: string): EdgeResponse {
    const { viewer, behavior, requestId } = erring;
    const page = redirectPage(status, location);
    const headers = dressedHeaders(context, viewer, behavior, page);
    return finish({ ...page, headers }, "Redirect", requestId, viewer.method, false);
  }

  /**
   * Turns a request away for a firewall, whose own answer no error page replaces. No behavior has been
   * chosen yet, so no response headers policy applies (inferred: AWS does not say).
   */
  async function block(erring: Erring, own: Message | undefined): Promise<EdgeResponse> {
    const { viewer, requestId } = erring;
    if (own === undefined) {
      const served = failurePage(failure(403, "blocked"), requestId);
      return answerAtTheGate(erring, served, false);
    }
    const headers = dressedHeaders(context, viewer, undefined, own);
    return finish({ ...own, headers }, "Error", requestId, viewer.method, false);
  }

  /** Answers an admitted request. */
  async function visited(visit: Visit): Promise<EdgeResponse> {
    const entrance = await enter(context, visit);
    const entered = entrance.kind === "visit" ? entrance.visit : visit;
    const served = entrance.kind === "visit" ? await cache.serve(entrance.visit) : entrance.served;
    const final = await withErrorPage(context, cache, behaviorOf, entered, served);
    return deliver(context, entered, final);
  }

  /** A visit of a behavior. */
  function visitOf(erring: Erring, behavior: Behavior, path: string): Visit {
    return { ...erring, behavior, request: { ...erring.request, path } };
  }

  /** Applies every rule. */
  async function answer(viewer: ViewerRequest, requestId: string): Promise<EdgeResponse> {
    const admission = gate(viewer);
    const { place = {} } = viewer;
    const erring = { requestId, viewer, request: viewer, place };
    switch (admission.kind) {
      case "admitted":
        return visited(
          visitOf({ ...erring, behavior: undefined }, admission.behavior, admission.path),
        );
      case "redirect": {
        const { behavior, status, location } = admission;
        return redirect({ ...erring, behavior }, status, location);
      }
      case "blocked":
        return block({ ...erring, behavior: undefined }, admission.answer);
      case "refused": {
        const { behavior, closes } = admission;
        const served = failurePage(admission.failure, requestId);
        return answerAtTheGate({ ...erring, behavior }, served, closes);
      }
    }
  }

  /** The answer to a defect of ours: a page that says so, and a line in the log that says what. */
  function defect(viewer: ViewerRequest, requestId: string, cause: unknown): EdgeResponse {
    deps.log({ requestId, kind: "defect", message: "the edge failed on a request", cause });
    const page = errorPage(500, sentences.defect, requestId);
    const headers = dressedHeaders(context, viewer, undefined, page);
    return finish({ ...page, headers }, "Error", requestId, viewer.method, false);
  }

  return {
    tryHit: compileFreshHit(context, compileGate(distribution), inspect),
    async handle(request) {
      const requestId = context.requestId();
      try {
        return await answer(request, requestId);
      } catch (cause) {
        return defect(request, requestId, cause);
      }
    },
    idle: () => cache.idle(),
  };
}
