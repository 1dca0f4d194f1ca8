/**
 * Which parts of the stack requests went through, and how they fared there.
 *
 * @module
 */
import type { Part, Picture } from "../../picture/picture.ts";
import { compilePattern } from "../../services/cloudfront/request/path-pattern.ts";
import type { RequestSummary } from "../../trace/request-record.ts";

/** What went through a part. */
export interface Load {
  readonly requests: number;
  /** Of them, those that were answered with 5xx. */
  readonly errors: number;
  /** Of them, those that the cache answered. */
  readonly hits: number;
}

/** Finds the parts of requests of one picture. */
export type PartsOf = (request: RequestSummary) => readonly string[];

/** Prepares a picture for many requests. */
export function partsFinder({ distributions, parts }: Picture): PartsOf {
  const patterns = distributions.map((distribution) => ({
    ...distribution,
    behaviors: distribution.lanes.map(({ behavior, origins }) => ({
      behavior,
      origins,
      matches: compilePattern(parts.find(({ id }) => id === behavior)?.name ?? "*"),
    })),
  }));
  const functions = new Map(
    parts.flatMap((part) =>
      part.physicalName === undefined ? [] : [[part.physicalName, part] as const],
    ),
  );
  return (request) => {
    const path = request.url.split("?")[0] ?? "";
    const found = patterns.find(({ name }) => name === request.endpoint);
    const behavior = found?.behaviors.find(({ matches }) => matches(path));
    const ran = request.functions.flatMap((name) => functions.get(name) ?? []);
    const firewall = found?.firewall;
    if (firewall !== undefined && request.status === 403 && ran.length === 0) {
      return ["viewers", firewall];
    }
    const isPassed = found === undefined || !/hit/i.test(request.cache);
    return [
      "viewers",
      ...[firewall, behavior?.behavior, found?.cache].filter((id) => id !== undefined),
      ...ran.map(({ id }) => id),
      ...(isPassed ? originsOf(request, parts, behavior?.origins ?? []) : []),
    ];
  };
}

/** The origin that answered: that of the Region, where one answered; else the first. */
function originsOf(
  { region, endpoint, cache }: RequestSummary,
  parts: readonly Part[],
  origins: readonly string[],
): readonly string[] {
  if (region !== undefined) {
    const there = parts.filter((part) => isApi(part) && part.region === region);
    const named = there.find(({ id, name }) => origins.includes(id) || name === endpoint);
    return [named ?? there[0]].flatMap((part) => (part === undefined ? [] : [part.id]));
  }
  return cache === "" ? [] : origins.slice(0, 1);
}

const isApi = ({ kind }: Part) =>
  kind === "api" || kind === "private-api" || kind === "function-url";

/** Sums up requests by part. Those under way have not fared yet. */
export function loadOf(
  requests: readonly RequestSummary[],
  partsOf: PartsOf,
): ReadonlyMap<string, Load> {
  const loads = new Map<string, Load>();
  for (const request of requests) {
    if (request.status === undefined) {
      continue;
    }
    const failed = request.status >= 500 ? 1 : 0;
    const hit = /hit/i.test(request.cache) ? 1 : 0;
    for (const id of new Set(partsOf(request))) {
      const known = loads.get(id) ?? { requests: 0, errors: 0, hits: 0 };
      loads.set(id, {
        requests: known.requests + 1,
        errors: known.errors + failed,
        hits: known.hits + hit,
      });
    }
  }
  return loads;
}
