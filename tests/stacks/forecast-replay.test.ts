/**
 * The log of a stack that was served here, replayed by the forecast.
 *
 * @module
 */
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { profile } from "../../local/forecast/profile/profile.ts";
import {
  exponential,
  seededDraw,
  WeightedChoice,
  zipfShares,
} from "../../local/forecast/simulate/random.ts";
import { simulate } from "../../local/forecast/simulate/simulate.ts";
import { readTraffic } from "../../local/forecast/traffic/read-traffic.ts";
import type { TrafficLog } from "../../local/forecast/traffic/traffic.ts";
import { assemble } from "../../local/model/assemble.ts";
import type { Graph } from "../../local/program/graph.ts";
import { jsonLog } from "../../local/server/terminal-log.ts";
import { startLocal } from "../../local/start-local.ts";
import { evaluateVariant, root } from "./recorded.ts";

/** What viewers request, the most popular first. */
const paths = [
  "/rugby_data.json",
  "/",
  "/rugby_data.json?tables=current",
  "/v1/leagues",
  "/v1/leagues/granite-league/table",
  "/v1/leagues/slate-league/table",
  "/v1/teams/otters",
  "/v1/leagues/granite-league/fixtures?week=3",
  "/v1/matches?league=granite-league",
  "/v1/teams/nobody",
];

/** Requests, at random times. */
const count = 600;

/** Sends requests to a stack whose clock is moved from one to the next. @returns its log. */
async function servedLog(graph: Graph): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "touchline-replay-"));
  const lines: string[] = [];
  let nowMs = (): number => 0;
  const local = await startLocal({
    root,
    stack: "dev",
    dataFolder: folder,
    evaluate: async () => graph,
    log: jsonLog(
      (line) => void lines.push(line),
      () => nowMs(),
    ),
  });
  nowMs = local.clock.nowMs;
  local.clock.hold(true);
  const draw = seededDraw(7, 1);
  const choice = new WeightedChoice(zipfShares(paths.length, 1));
  try {
    for (let sent = 0; sent < count; sent++) {
      await local.clock.advance(exponential(draw, 1 / 2_000));
      const response = await fetch(`${local.url}${paths[choice.draw(draw)]}`);
      await response.arrayBuffer();
    }
  } finally {
    await local.close();
    await rm(folder, { recursive: true, force: true });
  }
  return lines.join("");
}

describe("a forecast of the log of a stack", () => {
  it("has the hit ratio that was served, within one percent", async () => {
    // Without the follower of publications, which invalidates copies at a time that depends on the machine.
    const graph = await evaluateVariant({ invalidationWindowSeconds: -1 });
    const log = readTraffic(await servedLog(graph), "served.log") as TrafficLog;
    assert.equal(log.requests.length, count);
    const cacheable = log.requests.filter(({ hit }) => hit !== undefined);
    const served = cacheable.filter(({ hit }) => hit === true).length / cacheable.length;
    const asked = await profile(assemble(graph), log, { root });
    const { hitRatio, statuses, requests } = simulate(asked, { growth: false }).all;
    assert.ok(served > 0.3 && served < 0.9, `a ratio of ${served} tells nothing`);
    assert.ok(
      Math.abs((hitRatio?.value ?? 0) - served) < 0.01,
      `${hitRatio?.value} must be ${served}`,
    );
    assert.equal(requests.value, count);
    assert.equal(statuses["404"], log.requests.filter(({ status }) => status === 404).length);
  });
});
