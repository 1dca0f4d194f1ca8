/**
 * Serves requests: finds the route, executes its plan, logs one line.
 *
 * @module
 */
import type { ApiAnswer } from "../core/api/api-answer.ts";
import type { ApiRequest } from "../core/api/api-request.ts";
import type { Plan } from "../core/api/plan.ts";
import { planRequest } from "../core/api/plan-request.ts";
import type { ApiTerms, Route } from "../core/api/route.ts";
import type { SeasonIndex } from "../core/api/season-index.ts";
import type { HistoryPage, HistoryQuery } from "../core/desk/history-page.ts";
import type { EditOutcome, SeasonEdit } from "../core/desk/season-edit.ts";
import { problemAnswer } from "../core/problem-document.ts";
import { describeCause, type Log } from "./log.ts";
import { pathRouter } from "./path-router.ts";
import type { SeasonSource } from "./season-source.ts";
import type { VerifyToken } from "./token-verifier.ts";

/** What the results desk needs besides. */
export interface DeskPorts {
  readonly edit: (edit: SeasonEdit, requestId: string) => Promise<EditOutcome>;
  readonly history: (query: HistoryQuery) => Promise<HistoryPage>;
}

/** What executing a plan needs. */
export interface ApiPorts {
  readonly season: SeasonSource<SeasonIndex>;
  readonly verify: VerifyToken;
  /** Changes the season, and tells how it was changed. @default the API has no route that needs it */
  readonly desk?: DeskPorts;
  readonly log: Log;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** One invocation of the function. */
export interface Invocation {
  /** The same in every log line of one request. */
  readonly requestId: string;
  /** The published version of the function. */
  readonly version: string;
}

/** Serves one request. @throws never */
export type Serve = (request: ApiRequest, invocation: Invocation) => Promise<ApiAnswer>;

/**
 * Makes the service of some routes.
 *
 * Each request logs one line: the route template, the status, the milliseconds. Path, query, token and
 * address are not logged, so that no line identifies a viewer.
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
      route = found?.routes[0].path ?? route;
      answer = await execute(planRequest(found, request, routes, terms), invocation, ports);
    } catch (error) {
      log("error", "request.failed", { requestId, cause: describeCause(error) });
      answer = problemAnswer("unexpected");
    }
    const { status } = answer;
    log("info", "request.answered", { requestId, route, status, ms: now() - startMs });
    return answer;
  };
}

function deskOf({ desk }: ApiPorts): DeskPorts {
  if (desk === undefined) {
    throw new TypeError("this API has a route of the results desk, and no season to write");
  }
  return desk;
}

async function execute(plan: Plan, invocation: Invocation, ports: ApiPorts): Promise<ApiAnswer> {
  const { season, verify, now } = ports;
  switch (plan.kind) {
    case "answer":
      return plan.answer;
    case "season": {
      const lookup = await season.look(invocation.requestId);
      return execute(plan.next(lookup, now()), invocation, ports);
    }
    case "token":
      return execute(plan.next(await verify(plan.token, now())), invocation, ports);
    case "edit": {
      const outcome = await deskOf(ports).edit(plan.edit, invocation.requestId);
      return execute(plan.next(outcome), invocation, ports);
    }
    case "history":
      return execute(plan.next(await deskOf(ports).history(plan.query)), invocation, ports);
    case "sandbox": {
      const { version } = invocation;
      return execute(plan.next({ version, isSeasonHeld: season.isHeld() }), invocation, ports);
    }
  }
}
