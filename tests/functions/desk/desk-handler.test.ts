/**
 * The results desk, as the bundle that is uploaded, against a fake S3.
 *
 * @module
 */
import assert from "node:assert/strict";
import type http from "node:http";
import type { APIGatewayProxyResult } from "aws-lambda";
import { after, before, beforeEach, describe, it } from "mocha";
import type { DeskConfig } from "../../../functions/contract.ts";
import { problemAnswer } from "../../../functions/core/problem-document.ts";
import { writeSeason } from "../../../functions/core/write-season.ts";
import { config as apiConfig } from "../api/api-fixture.ts";
import type { BundleOnDisk } from "../bundle-on-disk.ts";
import { sampleSeason } from "../core/sample-season.ts";
import { type FakeS3, s3Error, s3Object, startFakeS3, useFakeS3 } from "../fake-s3.ts";
import { loadHandler } from "../load-bundle.ts";
import { captureLog, type LogCapture } from "../log-capture.ts";
import { goodClaims, token } from "../signed-tokens.ts";

type DeskHandler = (event: object, context: object) => Promise<APIGatewayProxyResult>;

const { debug: _, ...shared } = apiConfig;
const config: DeskConfig = {
  ...shared,
  scopes: ["desk"],
  history: { bucket: "history", region: "eu-west-1" },
};

const claims = { ...goodClaims, exp: Math.floor(Date.now() / 1000) + 900 };
const bearer = { Authorization: [`Bearer ${token(claims)}`] };

/** Six weeks of two leagues; four of them played, so that weeks 3 to 6 are the desk's. */
const season = writeSeason(sampleSeason([4, 4], 4));

describe("desk handler", () => {
  let bundle: BundleOnDisk<DeskHandler>;
  let s3: FakeS3;
  let restore: () => void;
  let log: LogCapture;
  let handler: DeskHandler;
  before(async () => {
    bundle = await loadHandler<DeskHandler>("desk/desk-handler.ts", config, 384 * 1024);
    s3 = await startFakeS3();
    restore = useFakeS3(s3.url);
    log = captureLog();
  });
  beforeEach(async () => {
    handler = await bundle.sandbox();
    s3.respond = s3Object(season, '"1"');
    s3.asked.length = 0;
    log.lines.length = 0;
  });
  after(async () => {
    log.end();
    restore();
    await s3.close();
    bundle.dispose();
  });

  const ask = (path: string, parts: object = {}) =>
    handler(restApiEvent(path, { multiValueHeaders: bearer, ...parts }), { functionVersion: "3" });
  const askMatches = async (query: object) => {
    const answer = await ask("/desk/matches", { multiValueQueryStringParameters: query });
    const { matches } = JSON.parse(answer.body);
    return matches.map(
      ({ league, week, played }: { league: { id: string }; week: number; played: boolean }) =>
        `${league.id} ${week} ${played ? "played" : "open"}`,
    );
  };
  const twice = (line: string) => [line, line];

  for (const [title, query, expected] of [
    [
      "of one league",
      { league: ["league-a"] },
      ["3 played", "4 played", "5 open", "6 open"].flatMap((at) => twice(`league-a ${at}`)),
    ],
    [
      "of one week",
      { week: ["4"] },
      [...twice("league-a 4 played"), ...twice("league-b 4 played")],
    ],
    ["of a league and a week", { league: ["League B"], week: ["6"] }, twice("league-b 6 open")],
    ["of a week long played", { week: ["2"] }, []],
  ] as const) {
    it(`lists open and recent matches ${title}`, async () => {
      assert.deepEqual(await askMatches(query), expected);
    });
  }

  it("lists all of them without a query, with no-store", async () => {
    const { body, ...head } = await ask("/desk/matches");
    assert.equal(JSON.parse(body).matches.length, 16);
    assert.deepEqual(head, {
      statusCode: 200,
      headers: {
        "content-type": "application/json; charset=utf-8",
        "cache-control": "private, no-store, stale-if-error=0",
      },
      isBase64Encoded: false,
    });
  });

  it("reports invalid parameters", async () => {
    const query = { league: ["nope"], week: ["1", "2"] };
    const { statusCode, body } = await ask("/desk/matches", {
      multiValueQueryStringParameters: query,
    });
    const { errors } = JSON.parse(body);
    assert.equal(statusCode, 400);
    assert.deepEqual(
      errors.map(({ parameter, detail }: Record<string, string>) => [parameter, detail]),
      [
        ["league", "must be a league of the season, by id or exact name"],
        ["week", "must be given once"],
      ],
    );
  });

  it("returns 503 when no season is available", async () => {
    s3.respond = s3Error(403, "AccessDenied");
    const { status, body } = problemAnswer("season-unavailable");
    const answer = await ask("/desk/matches");
    assert.deepEqual([answer.statusCode, answer.body], [status, body]);
  });

  for (const path of ["/desk/matches", "/desk/leagues/league-a/weeks/5/games/1"]) {
    it(`marks ${path} from the last good season while the object is not valid`, async () => {
      const good = await ask(path);
      s3.respond = s3Object("[", '"2"');
      const marked = await ask(path);
      assert.deepEqual(marked, {
        ...good,
        headers: { ...good.headers, "x-touchline-season": "last-good" },
      });
    });
  }

  /** A version whose metadata has a change, and what S3 has as the object of the change. */
  const withVersion = (historyObject: http.RequestListener) => {
    s3.respond = (request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? "", "http://s3");
      if (request.method === "HEAD") {
        const meta = { change: "c", at: "1000", by: "someone", what: "publish -", from: "v0" };
        const lines = Object.entries(meta).map(([name, text]) => [`x-amz-meta-${name}`, text]);
        response.writeHead(200, Object.fromEntries(lines)).end();
      } else if (searchParams.has("versions")) {
        const key = config.seasons.at(-1)?.key;
        response.end(
          `<ListVersionsResult><Version><Key>${key}</Key><VersionId>v1</VersionId><IsLatest>true</IsLatest><LastModified>1970-01-01T00:00:02.000Z</LastModified></Version></ListVersionsResult>`,
        );
      } else if (searchParams.has("list-type")) {
        response.end("<ListBucketResult/>");
      } else {
        assert.match(pathname, /^\/history\/changes\//);
        historyObject(request, response);
      }
    };
  };

  it("shows a change whose object in the history is missing, which S3 does not disclose", async () => {
    withVersion(s3Error(403, "AccessDenied"));
    const { statusCode, body } = await ask("/desk/history");
    const at = "1970-01-01T00:00:01.000Z";
    assert.deepEqual(
      [statusCode, JSON.parse(body)],
      [
        200,
        { changes: [{ at, to: "v1", by: "someone", method: "publish", place: "-", from: "v0" }] },
      ],
    );
  });

  it("names nobody for a copy of another version, which has its metadata", async () => {
    withVersion((_request, response) => response.end('{"to":"v0"}'));
    const { body } = await ask("/desk/history");
    assert.deepEqual(JSON.parse(body), {
      changes: [{ at: "1970-01-01T00:00:02.000Z", to: "v1" }],
    });
  });

  it("refuses two Idempotency-Keys", async () => {
    const answer = await ask("/desk/leagues/league-a/weeks/5/games/1", {
      httpMethod: "DELETE",
      multiValueHeaders: { ...bearer, "If-Match": ['"a"'], "Idempotency-Key": ["one", "two"] },
    });
    assert.deepEqual(
      [answer.statusCode, JSON.parse(answer.body).type],
      [400, "/problems/key-refused"],
    );
    assert.deepEqual(s3.asked, []);
  });

  for (const [title, multiValueHeaders, status, code] of [
    ["no token", {}, 401, "token-missing"],
    ["no headers", null, 401, "token-missing"],
    ["two tokens", { authorization: [...bearer.Authorization, "Bearer x"] }, 403, "token-refused"],
    [
      "a token twice, under two spellings",
      { ...bearer, authorization: bearer.Authorization },
      403,
      "token-refused",
    ],
    [
      "an expired token",
      { Authorization: [`Bearer ${token({ ...claims, exp: 1e9 })}`] },
      401,
      "token-expired",
    ],
    [
      "a token without the scope",
      { AUTHORIZATION: [`Bearer ${token({ ...claims, scope: "season" })}`] },
      403,
      "token-scope",
    ],
  ] as const) {
    for (const [httpMethod, path] of [
      ["GET", "/desk/matches"],
      ["PUT", "/desk/leagues/league-a/weeks/5/games/1"],
    ] as const) {
      it(`returns ${status} for ${httpMethod} with ${title}, although the edge forwarded it`, async () => {
        const answer = await ask(path, { httpMethod, multiValueHeaders });
        assert.deepEqual(
          [answer.statusCode, JSON.parse(answer.body).type],
          [status, `/problems/${code}`],
        );
        assert.deepEqual(s3.asked, []);
      });
    }
  }

  for (const [httpMethod, path, status, allow] of [
    ["POST", "/desk/matches", 405, "GET, HEAD, OPTIONS"],
    ["POST", "/desk/leagues/a/weeks/1/games/1", 405, "GET, HEAD, PUT, PATCH, DELETE, OPTIONS"],
    ["OPTIONS", "/desk/leagues/a/weeks/1/games/1", 204, "GET, HEAD, PUT, PATCH, DELETE, OPTIONS"],
    ["GET", "/desk/", 404, undefined],
    ["GET", "/v1/leagues", 404, undefined],
  ] as const) {
    it(`returns ${status} for ${httpMethod} ${path}`, async () => {
      const answer = await ask(path, { httpMethod });
      assert.deepEqual([answer.statusCode, answer.headers?.["allow"]], [status, allow]);
    });
  }

  it("logs the route without the subject", async () => {
    await ask("/desk/matches");
    const text = JSON.stringify(log.lines);
    assert.match(text, /"route":"\/desk\/matches","status":200/);
    assert.ok(!text.includes(claims.sub) && !text.includes(bearer.Authorization.join().slice(7)));
  });
});

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html */
function restApiEvent(path: string, parts: object): object {
  return {
    resource: "/{proxy+}",
    path,
    httpMethod: "GET",
    headers: null,
    multiValueHeaders: null,
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    pathParameters: { proxy: path.slice(1) },
    stageVariables: null,
    requestContext: { requestId: "c6af9ac6-7b61-11e6-9a41-93e8deadbeef", stage: "desk" },
    body: null,
    isBase64Encoded: false,
    ...parts,
  };
}
