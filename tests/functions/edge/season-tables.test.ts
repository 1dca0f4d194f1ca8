/**
 * The origin-request function, as the bundle that is uploaded, against a fake S3.
 *
 * @module
 */
import assert from "node:assert/strict";
import type { CloudFrontRequest } from "aws-lambda";
import { after, before, beforeEach, describe, it } from "mocha";
import { entityTag } from "../../../functions/adapters/body-tag.ts";
import type { SeasonTablesConfig } from "../../../functions/contract.ts";
import { bucketRequest, originRequestEvent, requestId } from "../adapters/cloudfront-events.ts";
import { bundleEdge, type EdgeBundle, type Handler } from "../edge-bundle.ts";
import { type FakeS3, s3Error, s3Object, startFakeS3, useFakeS3 } from "../fake-s3.ts";
import { captureLog, type LogCapture } from "../log-capture.ts";
import { brief, fresh, matchDay } from "../match-day.ts";
import { smallSeason, smallTables } from "../small-season.ts";

const config: SeasonTablesConfig = {
  season: { bucket: "season", key: "rugby_data.json", region: "eu-west-1" },
  freshness: matchDay,
};

describe("season-tables handler", () => {
  let bundle: EdgeBundle;
  let s3: FakeS3;
  let restore: () => void;
  let log: LogCapture;
  let handler: Handler;
  before(async () => {
    bundle = bundleEdge("season-tables", config);
    s3 = await startFakeS3();
    restore = useFakeS3(s3.url);
    log = captureLog();
  });
  beforeEach(async () => {
    handler = await bundle.sandbox();
    s3.asked.length = 0;
    log.lines.length = 0;
  });
  after(async () => {
    log.end();
    restore();
    await s3.close();
    bundle.dispose();
  });

  const ask = (parts: Partial<CloudFrontRequest>) => handler(originRequestEvent(parts), {});
  const askTables = () => ask({ querystring: "tables=current" });

  it("is bundled without a warning, below 64 KiB, without the SDK and without components", () => {
    assert.deepEqual(bundle.warnings, []);
    assert.ok(bundle.sizeBytes < 64 * 1024, `${bundle.sizeBytes} bytes`);
    assert.deepEqual(
      bundle.inputs.filter((file) => /@pulumi|@aws-sdk|^components|^local/.test(file)),
      [],
    );
  });

  for (const querystring of [
    "",
    "week=3",
    "Tables=current",
    "response-content-type=text/html&response-content-disposition=attachment&versionId=x",
  ]) {
    it(`forwards ${JSON.stringify(querystring)} to the bucket with an empty query string`, async () => {
      assert.deepEqual(await ask({ querystring }), bucketRequest());
      assert.deepEqual(s3.asked, []);
    });
  }

  it("forwards other methods to the bucket", async () => {
    assert.deepEqual(
      await ask({ method: "OPTIONS", querystring: "tables=current" }),
      bucketRequest({ method: "OPTIONS" }),
    );
  });

  it("returns the tables", async () => {
    s3.respond = s3Object(smallSeason(), '"1"');
    assert.deepEqual(await askTables(), tablesAnswer(4, fresh));
    assert.deepEqual(
      s3.asked.map(({ method, url }) => `${method} ${url}`),
      ["GET /season/rugby_data.json"],
    );
  });

  it("returns the tables as a page, from the same reading", async () => {
    s3.respond = s3Object(smallSeason(), '"1"');
    await askTables();
    const { status, headers, body } = Object(await ask({ querystring: "tables=page" }));
    assert.equal(status, "200");
    assert.deepEqual(headers, {
      "content-type": line("content-type", "text/html; charset=utf-8"),
      "cache-control": line("cache-control", fresh),
      etag: line("etag", entityTag(body)),
    });
    assert.match(body, /^<!doctype html>/);
    assert.deepEqual(events(), ["season.taken"]);
  });

  it("returns the same for HEAD as for GET", async () => {
    s3.respond = s3Object(smallSeason(), '"1"');
    assert.deepEqual(
      await ask({ method: "HEAD", querystring: "tables=current" }),
      tablesAnswer(4, fresh),
    );
  });

  it("reads again with the held ETag, and returns the same after a 304", async () => {
    s3.respond = s3Object(smallSeason(), '"1"');
    assert.deepEqual(await askTables(), await askTables());
    assert.deepEqual(
      s3.asked.map(({ headers }) => headers["if-none-match"]),
      [undefined, '"1"'],
    );
    assert.deepEqual(events(), ["season.taken"]);
  });

  it("returns new tables as soon as the object has changed", async () => {
    s3.respond = s3Object(smallSeason(1), '"1"');
    assert.deepEqual(await askTables(), tablesAnswer(1, fresh));
    s3.respond = s3Object(smallSeason(2), '"2"');
    assert.deepEqual(await askTables(), tablesAnswer(2, fresh));
    assert.deepEqual(events(), ["season.taken", "season.taken"]);
  });

  for (const querystring of [
    "tables",
    "tables=",
    "tables=<script>",
    "tables=%",
    "tables=current&tables=current",
    "%74ables=current",
  ]) {
    it(`returns 400 for ${JSON.stringify(querystring)}, without echoing it`, async () => {
      const { status, headers, ...rest } = Object(await ask({ querystring }));
      assert.equal(status, "400");
      assert.deepEqual(headers, {
        "content-type": line("content-type", "application/problem+json"),
        "cache-control": line("cache-control", "no-store"),
      });
      assert.deepEqual(Object.keys(rest), ["statusDescription", "body", "bodyEncoding"]);
      const { type, allowed } = JSON.parse(rest.body);
      assert.deepEqual([type, allowed], ["/problems/tables-value", ["current", "page"]]);
      assert.ok(!rest.body.includes("<") && !rest.body.includes("%"));
      assert.deepEqual(s3.asked, []);
    });
  }

  const unavailable = problemResult("503", "Service Unavailable", {
    type: "/problems/season-unavailable",
    title: "Season unavailable",
    detail: "The season is not available. Try again shortly.",
    status: 503,
  });
  const invalid = problemResult("502", "Bad Gateway", {
    type: "/problems/season-invalid",
    title: "Season invalid",
    detail: "The published season is not valid. Try again shortly.",
    status: 502,
  });
  const failures = [
    ["the object is missing", s3Error(404, "NoSuchKey"), unavailable, "missing"],
    ["access is denied", s3Error(403, "AccessDenied"), unavailable, "denied"],
    ["S3 returns SlowDown", s3Error(503, "SlowDown"), unavailable, "throttled"],
    ["S3 fails", s3Error(500, "InternalError"), unavailable, "failed"],
    ["the connection is reset", resets, unavailable, "failed"],
    ["the object is huge", s3Object("a".repeat(1_048_577), '"x"'), invalid, "invalid"],
    ["the object is not JSON", s3Object("<html>", '"x"'), invalid, "invalid"],
    ["the object is not a season", s3Object('{"name":"x"}', '"x"'), invalid, "invalid"],
    ["a game is impossible", s3Object(smallSeason(-1), '"x"'), invalid, "invalid"],
  ] as const;
  // The time limit is compiled in, so these two take its three seconds: each is tried once.
  const silence = ["S3 does not respond", hangs, unavailable, "slow"] as const;
  const stall = ["the body does not end", stalls, unavailable, "slow"] as const;

  for (const [title, respond, expected, fault] of [...failures, silence]) {
    it(`returns ${expected.status} when ${title} and no edition is held`, async () => {
      s3.respond = respond;
      assert.deepEqual(await askTables(), expected);
      assert.deepEqual(
        log.lines
          .filter((entry) => !JSON.stringify(entry).includes("season.no-versions"))
          .map((entry) => pick(entry, "level", "event", "requestId", "fault", "answer")),
        [{ level: "error", event: "season.refused", requestId, fault, answer: "none" }],
      );
    });
  }

  for (const [title, respond, , fault] of [...failures, stall]) {
    it(`returns the last good tables with a short lifetime when ${title}`, async () => {
      s3.respond = s3Object(smallSeason(), '"1"');
      await askTables();
      log.lines.length = 0;
      s3.respond = respond;
      assert.deepEqual(await askTables(), tablesAnswer(4, brief, "last-good"));
      assert.deepEqual(
        log.lines.map((entry) => pick(entry, "event", "fault", "answer")),
        [
          { event: "season.refused", fault, answer: "last-good" },
          // The fake lists no versions, which are asked for after an object that was read.
          ...(fault === "invalid"
            ? [{ event: "season.no-versions", fault: undefined, answer: undefined }]
            : []),
        ],
      );
      s3.respond = s3Object(smallSeason(2), '"2"');
      assert.deepEqual(await askTables(), tablesAnswer(2, fresh));
    });
  }

  it("returns the tables for overlapping requests", async () => {
    s3.respond = s3Object(smallSeason(), '"1"');
    const answers = await Promise.all(Array.from({ length: 8 }, askTables));
    assert.deepEqual(
      answers,
      answers.map(() => tablesAnswer(4, fresh)),
    );
  });

  it("returns 500 after an unexpected error, and logs it", async () => {
    const broken = { querystring: undefined } as unknown as Partial<CloudFrontRequest>;
    assert.deepEqual(
      await ask(broken),
      problemResult("500", "Internal Server Error", {
        type: "/problems/unexpected",
        title: "Unexpected error",
        detail: "The request failed unexpectedly. Try again shortly.",
        status: 500,
      }),
    );
    assert.deepEqual(
      log.lines.map((entry) => pick(entry, "level", "event", "requestId")),
      [{ level: "error", event: "request.failed", requestId }],
    );
  });

  it("takes no callback, which Node.js 24 on Lambda rejects", () => {
    assert.ok(handler.length <= 2);
  });

  function events(): unknown[] {
    return log.lines.map((entry) => Object(entry).event);
  }
});

function line(key: string, value: string): object[] {
  return [{ key, value }];
}

function tablesAnswer(homeTries: number, cacheControl: string, marker?: string) {
  const body = JSON.stringify(smallTables(homeTries));
  return {
    status: "200",
    statusDescription: "OK",
    headers: {
      "content-type": line("content-type", "application/json; charset=utf-8"),
      "cache-control": line("cache-control", cacheControl),
      etag: line("etag", entityTag(body)),
      ...(marker === undefined ? {} : { "x-touchline-season": line("x-touchline-season", marker) }),
    },
    body,
    bodyEncoding: "text",
  };
}

function problemResult(status: string, statusDescription: string, document: object) {
  return {
    status,
    statusDescription,
    headers: {
      "content-type": line("content-type", "application/problem+json"),
      "cache-control": line("cache-control", "public, max-age=5"),
      "retry-after": line("retry-after", "5"),
    },
    body: JSON.stringify(document),
    bodyEncoding: "text",
  };
}

function pick(from: unknown, ...names: string[]): object {
  return Object.fromEntries(names.map((name) => [name, Object(from)[name]]));
}

function resets(...[request]: Parameters<FakeS3["respond"]>): void {
  request.socket.resetAndDestroy();
}

function hangs(): void {}

function stalls(...[, response]: Parameters<FakeS3["respond"]>): void {
  response.writeHead(200, { "content-length": 50 }).write("{");
}
