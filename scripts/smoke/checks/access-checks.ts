/**
 * What is closed: to requests without a token, to other spellings of a path, and beside the facade.
 *
 * @module
 */
import { type Check, type Session, skip, verdictOf } from "../check.ts";
import type { Answer } from "../exchange.ts";
import { faultsOf, isHit, type Step, stepsCheck } from "../expectation.ts";

const own = "/v1/me";
const desk = "/desk/matches";
const problem = "application/problem+json";

/** Not a token of anyone: three parts, signed by nobody. */
const forged = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJvd25lciJ9.c2lnbmF0dXJl";

/** How a request can present a token. */
const presentations = [
  { authorization: `Bearer ${forged}` },
  { cookie: `__Host-session=${forged}` },
  { authorization: "Bearer hunter2" },
];

/** Spellings of the path of claims, none of which may show any. */
const spellings = ["/v1/ME", "/v1/me/", "/v1/%6de", "/v1//me", "/v1/x/../me", "/v1/me%2f"];

/** Spellings of the path of the desk. */
const deskSpellings = [
  "/DESK/matches",
  "/desk",
  "/desk//matches",
  "/x/../desk/matches",
  "/%64esk/matches",
];

const missingToken = {
  status: 401,
  headers: {
    "content-type": problem,
    "cache-control": "no-store",
    "www-authenticate": /^Bearer realm="[^"]+"$/,
  },
};

export const accessChecks: readonly Check[] = [
  stepsCheck({
    name: "token-missing",
    promise: "returns 401 with a challenge for claims without a token",
    steps: [{}, { authorization: "Basic cmVmOnJlZg==" }, { cookie: "session=1" }].map(
      (headers): Step => ({ path: own, headers, expect: missingToken }),
    ),
  }),
  stepsCheck({
    name: "token-forged",
    promise: "returns 403 for a token that this stack did not sign, and does not echo it",
    steps: presentations.map(
      (headers): Step => ({
        path: own,
        headers,
        expect: {
          status: 403,
          headers: {
            "content-type": problem,
            "cache-control": "no-store",
            "www-authenticate": /error="invalid_token"$/,
          },
          never: new RegExp(`${forged}|hunter2`),
        },
      }),
    ),
  }),
  {
    name: "token-accepted",
    promise: "returns the claims of a token, which no cache keeps",
    needs: ["token"],
    async run(session) {
      const step: Step = {
        path: own,
        headers: { authorization: `Bearer ${session.token}` },
        expect: {
          status: 200,
          headers: { "cache-control": /^private, no-store/, "x-cache": "Miss from cloudfront" },
          text: /"sub":/,
        },
      };
      const { headers = {} } = step;
      const faults = faultsOf(step, await session.ask(own, { headers }), step.expect);
      return verdictOf([
        ...faults,
        ...faultsOf({ path: own }, await session.ask(own), { status: 401, never: /"sub":/ }),
      ]);
    },
  },
  stepsCheck({
    name: "token-spellings",
    promise: "shows no claims under another spelling of their path",
    steps: spellings.map((path) => closed(path, /"exp":/)),
  }),
  {
    name: "credentials-ignored",
    promise: "returns shared copies to requests with credentials, which reach no cache key",
    async run(session) {
      const faults: string[] = [];
      for (const path of ["/v1/leagues", "/rugby_data.json"]) {
        const plain = await session.ask(path);
        for (const headers of presentations) {
          const answer = await untilHit(session, path, headers);
          faults.push(
            ...faultsOf({ path }, answer, {
              status: 200,
              headers: { etag: plain.headers["etag"] ?? null, "set-cookie": null },
            }),
            ...(isHit(answer)
              ? []
              : [`GET ${path} with credentials: no response is from the cache`]),
          );
        }
      }
      return verdictOf(faults);
    },
  },
  {
    name: "desk-closed",
    promise: "returns 401 without and 403 with a forged token under /desk/, and no match",
    async run(session) {
      const plain = await session.ask(desk);
      if (plain.status === 404) {
        return skip("this stack has no results desk");
      }
      const faults = [...faultsOf({ path: desk }, plain, { ...missingToken, never: /"matches":/ })];
      for (const headers of presentations) {
        const answer = await session.ask(desk, { headers });
        faults.push(...faultsOf({ path: desk }, answer, { status: 403, never: /"matches":/ }));
      }
      for (const path of deskSpellings) {
        const { expect } = closed(path, /"matches":/);
        faults.push(...faultsOf({ path }, await session.ask(path), expect));
      }
      return verdictOf(faults);
    },
  },
  stepsCheck({
    name: "host-refused",
    promise: "returns 403 for a Host that is not the facade's",
    steps: [{ path: "/", headers: { host: "evil.example" }, expect: { status: [403, 421] } }],
  }),
  {
    name: "apis-closed",
    promise: "returns 401 or 403 to requests that reach the API of a Region beside the facade",
    needs: ["outputs"],
    async run(session) {
      const faults: string[] = [];
      for (const url of Object.values(session.outputs?.endpoints ?? {})) {
        for (const headers of [{}, { "x-origin-verify": "x".repeat(43) }]) {
          const target = new URL("/v1/leagues", url);
          const answer = await session.askDirectly(target, { headers });
          faults.push(
            ...faultsOf({ path: target.href }, answer, { status: [401, 403], never: /"leagues":/ }),
          );
        }
      }
      return verdictOf(faults);
    },
  },
  {
    name: "buckets-closed",
    promise: "returns 403 to requests that reach a bucket beside the facade",
    needs: ["outputs"],
    async run(session) {
      const faults: string[] = [];
      const [region = ""] = Object.keys(session.outputs?.endpoints ?? {});
      for (const bucket of session.outputs?.buckets ?? []) {
        for (const path of ["/", "/rugby_data.json", "/?list-type=2"]) {
          const [url, answer] = await askBucket(session, bucket, region, path);
          faults.push(
            ...faultsOf({ path: url.href }, answer, { status: 403, never: /<Contents>/ }),
          );
        }
      }
      return verdictOf(faults);
    },
  },
];

/** A path that must show nothing, whatever it answers. */
function closed(path: string, never: RegExp): Step {
  return { path, expect: { status: [400, 401, 403, 404], never } };
}

async function untilHit(
  session: Session,
  path: string,
  headers: NonNullable<Step["headers"]>,
): Promise<Answer> {
  const answer = await session.ask(path, { headers });
  return isHit(answer) || session.isLocal ? answer : session.ask(path, { headers });
}

/** Asks a bucket where it is: S3 names its Region where another one is asked. */
async function askBucket(
  session: Session,
  bucket: string,
  region: string,
  path: string,
): Promise<readonly [URL, Answer]> {
  const url = (where: string) => new URL(`https://${bucket}.s3.${where}.amazonaws.com${path}`);
  const answer = await session.askDirectly(url(region));
  const other = answer.headers["x-amz-bucket-region"] ?? "";
  return answer.status === 301 && /^[a-z]{2}(?:-[a-z]+)+-\d$/.test(other)
    ? [url(other), await session.askDirectly(url(other))]
    : [url(region), answer];
}
