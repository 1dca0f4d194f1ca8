/**
 * What the runtime is asked of programs of other teams.
 *
 * @module
 */
import assert from "node:assert/strict";
import { join } from "node:path";
import { profile } from "../../../forecast/profile/profile.ts";
import type { Profile } from "../../../forecast/profile/request-profile.ts";
import { simulate } from "../../../forecast/simulate/simulate.ts";
import { presetTraffic } from "../../../forecast/traffic/presets.ts";
import { readTraffic } from "../../../forecast/traffic/read-traffic.ts";
import { assemble } from "../../../model/assemble.ts";
import { evaluate } from "../../../program/evaluate.ts";
import { readStack } from "../../../program/stack-file.ts";

const programs = join(import.meta.dirname, "../../programs");

async function profileOf(program: string, routes?: object): Promise<Profile> {
  const root = join(programs, program);
  const graph = await evaluate(root, await readStack(root, "dev"));
  return profile(assemble(graph), presetTraffic("quiet-week", routes), { root });
}

describe("profile", () => {
  it("asks for the objects that a program uploads, and finds how they are kept", async () => {
    const { routes, classes, limits, hasDistribution } = await profileOf(
      "website-behind-cloudfront",
      { routes: [{ path: "/" }, { path: "/docs/index.html" }, { path: "/nowhere" }] },
    );
    assert.ok(hasDistribution);
    const found = routes.map(({ label, share, classes: byPhase }) => {
      const cls = classes[byPhase[0]?.[0] ?? -1];
      return [label, share, cls?.status, cls?.attempts[0]?.kind, cls?.keeping?.freshMs];
    });
    const tenMinutes = 600_000;
    assert.deepEqual(found, [
      ["GET /", 1 / 3, 200, "s3", tenMinutes],
      ["GET /docs/index.html", 1 / 3, 200, "s3", tenMinutes],
      ["GET /nowhere", 1 / 3, 404, "s3", tenMinutes],
    ]);
    assert.deepEqual(limits, ["GET /nowhere answers 404 here."]);
  });

  it("finds the functions of an API without a distribution, and bills nothing of CloudFront", async () => {
    const asked = await profileOf("http-api-quick-create", { routes: [{ path: "/teams" }] });
    assert.equal(asked.hasDistribution, false);
    const { usage, tiers } = simulate(asked, { growth: false, maxRequests: 1_000 });
    assert.ok(tiers.originRequests.value > 0);
    assert.deepEqual(
      usage.filter(({ service }) => /CloudFront|Edge|WAF/.test(service)),
      [],
    );
    assert.ok(usage.some(({ item }) => item === "httpApiRequests"));
  });

  it("is the same for the same program and traffic", async () => {
    const routes = { routes: [{ path: "/" }] };
    const [one, other] = [
      await profileOf("cloudfront-functions", routes),
      await profileOf("cloudfront-functions", routes),
    ];
    assert.deepEqual(one, other);
    assert.deepEqual([...new Set(one.functions.map(({ kind }) => kind))], ["cloudfront-function"]);
  });

  it("asks each request of a log once", async () => {
    const root = join(programs, "website-behind-cloudfront");
    const model = assemble(await evaluate(root, await readStack(root, "dev")));
    const line = (second: number, path: string) =>
      JSON.stringify({
        time: 1_789_221_600 + second,
        method: "GET",
        path,
        status: 200,
        country: "NZ",
      });
    const log = readTraffic(
      [line(0, "/"), line(1, "/docs/index.html"), line(2, "/"), line(3, "/")].join("\n"),
      "test.log",
    );
    const asked = await profile(model, log, { root });
    assert.deepEqual([...(asked.logged?.routes ?? [])], [0, 1, 0, 0]);
    const { tiers, all, countries } = simulate(asked, { growth: false });
    assert.equal(tiers.viewer.value, 4);
    assert.equal(all.hitRatio?.value, 0.5);
    assert.deepEqual(
      countries.map(({ name }) => name),
      ["NZ"],
    );
  });
});
