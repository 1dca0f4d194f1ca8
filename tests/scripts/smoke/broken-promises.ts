/**
 * How a server breaks each promise of `npm run smoke`, and no other.
 *
 * @module
 */
import type { Answer, Question } from "../../../scripts/smoke/exchange.ts";

/** A request, as a server sees it. */
export interface Asked extends Question {
  readonly path: string;
  /** Host of the address that is asked. */
  readonly host: string;
  /** Whether a Region is unavailable. */
  readonly isOutage: boolean;
}

/** What a server answers instead. */
type Break = (asked: Asked, answer: Answer) => Answer;

/** Applies a change to what is asked for. */
const on =
  (isMeant: (asked: Asked) => boolean, change: (answer: Answer) => Answer): Break =>
  (asked, answer) =>
    isMeant(asked) ? change(answer) : answer;

const status =
  (value: number) =>
  (answer: Answer): Answer => ({ ...answer, status: value });
const header =
  (name: string, value: string | undefined) =>
  (answer: Answer): Answer => ({ ...answer, headers: { ...answer.headers, [name]: value } });
const text =
  (change: (text: string) => string) =>
  (answer: Answer): Answer => {
    const changed = change(answer.text);
    return { ...answer, text: changed, bytes: Buffer.from(changed) };
  };

/** A request for a path, without headers and with one method. */
const plain =
  (path: string, method = "GET") =>
  (asked: Asked) =>
    asked.path === path &&
    (asked.method ?? "GET") === method &&
    Object.keys(asked.headers ?? {}).length === 0;
const having =
  (path: string, name: string, value?: string, method = "GET") =>
  ({ path: found, headers = {}, method: sent = "GET" }: Asked) =>
    found === path &&
    sent === method &&
    (value === undefined ? name in headers : headers[name] === value);

const raw = "/rugby_data.json";
const tables = `${raw}?tables=current`;
const miss = header("x-cache", "Miss from cloudfront");
const region = text((found) => found.replace(/"region":"[\w-]+"/, '"region":"mars-east-1"'));
const isViewer = ({ headers = {} }: Asked) => "x-local-viewer" in headers;
const health = "/v1/health";
const longest = 8_192;

/** By the name of the check: on loopback. */
export const breaks: Readonly<Record<string, Break>> = {
  "site-page": on(plain("/"), header("cache-control", "public, max-age=60")),
  "site-assets": on(
    ({ path }) => /^\/assets\/.*-[A-Z0-9]{8}\./.test(path),
    header("cache-control", "no-cache"),
  ),
  "site-security-headers": on(plain("/"), header("x-frame-options", undefined)),
  "site-missing-page": on(plain("/nope"), header("x-amz-request-id", "1234")),
  "season-published": on(
    ({ path, host }) =>
      /json(?!\?tables)/.test(path) && path.startsWith(raw) && !host.includes(".s3."),
    header("content-type", "text/plain"),
  ),
  "season-hit": on(plain(raw), header("age", undefined)),
  "season-lifetime": on(plain(raw), header("cache-control", "public, stale-if-error=86400")),
  "season-security-headers": on(
    having(raw, "origin"),
    header("access-control-allow-origin", undefined),
  ),
  "season-conditional": on(having(raw, "if-none-match"), status(200)),
  "season-range": on(having(raw, "range"), header("content-range", "bytes 0-9/10")),
  "season-head": on(plain(raw, "HEAD"), header("etag", '"another"')),
  "season-br": on(having(raw, "accept-encoding", "br"), header("content-encoding", undefined)),
  "season-gzip": on(having(raw, "accept-encoding", "gzip"), header("etag", '"strong"')),
  "season-query-hygiene": on(plain(`${raw}?acl`), header("etag", '"another"')),
  "tables-computed": on(
    plain(tables),
    text((found) => found.replace('"played":10', '"played":11')),
  ),
  "tables-hit": on(plain(tables), miss),
  "tables-refused": on(plain(`${raw}?tables=last`), status(200)),
  "api-leagues": on(plain("/v1/leagues"), header("content-type", "text/html")),
  "api-hit-after-miss": on(({ path }) => path.includes("sort=-team"), miss),
  "api-conditional": on(having("/v1/leagues", "if-none-match"), status(200)),
  "api-query-hygiene": on(({ path }) => path.includes("utm=x"), header("etag", '"another"')),
  "api-paging": on(plain("/v1/matches?pageSize=25"), header("link", undefined)),
  "api-refused": on(plain("/v1/matches?league=%ff"), header("cache-control", "public")),
  "api-unknown": on(plain("/v1/nothing"), status(200)),
  "api-health": on(plain(health), header("x-cache", "Hit from cloudfront")),
  "api-security-headers": on(
    plain("/v1/openapi.json"),
    header("x-content-type-options", undefined),
  ),
  "api-described": on(
    plain("/v1/openapi.json"),
    text((found) => found.replaceAll('"openapi":"3.1.', '"openapi":"3.0.')),
  ),
  "token-missing": on(plain("/v1/me"), header("www-authenticate", undefined)),
  "token-forged": on(
    having("/v1/me", "authorization", "Bearer hunter2"),
    text((found) => `${found} hunter2`),
  ),
  "token-accepted": on(
    ({ path, headers = {} }) =>
      path === "/v1/me" && String(headers["authorization"] ?? "").length > 200,
    header("cache-control", "public, max-age=60"),
  ),
  "token-spellings": on(plain("/v1/ME"), status(200)),
  "credentials-ignored": on(having("/v1/leagues", "cookie"), header("set-cookie", "a=b")),
  "desk-closed": on(plain("/desk//matches"), status(200)),
  "host-refused": on(having("/", "host", "evil.example"), status(200)),
  "apis-closed": on(
    ({ host, headers = {} }) => host.includes("execute-api") && !("x-long" in headers),
    status(200),
  ),
  "buckets-closed": on(({ host, path }) => host.includes(".s3.") && path === "/", status(200)),
  "region-served": on((asked) => asked.path === health && !isViewer(asked), region),
  "region-by-viewer": on((asked) => isViewer(asked) && !asked.isOutage, region),
  "region-forged": on(having(health, "x-touchline-attempt"), region),
  "region-failover": on((asked) => isViewer(asked) && asked.isOutage, region),
  "stale-if-error": on(
    ({ path, isOutage }) => path.includes("sort=-team") && isOutage,
    status(502),
  ),
  "stale-promised": on(
    plain("/v1/matches?pageSize=3"),
    header("cache-control", "public, max-age=5, stale-if-error=0"),
  ),
  "staging-unguessed": on(
    having(raw, "aws-cf-cd-staging", "guess"),
    header("x-touchline-version", "dev 2"),
  ),
  "staging-header": on(having(raw, "aws-cf-cd-staging", "secret"), status(503)),
  "url-length": on(plain(`${raw}?x=`.padEnd(longest, "a")), status(414)),
  "limits-first": on(
    ({ headers = {}, path }) => "host" in headers && path.length > longest,
    status(403),
  ),
  "head-with-body": on(having(raw, "content-length", undefined, "HEAD"), status(200)),
  "encoded-dots": on(plain("/x/%2e%2e/rugby_data.json"), status(404)),
  "coding-weights": on(having(raw, "accept-encoding", "*"), header("content-encoding", "gzip")),
  "compressed-headers": on(having(raw, "accept-encoding", "gzip"), header("vary", undefined)),
  "conditions-on-copies": on(having(raw, "if-match"), status(200)),
  "head-of-edge": on(
    plain(`${raw}?tables=last`, "HEAD"),
    text(() => "a body"),
  ),
  "head-of-api": on(plain("/v1/openapi.json", "HEAD"), header("content-length", "0")),
  "api-limits-first": on(({ headers = {} }) => "x-long" in headers, status(401)),
  "methods-refused": on(({ method, path }) => method === "DELETE" && path === raw, status(204)),
  "desk-write-closed": on(({ path }) => path.includes("nowhere/weeks"), status(200)),
  "desk-write": on(
    ({ headers = {}, method }) => method === "PUT" && headers["if-match"] === '"another"',
    status(200),
  ),
  "nothing-leaks": on(
    plain("/v1/teams/constructor"),
    text((found) => `${found}\n    at read (/srv/app/read.js:12:7)`),
  ),
};
