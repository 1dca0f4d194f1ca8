/**
 * Checks that make Regions unavailable leave them as they were.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Session } from "../../../scripts/smoke/check.ts";
import { regionChecks } from "../../../scripts/smoke/checks/region-checks.ts";

describe("region-failover", () => {
  it("leaves a Region that was unavailable so, and in the same way", async () => {
    const asked: string[] = [];
    const regions = [
      { region: "eu-west-1", healthy: true },
      { region: "us-east-1", healthy: false, outage: "hang" },
    ];
    const session: Pick<Session, "ask"> = {
      ask(path) {
        asked.push(path);
        const headers = { "x-served-by": "eu-west-1; attempt=1" };
        const text = path === "/__local/regions" ? JSON.stringify(regions) : "{}";
        return Promise.resolve({ status: 200, headers, text, body: Buffer.from(text) } as never);
      },
    };
    const check = regionChecks.find(({ name }) => name === "region-failover");
    await check?.run(session as Session);
    assert.deepEqual(
      asked.filter((path) => path.startsWith("/__local/regions/")),
      [
        "/__local/regions/us-east-1?healthy=false&mode=refuse",
        "/__local/regions/us-east-1?healthy=false&mode=hang",
      ],
    );
  });
});
