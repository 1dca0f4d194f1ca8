/**
 * Which Region serves, outages, and releases.
 *
 * @module
 */
import { regionPlaces } from "../../../aws/regions.ts";
import { type Check, type Session, skip, verdictOf } from "../check.ts";
import { faultsOf } from "../expectation.ts";
import { uncachedPath } from "./api-checks.ts";

const health = "/v1/health";

/** Headers with which a viewer might choose a Region or pretend to be elsewhere. */
const forgeries = [
  { "cloudfront-viewer-country": "NZ" },
  { "cloudfront-viewer-latitude": "-36.85", "cloudfront-viewer-longitude": "174.76" },
  { "x-forwarded-for": "203.0.113.7, 198.51.100.1", "x-real-ip": "203.0.113.7" },
  { "x-forwarded-host": "evil.example", forwarded: "host=evil.example" },
  { "x-touchline-attempt": "2" },
  { "x-origin-verify": "x".repeat(43) },
  { "x-touchline-region": "mars-east-1" },
];

/** A header by which nobody has chosen a staging distribution. */
const guess = { "aws-cf-cd-staging": "guess" };

/** What every distribution serves, staging included. */
const served = ["/", "/rugby_data.json", health];

export const regionChecks: readonly Check[] = [
  {
    name: "region-served",
    promise: "serves this viewer from a Region of the stack",
    async run(session) {
      const region = await servedFrom(session, {});
      const own = Object.keys(session.outputs?.endpoints ?? {});
      const isOne = own.length === 0 ? regionPlaces.value.has(region) : own.includes(region);
      return verdictOf(
        isOne
          ? []
          : [`GET ${health}: the Region is ${JSON.stringify(region)}, not one of the stack`],
      );
    },
  },
  {
    name: "region-by-viewer",
    promise: "serves viewers beside a Region of the stack from that Region",
    needs: ["local"],
    async run(session) {
      const faults: string[] = [];
      for (const region of await regionsOf(session)) {
        const { latitude, longitude } = regionPlaces.value.get(region) ?? {};
        const viewer = { "x-local-viewer": `${latitude},${longitude}` };
        const found = await servedFrom(session, viewer);
        if (found !== region) {
          faults.push(`GET ${health}: the viewer beside ${region} is served from ${found}`);
        }
      }
      return verdictOf(faults);
    },
  },
  {
    name: "region-forged",
    promise: "ignores headers by which a viewer pretends to be elsewhere",
    async run(session) {
      const region = await servedFrom(session, {});
      const faults: string[] = [];
      for (const headers of forgeries) {
        const found = await servedFrom(session, headers);
        if (found !== region) {
          const names = Object.keys(headers).join(", ");
          faults.push(`GET ${health} with ${names}: served from ${found} instead of ${region}`);
        }
      }
      return verdictOf(faults);
    },
  },
  {
    name: "region-failover",
    promise: "serves viewers beside an unavailable Region from another one",
    needs: ["local"],
    async run(session) {
      const regions = await regionsOf(session);
      const [region] = regions.slice(-1);
      const { latitude, longitude } = regionPlaces.value.get(region ?? "") ?? {};
      if (region === undefined || regions.length === 1) {
        return skip("the stack has one Region");
      }
      return withOutage(session, [region], async () => {
        const found = await servedFrom(session, { "x-local-viewer": `${latitude},${longitude}` });
        return verdictOf(
          regions.includes(found) && found !== region
            ? []
            : [`GET ${health}: served from ${found} while ${region} is unavailable`],
        );
      });
    },
  },
  {
    name: "stale-if-error",
    promise: "serves expired copies while every Region is unavailable",
    needs: ["local"],
    async run(session) {
      const path = await uncachedPath(session);
      const { headers } = await session.ask(path);
      const seconds = Number(/s-maxage=(\d+)/.exec(headers["cache-control"] ?? "")?.[1] ?? 0);
      if (!/stale-if-error=[1-9]/.test(headers["cache-control"] ?? "")) {
        return verdictOf([`GET ${path}: no stale-if-error in ${headers["cache-control"]}`]);
      }
      if (seconds * 1000 > session.patienceMs) {
        return skip(
          `copies live for ${seconds} s today, and --patience allows ${session.patienceMs / 1000} s`,
        );
      }
      // Beyond stale-while-revalidate, so that the copy is served because of the failure.
      const whileSeconds = Number(
        /stale-while-revalidate=(\d+)/.exec(headers["cache-control"] ?? "")?.[1] ?? 0,
      );
      return withOutage(session, await regionsOf(session), async () => {
        await session.pause((seconds + whileSeconds + 1) * 1000);
        const answer = await session.ask(path);
        return verdictOf(faultsOf({ path }, answer, { status: 200, headers: { age: /^\d+$/ } }));
      });
    },
  },
  {
    name: "stale-promised",
    promise: "allows copies to outlive failures: stale-if-error on the season and on the API",
    async run(session) {
      const faults: string[] = [];
      for (const path of ["/rugby_data.json", "/v1/matches?pageSize=3"]) {
        const answer = await session.ask(path);
        const headers = { "cache-control": /stale-if-error=[1-9]\d*$/ };
        faults.push(...faultsOf({ path }, answer, { headers }));
      }
      return verdictOf(faults);
    },
  },
  {
    name: "staging-unguessed",
    promise: "leads nobody to a staging distribution who does not know its header",
    async run(session) {
      const stamp = "x-touchline-version";
      const faults: string[] = [];
      for (const path of served) {
        const plain = await session.ask(path);
        const answer = await session.ask(path, { headers: guess });
        faults.push(
          ...faultsOf({ path }, answer, {
            status: plain.status,
            headers: { [stamp]: plain.headers[stamp] ?? null },
          }),
        );
      }
      return verdictOf(faults);
    },
  },
  {
    name: "staging-header",
    promise: "serves the page, the season and the API to requests with the staging header",
    async run(session) {
      if (session.staging === undefined) {
        return skip("give --staging NAME=VALUE, the header of the staging distribution");
      }
      const [name, value] = session.staging;
      const faults: string[] = [];
      for (const path of served) {
        const answer = await session.ask(path, { headers: { [name]: value } });
        const headers = { "strict-transport-security": /^max-age=\d{8}/ };
        faults.push(...faultsOf({ path }, answer, { status: 200, headers }));
      }
      return verdictOf(faults);
    },
  },
];

async function servedFrom(
  session: Session,
  headers: Readonly<Record<string, string>>,
): Promise<string> {
  const { text } = await session.ask(health, { headers });
  return /"region":"([\w-]+)"/.exec(text)?.[1] ?? "none";
}

/** Regions of a stack on loopback. */
async function regionsOf(session: Session): Promise<readonly string[]> {
  const { text } = await session.ask("/__local/regions");
  return [...text.matchAll(/"region": *"([\w-]+)"/g)].map(([, region]) => region ?? "");
}

/** A Region of a stack on loopback, as its controls list it. */
interface RegionState {
  readonly region: string;
  /** How it fails; absent while it is available. */
  readonly outage?: string;
}

/** Does something while Regions are unavailable, and leaves them as they were, whatever comes of it. */
async function withOutage<T>(
  session: Session,
  regions: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  const set = (region: string, to: string) =>
    session.ask(`/__local/regions/${region}?${to}`, { method: "POST" });
  const { text } = await session.ask("/__local/regions");
  const before = new Map(
    (JSON.parse(text) as readonly RegionState[]).map(({ region, outage }) => [region, outage]),
  );
  try {
    for (const region of regions) {
      await set(region, "healthy=false&mode=refuse");
    }
    return await work();
  } finally {
    for (const region of regions) {
      const outage = before.get(region);
      await set(region, outage === undefined ? "healthy=true" : `healthy=false&mode=${outage}`);
    }
  }
}
