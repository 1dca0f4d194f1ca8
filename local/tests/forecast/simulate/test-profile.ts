/**
 * Profiles of programs that do not exist.
 *
 * @module
 */
import type {
  Keeping,
  Profile,
  ProfiledRoute,
  RequestClass,
} from "../../../forecast/profile/request-profile.ts";
import { placesOf } from "../../../forecast/traffic/country-places.ts";
import { readPattern } from "../../../forecast/traffic/read-pattern.ts";

/** A copy that is fresh for so long, and shared by waiting requests. */
export function keeping(freshMs: number, changes: Partial<Keeping> = {}): Keeping {
  return {
    key: "1:d",
    ofViewer: false,
    freshMs,
    staleWhileRevalidateMs: 0,
    collapsible: true,
    bytes: 1_000,
    ...changes,
  };
}

/** A request for an object in a bucket. */
export function requestClass(changes: Partial<RequestClass> = {}): RequestClass {
  return {
    route: "*",
    status: 200,
    answeredBy: "origin",
    responseBytes: 1_000,
    validatedBytes: 100,
    validatedStatus: 304,
    requestBytes: 200,
    isWriting: false,
    rateRules: [],
    viewerRequest: [],
    viewerResponse: [],
    originEvents: [],
    keeping: undefined,
    throughRegional: true,
    attempts: [
      {
        kind: "s3",
        region: "eu-west-1",
        api: "",
        isPrivate: false,
        calls: [],
        failed: false,
        patienceMs: 30_000,
      },
    ],
    reads: { s3Gets: 0, s3Puts: 0, others: {} },
    ...changes,
  };
}

/** What a profile is made of. */
export interface TestProfileOptions {
  /** Members of the traffic. @default a day with a request a second */
  readonly traffic?: object;
  /** Codes of countries. @default ["GB"] */
  readonly countries?: readonly string[];
  /** One class for each route, in their order, in every phase and at every place. */
  readonly classes: readonly RequestClass[];
  /** Changes of the routes, which have equal shares. */
  readonly routes?: readonly Partial<ProfiledRoute>[];
  readonly changes?: Partial<Profile>;
}

/** Makes a profile. */
export function testProfile(options: TestProfileOptions): Profile {
  const { countries = ["GB"], classes, routes = [], changes } = options;
  const traffic = readPattern(
    {
      requestsPerSecond: 1,
      repeatVisitors: 0,
      countries: Object.fromEntries(countries.map((code) => [code, 1])),
      ...options.traffic,
    },
    "test",
  );
  const places = countries.flatMap((code) => {
    const cities = placesOf(code);
    return cities.map((place) => ({ place, share: 1 / countries.length / cities.length }));
  });
  const phases = 2 + traffic.outages.length;
  return {
    project: "test",
    stack: "dev",
    traffic,
    variant: "",
    hasDistribution: true,
    hasWebAcl: false,
    places,
    phases: Array.from({ length: phases }, (_, at) => ({
      name: String(at),
      atMs: 0,
      failing: undefined,
    })),
    classes,
    routes: classes.map((_, at) => ({
      label: `GET /${at}`,
      share: 1 / classes.length,
      client: undefined,
      hasToken: false,
      values: [],
      keyed: [],
      classes: Array.from({ length: phases }, () => places.map(() => at)),
      ...routes[at],
    })),
    functions: [],
    rateRules: [],
    throttles: {},
    originShield: undefined,
    limits: [],
    ...changes,
  };
}
