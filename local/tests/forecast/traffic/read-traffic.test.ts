/**
 * Files of traffic: patterns and logs.
 *
 * @module
 */
import assert from "node:assert/strict";
import { presetNames, presetTraffic } from "../../../forecast/traffic/presets.ts";
import { readTraffic } from "../../../forecast/traffic/read-traffic.ts";
import {
  type LoggedRequest,
  rateAt,
  routeShares,
  type TrafficError,
  type TrafficPattern,
} from "../../../forecast/traffic/traffic.ts";

function pattern(text: string): TrafficPattern {
  const traffic = readTraffic(text, "test.yaml");
  assert.ok(traffic.kind === "pattern");
  return traffic;
}

function requests(text: string): readonly LoggedRequest[] {
  const traffic = readTraffic(text, "test.log");
  assert.ok(traffic.kind === "log");
  return traffic.requests;
}

describe("readTraffic", () => {
  it("reads a pattern of YAML", () => {
    const traffic = pattern(`
start: 2026-09-11
days: 2
requestsPerSecond: 2
matchDays: ["2026-09-12"]
matchDayRequestsPerSecond: 50
countries: { GB: 3, NZ: 1 }
routes:
  - path: /v1/teams/{team}
    weight: 3
    values: { team: [otters, herons] }
  - path: /v1/matches
    query: page={page}
    values: { page: 3 }
`);
    assert.equal(traffic.startMs, Date.UTC(2026, 8, 11));
    assert.deepEqual([rateAt(traffic, 23), rateAt(traffic, 24)], [2, 50]);
    assert.deepEqual(
      traffic.routes.map(({ values }) => values),
      [{ team: ["otters", "herons"] }, { page: ["1", "2", "3"] }],
    );
    assert.deepEqual(
      [...traffic.countries],
      [
        ["GB", 3],
        ["NZ", 1],
      ],
    );
  });

  it("begins with a preset that it names", () => {
    const traffic = pattern("preset: quiet-week\nrequestsPerSecond: 3\nroutes: [{ path: / }]");
    assert.equal(traffic.days, 7);
    assert.equal(rateAt(traffic, 100), 3);
    assert.equal(traffic.routes[0]?.path, "/");
  });

  it("lists everything that is wrong with a file", () => {
    const text = `
day: 2
requestsPerSecond: [1, 2]
matchDays: ["2026-09-30"]
countries: { GB: 0, XX: 1 }
tokens: 2
routes:
  - path: v1
    metod: GET
  - path: /a/{b}
    weight: -1
outages: [{ region: eu-west-9, start: soon }]
`;
    assert.throws(
      () => readTraffic(text, "test.yaml"),
      ({ problems }: TrafficError) => {
        assert.deepEqual(
          problems.map((each) => each.replace(/; known are .*/, "")),
          [
            "day is unknown; meant is perhaps days",
            "requestsPerSecond must be a number, or 24 numbers, from 0 to 10000000, got [1,2]",
            'matchDays[0] must be a date within the 1 days from start, got "2026-09-30"',
            "routes[0].metod is unknown; meant is perhaps method",
            'routes[0].path must be a path that starts with /, without query and white space, got "v1"',
            "routes[1].weight must be a number from 0 to 1000000000, got -1",
            "routes[1] has {b} and no values of it; add values: { b: [...] }",
            "countries.GB must be a share above 0, got 0",
            "countries.XX is not a country whose place is known",
            "tokens must be a number from 0 to 1, got 2",
            'outages[0].region must be an AWS Region, got "eu-west-9"',
            'outages[0].start must be a time like 2026-09-12T14:00:00Z, got "soon"',
          ],
        );
        return true;
      },
    );
  });

  it("names the line of what is no YAML", () => {
    assert.throws(() => readTraffic("days: 1\nroutes: [", "test.yaml"), /line 2: /);
  });

  it("reads CloudFront's standard logs in the order of their times", () => {
    const text = [
      "#Version: 1.0",
      "#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status cs(Referer) cs(User-Agent) cs-uri-query cs(Cookie) x-edge-result-type",
      "2026-09-12\t14:00:01\tLHR50-C1\t900\t192.0.2.1\tGET\td.cloudfront.net\t/b\t304\t-\tcurl\tx=1\t-\tRefreshHit",
      "2026-09-12\t14:00:00\tAKL50-C1\t900\t192.0.2.2\tGET\td.cloudfront.net\t/a\t200\t-\tcurl\t-\t-\tHit",
    ].join("\n");
    const at = Date.UTC(2026, 8, 12, 14);
    assert.deepEqual(requests(text), [
      {
        timeMs: at,
        method: "GET",
        path: "/a",
        query: "",
        status: 200,
        country: "",
        address: "192.0.2.2",
        edge: "AKL50-C1",
        hit: true,
      },
      {
        timeMs: at + 1000,
        method: "GET",
        path: "/b",
        query: "x=1",
        status: 304,
        country: "",
        address: "192.0.2.1",
        edge: "LHR50-C1",
        hit: false,
      },
    ]);
  });

  it("reads CloudFront's standard logs in JSON", () => {
    const [request] = requests(
      '{"timestamp(ms)":"1789221600123","cs-method":"GET","cs-uri-stem":"/a","cs-uri-query":"-","sc-status":"200","c-country":"nz","x-edge-result-type":"Miss"}',
    );
    assert.equal(request?.timeMs, 1_789_221_600_123);
    assert.deepEqual([request.country, request.hit, request.query], ["NZ", false, ""]);
  });

  it("reads the log of the runtime, and counts the lines that are no requests", () => {
    const traffic = readTraffic(
      [
        '{"time":"2026-09-12T14:00:00.000Z","source":"s3","message":"GET /a"}',
        '{"time":"2026-09-12T14:00:00.000Z","source":"request","method":"GET","path":"/a?b=1","status":200,"cache":"Hit","durationMs":1}',
      ].join("\n"),
      "test.log",
    );
    assert.ok(traffic.kind === "log");
    assert.deepEqual([traffic.requests.length, traffic.skipped], [1, 1]);
    assert.deepEqual([traffic.requests[0]?.path, traffic.requests[0]?.query], ["/a", "b=1"]);
  });

  it("reads an HTTP archive", () => {
    const entry = {
      startedDateTime: "2026-09-12T14:00:00.000Z",
      request: { method: "GET", url: "http://127.0.0.1:8080/a?b=1" },
      response: { status: 200, headers: [{ name: "X-Cache", value: "Miss from cloudfront" }] },
    };
    const [request] = requests(JSON.stringify({ log: { entries: [entry] } }));
    assert.deepEqual([request?.path, request?.query, request?.hit], ["/a", "b=1", false]);
  });

  it("refuses a log without requests", () => {
    assert.throws(() => readTraffic("#Version: 1.0\n#Fields: date time\n", "test.log"), {
      name: "TrafficError",
    });
  });
});

describe("presetTraffic", () => {
  it("has presets of the stated size", () => {
    const total = (name: string): number => {
      const traffic = presetTraffic(name);
      const hours = Array.from({ length: traffic.days * 24 }, (_, hour) => rateAt(traffic, hour));
      return Math.round(hours.reduce((sum, rate) => sum + rate * 3600, 0));
    };
    assert.deepEqual(
      presetNames.map((name) => [name, total(name)]),
      [
        ["quiet-week", 3_565_800],
        ["match-day", 18_165_600],
        ["world-final", 1_056_600_000],
        ["scraper", 509_400],
      ],
    );
  });

  it("takes members of a program in place of its own", () => {
    const traffic = presetTraffic("quiet-week", { routes: [{ path: "/a" }], tokens: 0.1 });
    assert.deepEqual([traffic.routes[0]?.path, traffic.tokens], ["/a", 0.1]);
  });

  it("refuses a name that is none", () => {
    assert.throws(() => presetTraffic("quiet-weak"), /must be one of quiet-week, match-day/);
  });
});

describe("routeShares", () => {
  it("gives tokens and writes their shares, and the rest by weight", () => {
    const route = (changes: object) => ({
      ...(pattern("{ countries: { GB: 1 }, requestsPerSecond: 1, routes: [{ path: / }] }")
        .routes[0] as TrafficPattern["routes"][number]),
      ...changes,
    });
    const routes = [
      route({ weight: 3 }),
      route({ weight: 1 }),
      route({ token: true, weight: 2 }),
      route({ method: "PUT", token: true, weight: 2 }),
    ];
    assert.deepEqual(
      routeShares(routes, { tokens: 0.5, writes: 0.5 }),
      [0.1875, 0.0625, 0.25, 0.5],
    );
    assert.deepEqual(
      routeShares(routes, { tokens: undefined, writes: undefined }),
      [0.375, 0.125, 0.25, 0.25],
    );
  });
});
