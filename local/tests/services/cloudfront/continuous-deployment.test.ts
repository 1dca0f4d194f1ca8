/** A distribution with a staging distribution. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { createStagedEdge } from "../../../services/cloudfront/continuous-deployment.ts";
import type { EdgeResponse } from "../../../services/cloudfront/edge.ts";
import type { Distribution, Traffic } from "../../../services/cloudfront/model.ts";
import {
  behavior,
  distributionOf,
  headerLines,
  messageOf,
  requestOf,
  startMs,
  type World,
  worldOf,
} from "./edge-fixtures.ts";

const primary = distributionOf([behavior], { id: "PRIMARY" });
const staging = distributionOf([behavior], { id: "STAGING" });

/** Both edges behind one, a clock, and the numbers that chance brings. */
function staged(traffic: Traffic) {
  let nowMs = startMs;
  const chances: number[] = [];
  const worlds = new Map<string, World>();
  const edge = createStagedEdge(
    { ...primary, continuousDeployment: { traffic, staging } },
    (distribution: Distribution) => {
      const world = worldOf(distribution, () =>
        messageOf(200, distribution.id, ["Cache-Control", "max-age=60"]),
      );
      worlds.set(distribution.id, world);
      return world.edge;
    },
    { nowMs: () => nowMs, random: () => chances.shift() ?? 0.99 },
  );
  return {
    worlds,
    chances,
    pass(seconds: number) {
      nowMs += seconds * 1000;
    },
    get: async (headers: readonly string[] = []): Promise<EdgeResponse> =>
      edge.handle(requestOf("/a", { headers })),
  };
}

const bodyOf = (response: EdgeResponse) => response.body.toString();

/** The session's cookie, as a viewer sends it back. */
function cookieOf(response: EdgeResponse): string {
  const [line = ""] = headerLines(response, "set-cookie");
  return line.slice(0, line.indexOf(";"));
}

describe("createStagedEdge", () => {
  it("makes the edge of a distribution without a staging distribution, and nothing else", () => {
    const { edge } = worldOf(primary, () => messageOf(200));
    const deps = { nowMs: () => 0, random: () => 0 };
    assert.equal(
      createStagedEdge(primary, () => edge, deps),
      edge,
    );
  });

  describe("by a header", () => {
    const traffic = { kind: "header", name: "aws-cf-cd-test", value: "on" } as const;

    for (const [title, headers, expected] of [
      ["its value", ["Aws-Cf-Cd-Test", "on"], "STAGING"],
      ["another value", ["Aws-Cf-Cd-Test", "off"], "PRIMARY"],
      ["another case", ["Aws-Cf-Cd-Test", "ON"], "PRIMARY"],
      ["none", [], "PRIMARY"],
    ] as const) {
      it(`sends a request with ${title} to the ${expected.toLowerCase()} distribution`, async () => {
        const response = await staged(traffic).get(headers);
        assert.equal(bodyOf(response), expected);
        assert.deepEqual(headerLines(response, "set-cookie"), []);
      });
    }
  });

  describe("by weight", () => {
    it("sends the share of the requests to the staging distribution", async () => {
      const { get, chances } = staged({ kind: "weight", weight: 0.1 });
      chances.push(0.099, 0.1);
      assert.deepEqual([bodyOf(await get()), bodyOf(await get())], ["STAGING", "PRIMARY"]);
    });

    it("keeps a cache for each distribution", async () => {
      const { get, chances, worlds } = staged({ kind: "weight", weight: 0.1 });
      chances.push(0.05, 0.5, 0.05, 0.5);
      for (let each = 0; each < 4; each++) {
        await get();
      }
      assert.deepEqual(
        [...worlds.values()].map(({ origins }) => origins.length),
        [1, 1],
      );
    });
  });

  describe("in sessions", () => {
    const session = { idleTtlSeconds: 300, maximumTtlSeconds: 600 };
    const traffic = { kind: "weight", weight: 0.1, session } as const;

    for (const [chance, side] of [
      [0.05, "STAGING"],
      [0.5, "PRIMARY"],
    ] as const) {
      it(`keeps a viewer at the ${side.toLowerCase()} distribution`, async () => {
        const { get, chances, pass } = staged(traffic);
        chances.push(chance);
        const first = await get();
        pass(299);
        chances.push(0.55 - chance, 0.55 - chance);
        const second = await get(["Cookie", `a=1; ${cookieOf(first)}`]);
        pass(299);
        const third = await get(["Cookie", cookieOf(second)]);
        assert.deepEqual([first, second, third].map(bodyOf), [side, side, side]);
      });
    }

    it("ends after a time without requests", async () => {
      const { get, chances, pass } = staged(traffic);
      chances.push(0.05, 0.5);
      const cookie = cookieOf(await get());
      pass(300);
      assert.equal(bodyOf(await get(["Cookie", cookie])), "PRIMARY");
    });

    it("ends after its longest time, whatever the requests", async () => {
      const { get, chances, pass } = staged(traffic);
      chances.push(0.05);
      let cookie = cookieOf(await get());
      for (let each = 0; each < 2; each++) {
        pass(290);
        cookie = cookieOf(await get(["Cookie", cookie]));
      }
      pass(20);
      chances.push(0.5);
      assert.equal(bodyOf(await get(["Cookie", cookie])), "PRIMARY");
    });

    for (const cookie of [
      "aws-cf-cd-session=staging",
      "aws-cf-cd-session=other.1.1",
      "aws-cf-cd-session=",
    ]) {
      it(`does not take ${cookie} for one`, async () => {
        assert.equal(bodyOf(await staged(traffic).get(["Cookie", cookie])), "PRIMARY");
      });
    }

    it("are known by a cookie that neither the cache nor the origin sees", async () => {
      const all = { kind: "all" } as const;
      const cookies = { ...behavior, cachePolicy: { ...behavior.cachePolicy, cookies: all } };
      let seen: string | undefined;
      const edge = createStagedEdge(
        { ...primary, continuousDeployment: { traffic, staging } },
        () =>
          worldOf(distributionOf([cookies]), ({ headers }) => {
            seen = headers["cookie"]?.[0]?.value;
            return messageOf(200);
          }).edge,
        { nowMs: () => startMs, random: () => 0.5 },
      );
      const cookie = "a=1; aws-cf-cd-session=primary.1.1; b=2";
      await edge.handle(requestOf("/a", { headers: ["Cookie", cookie] }));
      assert.equal(seen, "a=1; b=2");
    });
  });
});
