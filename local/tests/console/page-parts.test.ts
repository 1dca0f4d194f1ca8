/** What the page computes before it draws: bars, ways on the map, header lines, words of stages. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { headerLines, readHeaderLines } from "../../console/page/header-lines.ts";
import { lineBetween, onMap } from "../../console/page/map-points.ts";
import { barOf } from "../../console/page/stage-bar.ts";
import { stageHeadline, stageName } from "../../console/page/stage-words.ts";
import { maxBars, plotOf, statusClasses } from "../../console/page/traffic-bars.ts";
import { routed } from "./recorded-requests.ts";

describe("the bar of a stage", () => {
  it("lies where the stage lies in its request", () => {
    assert.deepEqual(barOf({ startMs: 25, durationMs: 50 }, 100), { left: 25, width: 50 });
  });

  it("stays visible and within, whatever the times are", () => {
    assert.deepEqual(barOf({ startMs: 0, durationMs: 0 }, 100), { left: 0, width: 0.6 });
    assert.deepEqual(barOf({ startMs: 100, durationMs: 20 }, 100), { left: 99, width: 1 });
    assert.deepEqual(barOf({ startMs: 0, durationMs: 0 }, 0), { left: 0, width: 0.6 });
  });
});

describe("the words of a stage", () => {
  const lines = routed.stages.map(
    (stage) =>
      `${stageName(stage)}: ${stageHeadline(stage, (name) => name.replace("touchline-dev-", ""))}`,
  );

  it("say what it came to", () => {
    assert.deepEqual(lines, [
      "Firewall: Passed, 2 of 2 rules evaluated",
      "Behavior: /v1/* → api",
      "Cache: Miss. nothing is stored under this key",
      "origin-request: geo-router, cold start, 3 changes",
      "Origin: api-primary: the Region refuses connections",
      "Origin, attempt 2: api-secondary: 200",
      "HTTP API: api-eu-central-1-http in eu-central-1: 200",
      "Function: api-handler",
      "Store: Stored. s-maxage=10, at most 31536000 of the cache policy: fresh for 10 s",
    ]);
  });
});

describe("the map", () => {
  const sydney = { latitude: -33.9, longitude: 151.2 };

  it("has the whole world, north up", () => {
    assert.deepEqual(onMap({ latitude: 90, longitude: -180 }), { x: 0, y: 0 });
    assert.deepEqual(onMap({ latitude: -90, longitude: 180 }), { x: 720, y: 360 });
  });

  it("goes the shorter way, over the date line in two pieces", () => {
    const dublin = { latitude: 53.3, longitude: -6.3 };
    const oregon = { latitude: 45.8, longitude: -119.7 };
    assert.equal(lineBetween(sydney, dublin).match(/M/g)?.length, 1);
    const pieces = lineBetween(sydney, oregon);
    assert.equal(pieces.match(/M/g)?.length, 2);
    assert.ok(pieces.includes("840.6") && pieces.includes("-57.6"), pieces);
  });
});

describe("header lines", () => {
  it("are written and read back; what the runtime writes itself is left out", () => {
    const text = headerLines(routed.request.headers);
    assert.equal(text, "Accept: application/json\nAuthorization: Bearer ***");
    assert.deepEqual(readHeaderLines(`${text}\n\n  x-empty:\nx-url: http://a:1 `), [
      ["Accept", "application/json"],
      ["Authorization", "Bearer ***"],
      ["x-empty", ""],
      ["x-url", "http://a:1"],
    ]);
  });
});

describe("the plot of traffic", () => {
  const size = { width: 100, height: 50 };

  it("stacks what passed, was blocked and failed in each second", () => {
    const { bars, marks, most } = plotOf(
      [
        { second: 0, statuses: { "200": 4 } },
        { second: 1, statuses: { "200": 1, "403": 2, "502": 1 } },
      ],
      2,
      [{ at: 1, words: "blocked" }],
      size,
    );
    assert.deepEqual(
      bars.map(({ x, y, height, status }) => [x, y, height, status]),
      [
        [0, 0, 50, "passed"],
        [50, 37.5, 12.5, "passed"],
        [50, 12.5, 25, "blocked"],
        [50, 0, 12.5, "failed"],
      ],
    );
    assert.deepEqual([marks, most], [[{ x: 50, words: "blocked" }], 4]);
  });

  it("is bounded: seconds share a bar, and the axis reaches a late mark", () => {
    const bySecond = Array.from({ length: 600 }, (_, second) => ({
      second,
      statuses: { "200": 8 },
    }));
    const { bars, seconds, most } = plotOf(bySecond, 600, [{ at: 660, words: "passes" }], size);
    assert.ok(bars.length <= maxBars, `${bars.length}`);
    assert.deepEqual([seconds, most], [660, 8]);
  });

  it("knows what an answer counts as", () => {
    assert.deepEqual([200, 304, 403, 404, 429, 500].map(statusClasses), [
      "passed",
      "passed",
      "blocked",
      "passed",
      "blocked",
      "failed",
    ]);
  });
});
