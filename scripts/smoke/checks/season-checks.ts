/**
 * The season, as published and as tables.
 *
 * @module
 */
import { isDeepStrictEqual } from "node:util";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { seasonTables } from "../../../functions/core/league-tables.ts";
import { readSeason } from "../../../functions/core/read-season.ts";
import { type Check, type Session, verdictOf } from "../check.ts";
import { askUntilHit, faultsOf, isHit, quoted, type Step, stepsCheck } from "../expectation.ts";
import { parsed } from "../parsed.ts";

const raw = "/rugby_data.json";
const tables = `${raw}?tables=current`;

/** Lifetimes of what is made of the season. */
export const sharedLifetime =
  /^public, max-age=\d+, s-maxage=\d+, stale-while-revalidate=\d+, stale-if-error=\d+$/;

/** Query strings for which there are no tables. */
const refusedQueries = [
  "tables=last",
  "tables=",
  "tables",
  "tables=current&tables=current",
  "tables=current&tables=last",
  "tables=%63urrent%",
  "tables=<script>alert(1)</script>",
];

/** Parameters that S3 itself would obey. */
const s3Queries = [
  "response-content-type=text/html",
  "response-cache-control=no-store",
  "versionId=null",
  "acl",
  "list-type=2",
  "x=1&response-content-disposition=attachment",
];

/** Codings, with what undoes each. */
const codings = [
  ["br", brotliDecompressSync],
  ["gzip", gunzipSync],
] as const;

export const seasonChecks: readonly Check[] = [
  {
    name: "season-published",
    promise: "returns the season as a JSON object that the program accepts",
    async run(session) {
      const answer = await session.ask(raw);
      const reading = readSeason(answer.text);
      return verdictOf([
        ...faultsOf({ path: raw }, answer, {
          status: 200,
          headers: { "content-type": /^application\/json/ },
        }),
        ...(reading.kind === "season" ? [] : [`GET ${raw}: the body is not a season`]),
      ]);
    },
  },
  {
    name: "season-hit",
    promise: "returns the season from the cache, with its Age and the same bytes and ETag",
    run: async (session) => verdictOf([...(await hitFaults(session, raw, true))]),
  },
  stepsCheck({
    name: "season-lifetime",
    promise: "has lifetimes for browsers, for the edge and for failures of the origin",
    steps: [raw, tables].map((path) => ({
      path,
      expect: { headers: { "cache-control": sharedLifetime } },
    })),
  }),
  stepsCheck({
    name: "season-security-headers",
    promise: "has the security headers on the season, and allows pages of every site to read it",
    steps: [
      {
        path: raw,
        headers: { origin: "https://example.org" },
        expect: {
          headers: {
            "access-control-allow-origin": "*",
            "x-content-type-options": "nosniff",
            "content-security-policy": /^default-src 'none'/,
            "strict-transport-security": /^max-age=\d{8}/,
          },
        },
      },
    ],
  }),
  {
    name: "season-conditional",
    promise: "returns 304 without a body for the ETag of the season and of the tables",
    async run(session) {
      const faults: string[] = [];
      for (const path of [raw, tables]) {
        const { headers } = await session.ask(path);
        const again = await session.ask(path, { headers: { "if-none-match": headers["etag"] } });
        faults.push(...faultsOf({ path }, again, { status: 304, length: 0 }));
      }
      return verdictOf(faults);
    },
  },
  {
    name: "season-range",
    promise: "returns 206 with the first ten bytes for a range of the season",
    async run(session) {
      const whole = await session.ask(raw);
      const part = await session.ask(raw, { headers: { range: "bytes=0-9" } });
      return verdictOf([
        ...faultsOf({ path: raw }, part, {
          status: 206,
          headers: { "content-range": `bytes 0-9/${whole.bytes.length}` },
          length: 10,
        }),
        ...(whole.bytes.subarray(0, 10).equals(part.bytes.subarray(0, 10))
          ? []
          : [`GET ${raw}: the range differs from the season`]),
      ]);
    },
  },
  {
    name: "season-head",
    promise: "returns the ETag and the length of the season for HEAD, without a body",
    async run(session) {
      const { headers, bytes } = await session.ask(raw);
      const head = await session.ask(raw, { method: "HEAD" });
      return verdictOf(
        faultsOf({ path: raw, method: "HEAD" }, head, {
          status: 200,
          headers: { etag: headers["etag"] ?? null, "content-length": String(bytes.length) },
          length: 0,
        }),
      );
    },
  },
  ...codings.map(
    ([coding, decode]): Check => ({
      name: `season-${coding}`,
      promise: `returns the season compressed with ${coding} on request, with a weak ETag`,
      async run(session) {
        const plain = await session.ask(raw);
        const answer = await session.ask(raw, { headers: { "accept-encoding": coding } });
        const faults = faultsOf({ path: raw }, answer, {
          headers: { "content-encoding": coding, etag: /^W\// },
        });
        return verdictOf(
          faults.length > 0 || decode(answer.bytes).equals(plain.bytes)
            ? faults
            : [`GET ${raw}: what ${coding} decodes to is not the season`],
        );
      },
    }),
  ),
  {
    name: "season-query-hygiene",
    promise: "ignores parameters that S3 would obey: one copy for all of them",
    async run(session) {
      const clean = await session.ask(raw);
      const faults: string[] = [];
      for (const query of s3Queries) {
        const path = `${raw}?${query}`;
        const answer = await askUntilHit(session, path);
        faults.push(
          ...faultsOf({ path }, answer, {
            status: 200,
            headers: {
              "content-type": clean.headers["content-type"] ?? null,
              "content-disposition": null,
              etag: clean.headers["etag"] ?? null,
            },
            length: clean.bytes.length,
          }),
          ...(isHit(answer) ? [] : [`GET ${path}: no response is from the cache`]),
        );
      }
      return verdictOf(faults);
    },
  },
  {
    name: "tables-computed",
    promise: "returns tables that the edge computes of the season",
    async run(session) {
      const season = readSeason((await session.ask(raw)).text);
      const answer = await session.ask(tables);
      const faults = faultsOf({ path: tables }, answer, {
        status: 200,
        headers: { "content-type": "application/json; charset=utf-8", server: "CloudFront" },
      });
      if (season.kind !== "season") {
        return verdictOf([...faults, `GET ${raw}: the body is not a season`]);
      }
      return verdictOf(
        isDeepStrictEqual(parsed(answer.text), seasonTables(season.season))
          ? faults
          : [
              ...faults,
              `GET ${tables}: the tables are not those of the season; while a season is being replaced, run the check again after its lifetime`,
            ],
      );
    },
  },
  {
    name: "tables-hit",
    promise: "caches the tables apart from the season, with an ETag of their own",
    async run(session) {
      const season = await session.ask(raw);
      const answer = await session.ask(tables);
      return verdictOf([
        ...faultsOf({ path: tables }, answer, { headers: { etag: /^"[^"]+"$/ } }),
        ...(answer.headers["etag"] === season.headers["etag"]
          ? [`GET ${tables}: the ETag is that of the season: ${quoted(answer.headers["etag"])}`]
          : []),
        ...(await hitFaults(session, tables)),
      ]);
    },
  },
  stepsCheck({
    name: "tables-refused",
    promise:
      "returns 400 and the allowed values for other values of tables, and does not echo them",
    steps: refusedQueries.map(
      (query): Step => ({
        path: `${raw}?${query}`,
        expect: {
          status: 400,
          headers: { "content-type": "application/problem+json" },
          text: /current/,
          never: /script/,
        },
      }),
    ),
  }),
];

/** Faults of a path that is to be cached: the first response, and one from the cache. */
export async function hitFaults(
  session: Session,
  path: string,
  hasAge = false,
): Promise<readonly string[]> {
  const first = await session.ask(path);
  const cached = await askUntilHit(session, path);
  if (!isHit(cached)) {
    return [
      `GET ${path}: no response is from the cache: X-Cache ${quoted(cached.headers["x-cache"])}`,
    ];
  }
  return [
    ...faultsOf({ path }, cached, {
      status: first.status,
      headers: { etag: first.headers["etag"] ?? null, ...(hasAge ? { age: /^\d+$/ } : {}) },
    }),
    ...(cached.bytes.equals(first.bytes)
      ? []
      : [`GET ${path}: the copy in the cache differs from the first response`]),
  ];
}
