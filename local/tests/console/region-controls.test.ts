/** Switches of Regions, and the controls that throw them. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { serveControls } from "../../console/control-table.ts";
import { regionControls } from "../../console/region-controls.ts";
import type { ControlAnswer } from "../../server/controls.ts";
import { createRegions } from "../../services/region-health.ts";
import { requestOf } from "../services/cloudfront/edge-fixtures.ts";

const well = { delayMs: 0, lossPercent: 0 };

const both = ["us-east-1", "eu-west-1", "eu-west-1"];

describe("createRegions", () => {
  it("lists each Region once, in order, all healthy", () => {
    assert.deepEqual(createRegions(both).list(), [
      { region: "eu-west-1", healthy: true, ...well },
      { region: "us-east-1", healthy: true, ...well },
    ]);
  });

  it("makes a Region unavailable and available again", () => {
    const regions = createRegions(both);
    assert.equal(regions.set("eu-west-1", "refuse"), true);
    assert.equal(regions.outageOf("eu-west-1"), "refuse");
    assert.equal(regions.outageOf("us-east-1"), undefined);
    assert.deepEqual(regions.list()[0], {
      region: "eu-west-1",
      healthy: false,
      outage: "refuse",
      ...well,
    });
    regions.set("eu-west-1", undefined);
    assert.equal(regions.outageOf("eu-west-1"), undefined);
  });

  it("refuses unknown Regions", () => {
    const regions = createRegions(both);
    assert.equal(regions.set("mars-1", "hang"), false);
    assert.equal(regions.outageOf("mars-1"), undefined);
  });

  it("keeps a Region unavailable over a reload, while it exists", () => {
    const regions = createRegions(both);
    regions.set("eu-west-1", "hang");
    regions.rename(["eu-west-1", "eu-west-2"]);
    assert.equal(regions.outageOf("eu-west-1"), "hang");
    regions.rename(["eu-west-2"]);
    regions.rename(["eu-west-1"]);
    assert.equal(regions.outageOf("eu-west-1"), undefined);
  });
});

/** What a request to the controls comes to. */
async function send(
  regions: ReturnType<typeof createRegions>,
  method: string,
  target: string,
): Promise<ControlAnswer> {
  return serveControls(regionControls(regions))(requestOf(target, { method }));
}

describe("regionControls", () => {
  it("list every Region as JSON", async () => {
    const { status, body, contentType } = await send(
      createRegions(both),
      "GET",
      "/__local/regions",
    );
    assert.deepEqual([status, contentType], [200, "application/json"]);
    assert.deepEqual(JSON.parse(String(body)), createRegions(both).list());
  });

  for (const [query, outage] of [
    ["healthy=false", "hang"],
    ["healthy=false&mode=hang", "hang"],
    ["healthy=false&mode=refuse", "refuse"],
    ["healthy=false&mode=error", "error"],
    ["healthy=true", undefined],
  ] as const) {
    it(`switch by ${query}`, async () => {
      const regions = createRegions(both);
      regions.set("eu-west-1", "error");
      const answer = await send(regions, "POST", `/__local/regions/eu-west-1?${query}`);
      assert.equal(answer.status, 200);
      assert.equal(regions.outageOf("eu-west-1"), outage);
    });
  }

  for (const [title, method, target, status] of [
    ["a list by POST", "POST", "/__local/regions", 405],
    ["a switch by GET", "GET", "/__local/regions/eu-west-1?healthy=false", 405],
    ["a Region that is not there", "POST", "/__local/regions/mars-1?healthy=false", 404],
    ["a way that is not said", "POST", "/__local/regions/eu-west-1", 400],
    ["a way that is not known", "POST", "/__local/regions/eu-west-1?healthy=perhaps", 400],
    ["a mode that is not known", "POST", "/__local/regions/eu-west-1?healthy=false&mode=fire", 400],
  ] as const) {
    it(`refuse ${title}, and switch nothing`, async () => {
      const regions = createRegions(both);
      assert.equal((await send(regions, method, target)).status, status);
      assert.equal(regions.outageOf("eu-west-1"), undefined);
    });
  }
});
