/**
 * `EdgeFunctions`: which functions exist, their events and their configuration.
 *
 * @module
 */
import assert from "node:assert/strict";
import { Provider } from "@pulumi/aws/provider.js";
import * as pulumi from "@pulumi/pulumi";
import { describe, it } from "mocha";
import { recordComponent, resource } from "../../components/tests/recording.ts";
import { EdgeFunctions } from "../../facade/edge-functions.ts";
import { SeasonBucket } from "../../facade/season-bucket.ts";
import type { GeoRouterConfig } from "../../functions/contract.ts";
import { readSeason } from "../../functions/core/read-season.ts";
import type { Graph } from "../../local/program/graph.ts";
import { testSettings } from "./test-settings.ts";

const routing: GeoRouterConfig = {
  homeRegion: "eu-west-1",
  regions: [],
  countries: {},
  residency: [],
  debug: false,
};

function recordEdge(
  versionStamp: boolean,
  routed: boolean,
  edgeLogRegionsDenied: readonly string[] = [],
): Promise<Graph> {
  return recordComponent((provider) => {
    const options = { providers: [provider] };
    const season = new SeasonBucket(
      "season",
      { region: "eu-west-1", file: "data/rugby_data.json", read: readSeason },
      options,
    );
    const {
      seasonTables,
      freshness,
      tokenGuard,
      geoRouter,
      missingPage,
      versionStamp: stamp,
    } = new EdgeFunctions(
      "edge",
      {
        stack: "test",
        settings: { ...testSettings, versionStamp, edgeLogRegionsDenied },
        provider: new Provider("plain", { region: "eu-west-1" }),
        season,
        tokens: pulumi.output({
          issuer: "i",
          audience: "a",
          leewaySeconds: 0,
          signatures: "low-s",
          keys: [],
        }),
        routing: routed ? pulumi.output(routing) : undefined,
        missingPage: routed ? "<!doctype html>" : undefined,
      },
      options,
    );
    const made = { seasonTables, freshness, tokenGuard, geoRouter, missingPage, stamp };
    return Object.fromEntries(
      Object.entries(made).flatMap(([name, each]) =>
        each === undefined ? [] : [[name, each.event]],
      ),
    );
  });
}

describe("EdgeFunctions", () => {
  const least = {
    seasonTables: "origin-request",
    freshness: "origin-response",
    tokenGuard: "viewer-request",
  };

  it("are three without routing, missing page and version stamp, each with its event", async () => {
    assert.deepEqual((await recordEdge(false, false)).outputs, least);
  });

  it("include geo-router, missing-page and version-stamp when configured", async () => {
    assert.deepEqual((await recordEdge(true, true)).outputs, {
      ...least,
      geoRouter: "origin-request",
      missingPage: "origin-response",
      stamp: "viewer-response",
    });
  });

  it("have no log group in a Region that the account denies", async () => {
    const regions = (graph: Graph) =>
      graph.nodes
        .filter(({ name }) => name.startsWith("freshness-logs-"))
        .map(({ region }) => region)
        .sort();
    const all = regions(await recordEdge(false, false));
    assert.ok(all.includes("us-west-1"));
    assert.deepEqual(
      regions(await recordEdge(false, false, ["us-west-1"])),
      all.filter((region) => region !== "us-west-1"),
    );
  });

  it("configure token-guard with the paths and terms of the settings", async () => {
    const { inputs } = resource(await recordEdge(false, false), "Function token-guard-function");
    const code = JSON.stringify(inputs["code"]).replaceAll("\\", "");
    const told = {
      realm: "touchline",
      tokens: { issuer: "i", audience: "a", leewaySeconds: 0, signatures: "low-s", keys: [] },
      paths: testSettings.tokens.paths,
    };
    assert.ok(code.includes(`const CONFIG=${JSON.stringify(told)};`), code.slice(0, 300));
  });
});
