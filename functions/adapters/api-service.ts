/**
 * An API at work: finds the route, carries out its plan, logs one line.
 *
 * @module
 */
import type { ApiAnswer } from "../core/api/api-answer.ts";
import type { ApiRequest } from "../core/api/api-request.ts";
import type { Plan } from "../core/api/plan.ts";
import { planRequest } from "../core/api/plan-request.ts";
import type { ApiTerms, Route } from "../core/api/route.ts";
import type { SeasonIndex } from "../core/api/season-index.ts";
import { problemAnswer } from "../core/problem-document.ts";
import { describeCause, type Log } from "./log.ts";
import { pathRouter } from "./path-router.ts";
import type { SeasonSource } from "./season-source.ts";
import type { VerifyToken } from "./token-verifier.ts";

/** What plans are carried out with. */
export interface ApiPorts {
  readonly season: SeasonSource<SeasonIndex>;
  readonly verify: VerifyToken;
  readonly log: Log;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Who is asked, and as what. */
export interface Invocation {
  /** The same in every log of one request. */
  readonly requestId: string;
  /** Of the function, as published. */
  readonly version: string;
}

/** Answers one request. @throws never */
export type Serve = (request: ApiRequest, invocation: Invocation) => Promise<ApiAnswer>;

/**
 * Makes the service of some routes.
 *
 * Each request is one line of log: the route as a template, the status, the milliseconds. No path, no
 * query, no token, no address: whose request it was is not for the log to know.
 */
export function apiService(routes: readonly Route[], terms: ApiTerms, ports: ApiPorts): Serve {
  const find = pathRouter(routes);
  const { log, now } = ports;
  return async (request, invocation) => {
    const { requestId } = invocation;
    const startMs = now();
    let route = "none";
    let answer: ApiAnswer;
    try {
      const found = find(request.path);
      route = found?.route.path ?? route;
      answer = await carryOut(planRequest(found, request, routes, terms), invocation, ports);
    } catch (error) {
      log("error", "request.failed", { requestId, cause: describeCause(error) });
      answer = problemAnswer("unexpected");
    }
    const { status } = answer;
    log("info", "request.answered", { requestId, route, status, ms: now() - startMs });
    return answer;
  };
}

async function carryOut(plan: Plan, invocation: Invocation, ports: ApiPorts): Promise<ApiAnswer> {
  const { season, verify, now } = ports;
  switch (plan.kind) {
    case "answer":
      return plan.answer;
    case "season": {
      const lookup = await season.look(invocation.requestId);
      return carryOut(plan.next(lookup, now()), invocation, ports);
    }
    case "token":
      return carryOut(plan.next(await verify(plan.token, now())), invocation, ports);
    case "sandbox": {
      const { version } = invocation;
      return carryOut(plan.next({ version, isSeasonHeld: season.isHeld() }), invocation, ports);
    }
  }
}
