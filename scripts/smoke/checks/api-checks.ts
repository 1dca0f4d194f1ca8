/**
 * The API in the Regions.
 *
 * @module
 */
import { type Check, type Session, verdictOf } from "../check.ts";
import type { Answer } from "../exchange.ts";
import { askUntilHit, faultsOf, isHit, type Step, stepsCheck } from "../expectation.ts";
import { parsed, recordOf } from "../parsed.ts";
import { hitFaults, sharedLifetime } from "./season-checks.ts";

const problem = "application/problem+json";

/** Paths of the API without a resource, and the kind of problem. */
const unknown = [
  ["/v1/leagues/nowhere", "resource-unknown"],
  ["/v1/teams/nobody", "resource-unknown"],
  ["/v1/nothing", "path-unknown"],
  ["/v1/leagues/__proto__", "resource-unknown"],
  ["/v1/teams/constructor", "resource-unknown"],
] as const;

/** Requests that are refused, and the parameters that the response names. */
const refused = [
  [
    "/v1/matches?played=maybe&sort=name&page=0&pageSize=101",
    /"played"[\s\S]*"sort"[\s\S]*"page"[\s\S]*"pageSize"/,
  ],
  ["/v1/matches?league=%ff", /"league"/],
  ["/v1/matches?league=<script>", /"league"/],
  ["/v1/matches?page=1&page=2", /"page"/],
] as const;

/** Pages that are followed at most. */
const maxPages = 20;

export const apiChecks: readonly Check[] = [
  stepsCheck({
    name: "api-leagues",
    promise: "returns the leagues as JSON, with lifetimes for browsers and the edge",
    steps: [
      {
        path: "/v1/leagues",
        expect: {
          status: 200,
          headers: {
            "content-type": "application/json; charset=utf-8",
            "cache-control": sharedLifetime,
            etag: /^"[\w-]{22}"$/,
          },
          text: /"leagues":\[/,
        },
      },
    ],
  }),
  {
    name: "api-hit-after-miss",
    promise: "asks an API for what is not cached, and returns it from the cache from then on",
    run: async (session) => verdictOf(await hitFaults(session, await uncachedPath(session))),
  },
  {
    name: "api-conditional",
    promise: "returns 304 without a body for the ETag of the leagues",
    async run(session) {
      const path = "/v1/leagues";
      const { headers } = await session.ask(path);
      const again = await session.ask(path, { headers: { "if-none-match": headers["etag"] } });
      return verdictOf(
        faultsOf({ path }, again, {
          status: 304,
          headers: { etag: headers["etag"] ?? null },
          length: 0,
        }),
      );
    },
  },
  {
    name: "api-query-hygiene",
    promise: "returns one copy whatever unknown parameters are sent, in any order",
    async run(session) {
      const clean = await session.ask("/v1/matches?page=1&pageSize=5");
      const faults: string[] = [];
      for (const query of ["utm=x&page=1&pageSize=5", "page=1&pageSize=5&_=1&tables=current"]) {
        const path = `/v1/matches?${query}`;
        const answer = await askUntilHit(session, path);
        faults.push(
          ...faultsOf({ path }, answer, {
            status: 200,
            headers: { etag: clean.headers["etag"] ?? null },
          }),
          ...(isHit(answer) ? [] : [`GET ${path}: no response is from the cache`]),
        );
      }
      return verdictOf(faults);
    },
  },
  {
    name: "api-paging",
    promise: "links each page of matches to the next, and the links lead through all matches once",
    run: async (session) => verdictOf(await pagingFaults(session)),
  },
  stepsCheck({
    name: "api-refused",
    promise: "returns 400 that names invalid parameters without their values, and is not cached",
    steps: refused.map(
      ([path, text]): Step => ({
        path,
        expect: {
          status: 400,
          headers: { "content-type": problem, "cache-control": "no-store" },
          text,
          never: /script|maybe/,
        },
      }),
    ),
  }),
  stepsCheck({
    name: "api-unknown",
    promise: "returns 404 as a problem document for what does not exist, without echoing it",
    steps: unknown.map(
      ([path, kind]): Step => ({
        path,
        expect: {
          status: 404,
          headers: { "content-type": problem },
          text: new RegExp(`"type":"/problems/${kind}"`),
          never: /nowhere|nobody|proto|constructor/,
        },
      }),
    ),
  }),
  stepsCheck({
    name: "api-health",
    promise: "returns its health, which no cache keeps",
    steps: [1, 2].map(() => ({
      path: "/v1/health",
      expect: {
        status: 200,
        headers: { "cache-control": /^private, no-store/, "x-cache": "Miss from cloudfront" },
        text: /"status":"ok"/,
      },
    })),
  }),
  stepsCheck({
    name: "api-security-headers",
    promise: "has the security headers on the API",
    steps: [
      {
        path: "/v1/openapi.json",
        expect: {
          headers: {
            "x-content-type-options": "nosniff",
            "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
            "strict-transport-security": /^max-age=\d{8}/,
          },
        },
      },
    ],
  }),
  {
    name: "api-described",
    promise: "describes itself as OpenAPI 3.1, and each path without parameters answers",
    async run(session) {
      const path = "/v1/openapi.json";
      const answer = await session.ask(path);
      const faults = faultsOf({ path }, answer, { status: 200, text: /"openapi":"3\.1\./ });
      if (faults.length > 0) {
        return verdictOf(faults);
      }
      const plain = [...answer.text.matchAll(/"(\/v1\/[a-z.]+)":\{/g)].map(
        ([, each]) => each ?? "",
      );
      const more: string[] = plain.length === 0 ? [`GET ${path}: it names no path`] : [];
      for (const each of plain.slice(0, 20)) {
        more.push(...faultsOf({ path: each }, await session.ask(each), { status: [200, 401] }));
      }
      return verdictOf(more);
    },
  },
];

/** A path that is hardly cached: one of many pages. */
export async function uncachedPath(session: Session): Promise<string> {
  return `/v1/matches?page=1&pageSize=${1 + session.pick(100)}&sort=-team`;
}

async function pagingFaults(session: Session): Promise<readonly string[]> {
  const visited = new Set<string>();
  const matches: string[] = [];
  let next: string | undefined = "/v1/matches?pageSize=25";
  while (next !== undefined && visited.size < maxPages) {
    const path: string = next;
    if (visited.has(path)) {
      return [`GET ${path}: the links lead in a circle`];
    }
    visited.add(path);
    const page = pageOf(path, await session.ask(path));
    if ("faults" in page) {
      return page.faults;
    }
    matches.push(...page.matches);
    next = page.next;
  }
  const different = new Set(matches).size;
  return different === matches.length && visited.size > 1
    ? []
    : [
        `GET /v1/matches: ${matches.length} matches on ${visited.size} pages, of which ${different} differ`,
      ];
}

/** A page of matches, and the path of the next one. */
type Page =
  | { readonly faults: readonly string[] }
  | { readonly matches: readonly string[]; readonly next: string | undefined };

function pageOf(path: string, answer: Answer): Page {
  const faults = faultsOf({ path }, answer, {
    status: 200,
    headers: { link: /rel="first".*rel="last"$/ },
  });
  if (faults.length > 0) {
    return { faults };
  }
  const matches = matchesOf(answer.text);
  const next = /<([^>]+)>; rel="next"/.exec(answer.headers["link"] ?? "")?.[1];
  if (matches === undefined) {
    return { faults: [`GET ${path}: the body has no matches`] };
  }
  return next === undefined || /^\/v1\/matches\?[\w=&%.-]*$/.test(next)
    ? { matches, next }
    : { faults: [`GET ${path}: the link to the next page leaves /v1/matches`] };
}

function matchesOf(text: string): readonly string[] | undefined {
  const matches = recordOf(parsed(text))?.["matches"];
  return Array.isArray(matches) ? matches.map((match) => JSON.stringify(match)) : undefined;
}
