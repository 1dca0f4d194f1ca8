/**
 * `RegionalApis`: origins, failover, timeouts, the secret header and routing.
 *
 * @module
 */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { before, describe, it } from "mocha";
import type { OriginPair, PublicOrigin } from "../../components/facade-origin.ts";
import {
  document,
  inventory,
  recordComponent,
  resource,
} from "../../components/tests/recording.ts";
import type { Settings } from "../../config.ts";
import { RegionalApis } from "../../facade/regional-apis.ts";
import type { TokenTerms } from "../../functions/contract.ts";
import type { Graph, Properties } from "../../local/program/graph.ts";
import { testSettings } from "./test-settings.ts";

const terms: TokenTerms = {
  issuer: "i",
  audience: "a",
  leewaySeconds: 0,
  signatures: "low-s",
  keys: [],
};

/** A season in a Region. */
function season(region: string) {
  const bucket = `season-${region}`;
  return {
    region,
    location: pulumi.output({ bucket, key: "s.json", region }),
    objectArn: pulumi.output(`arn:aws:s3:::${bucket}/s.json`),
  };
}

function recordApis(changes: Partial<Settings> = {}): Promise<Graph> {
  return recordComponent((provider) => {
    const { origin, routing } = new RegionalApis(
      "api",
      {
        settings: { ...testSettings, ...changes },
        seasons: [season("eu-west-1"), season("us-east-1")],
        tokens: pulumi.output(terms),
      },
      { providers: [provider] },
    );
    return routing === undefined ? { origin } : { origin, routing };
  });
}

/** Recorded outputs have plain values. */
type Plain<Origin> = { readonly [Key in keyof Origin]: Origin[Key] };

const oneRegion = { api: { ...testSettings.api, regions: ["eu-west-1"], residency: [] } } as const;
const domain = {
  name: "rugby.example",
  hostedZoneId: "Z0123456789ABC",
  routing: "latency",
} as const;

describe("RegionalApis", () => {
  let graph: Graph;
  before(async () => {
    graph = await recordApis();
  });

  it("has the home Region as the primary origin with 1 s, and another as the secondary with 10 s", () => {
    const { primary, secondary } = graph.outputs["origin"] as unknown as Plain<OriginPair>;
    const nameOf = (region: string) =>
      new URL(String(resource(graph, `Api api-${region}-http`).outputs["apiEndpoint"])).host;
    const told = ({ domainName, headers, responseTimeoutSeconds }: PublicOrigin) => [
      domainName,
      headers?.["x-touchline-attempt"],
      responseTimeoutSeconds,
    ];
    assert.deepEqual(told(primary), [nameOf("eu-west-1"), "1", 1]);
    assert.deepEqual(told(secondary), [nameOf("us-east-1"), "2", 10]);
  });

  it("sends the current secret to both origins, marked as secret", () => {
    const { result } = resource(graph, "RandomPassword api-secret-generation-1").outputs;
    const { primary, secondary } = graph.outputs["origin"] as unknown as Plain<OriginPair>;
    assert.deepEqual(
      [primary, secondary].map(({ headers }) => headers?.["x-origin-verify"]),
      [result, result],
    );
    assert.deepEqual(
      graph.secretOutputs.filter((path) => path.startsWith("origin")).sort(),
      ["primary", "secondary"].map((which) => `origin.${which}.headers.x-origin-verify`),
    );
  });

  it("configures geo-router with the domain name of every Region", () => {
    const { regions, homeRegion, debug } = graph.outputs["routing"] as Properties;
    assert.deepEqual(
      (regions as readonly Properties[]).map(({ region }) => region),
      ["eu-west-1", "us-east-1"],
    );
    assert.deepEqual([homeRegion, debug], ["eu-west-1", false]);
  });

  it("allows each Region to read its replica and the home Region's season only", () => {
    const readable = (region: string) => {
      const policy = document(
        resource(graph, `RolePolicy api-${region}-handler-permissions`),
        "policy",
      );
      const { Statement } = policy as { Statement: { Action: unknown; Resource: unknown }[] };
      return Statement.find(({ Action }) => JSON.stringify(Action).includes("s3:"))?.Resource;
    };
    const arn = (region: string) => `arn:aws:s3:::season-${region}/s.json`;
    assert.deepEqual(readable("eu-west-1"), [arn("eu-west-1")]);
    assert.deepEqual(readable("us-east-1"), [arn("us-east-1"), arn("eu-west-1")]);
  });

  it("has one origin with 10 s for one Region", async () => {
    const { outputs } = await recordApis(oneRegion);
    const origin = outputs["origin"] as Properties;
    assert.deepEqual([origin["kind"], origin["responseTimeoutSeconds"]], ["public", 10]);
  });

  it("uses latency-based DNS when the settings select it", async () => {
    const latency = await recordApis({ domain });
    const origin = latency.outputs["origin"] as Properties;
    assert.equal(origin["domainName"], "api.rugby.example");
    assert.equal(latency.outputs["routing"], undefined);
    assert.ok(inventory(latency).includes("HealthCheck api-latency-us-east-1-health"));
  });
});
