/**
 * Forecasts of this program: every preset on each of its stacks and on one of ten Regions, and the commands of the document.
 *
 * @module
 */
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { runTouchline } from "../../local/cli/touchline.ts";
import { forecast } from "../../local/forecast/forecast.ts";
import { presetNames, presetTraffic } from "../../local/forecast/traffic/presets.ts";
import type { Graph } from "../../local/program/graph.ts";
import { commandsIn } from "../documented-commands.ts";
import { evaluateVariant, recordedStack, root } from "./recorded.ts";

const ten = [
  ...["eu-west-1", "eu-central-1", "us-east-1", "us-west-2", "ap-southeast-2"],
  ...["ap-northeast-1", "ap-south-1", "sa-east-1", "ca-central-1", "af-south-1"],
];

const stacks: Readonly<Record<string, () => Promise<Graph>>> = {
  dev: () => recordedStack("dev"),
  prod: () => recordedStack("prod"),
  "ten Regions": () => evaluateVariant({ regions: ten, residency: [] }),
};

for (const [name, graphOf] of Object.entries(stacks)) {
  describe(`the forecast of ${name}`, () => {
    let graph: Graph;
    before(async () => {
      graph = await graphOf();
    });

    for (const preset of presetNames) {
      it(`has costs, hit ratios and latencies for ${preset}`, async () => {
        const { outcome, cost } = await forecast(graph, presetTraffic(preset), {
          root,
          maxRequests: 5_000,
          sensitivity: false,
        });
        assert.ok(cost.usageUsd.value > 0);
        assert.ok(cost.idleUsd > 10);
        assert.ok(outcome.routes.length >= 3);
        for (const { hitRatio, latency, requests } of [...outcome.routes, outcome.all]) {
          assert.ok(hitRatio === undefined || (hitRatio.value >= 0 && hitRatio.value <= 1));
          assert.ok(latency.p50 > 0 && latency.p50 <= latency.p95 && latency.p95 <= latency.p99);
          assert.ok(requests.value > 0);
        }
      });
    }
  });
}

describe("the commands of docs/forecast.md", () => {
  let folder = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "forecast-"));
  });
  after(() => rm(folder, { recursive: true }));

  it("work", async () => {
    const document = await readFile(join(root, "docs/forecast.md"), "utf8");
    const commands = commandsIn(document).blocks.flatMap((block) => block.commands);
    assert.ok(commands.length >= 3);
    for (const { text } of commands) {
      const [, words = ""] = /^npm run forecast -- (.*)$/.exec(text) ?? [];
      const inFolder = words
        .split(" ")
        .map((word) => (word.endsWith(".html") ? join(folder, word) : word));
      let [out, err] = ["", ""];
      const status = await runTouchline(["forecast", ...inFolder, "--requests", "5000"], {
        root,
        out: (printed) => {
          out += printed;
        },
        err: (printed) => {
          err += printed;
        },
      });
      assert.deepEqual([status, err], [0, ""], text);
      assert.match(out, /^touchline prod with /, text);
    }
  });
});
