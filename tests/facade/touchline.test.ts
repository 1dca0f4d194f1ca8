/**
 * `Touchline`: the whole facade from settings.
 *
 * @module
 */
import assert from "node:assert/strict";
import { Provider } from "@pulumi/aws/provider.js";
import { before, describe, it } from "mocha";
import {
  document,
  inventory,
  recordComponent,
  refusal,
  resource,
  resources,
  title,
} from "../../components/tests/recording.ts";
import type { Settings } from "../../config.ts";
import { Touchline } from "../../facade/touchline.ts";
import { readSeason } from "../../functions/core/read-season.ts";
import type { Graph, Properties } from "../../local/program/graph.ts";
import { testSettings } from "./test-settings.ts";

const page = {
  key: "index.html",
  role: "index.html",
  contentType: "text/html; charset=utf-8",
  text: "<!doctype html>",
  hashed: false,
};

function declare(
  provider: Provider,
  settings: Settings,
  file = "data/rugby_data.json",
  siteFiles = [page],
) {
  const { url, distributionId, seasonBucket } = new Touchline(
    "touchline",
    {
      project: "touchline",
      stack: "test",
      settings,
      edgeProvider: new Provider("plain", { region: "eu-west-1" }),
      season: { file, read: readSeason },
      siteFiles,
    },
    { providers: [provider] },
  );
  return { url, distributionId, seasonBucket };
}

function recordTouchline(changes: Partial<Settings> = {}): Promise<Graph> {
  return recordComponent((provider) => declare(provider, { ...testSettings, ...changes }));
}

/** The code of a function. */
function codeOf(graph: Graph, name: string): string {
  return JSON.stringify(resource(graph, `Function ${name}-function`).inputs["code"]);
}

/** The fingerprint in version-stamp. */
function buildOf(graph: Graph): string | undefined {
  return /\\"build\\":\\"([^"\\]*)\\"/.exec(codeOf(graph, "version-stamp"))?.[1];
}

/** Functions of a behavior: `event function`. */
function runsOn(behavior: Properties): readonly string[] {
  const associations = behavior["lambdaFunctionAssociations"] as readonly Properties[];
  return associations.map(({ eventType, lambdaArn }) => `${eventType} ${lambdaArn}`);
}

/** Every behavior, the default one last. */
function allBehaviors(graph: Graph): readonly Properties[] {
  const { orderedCacheBehaviors, defaultCacheBehavior } = resource(
    graph,
    "Distribution facade-distribution",
  ).inputs;
  return [
    ...(orderedCacheBehaviors as readonly Properties[]),
    { ...(defaultCacheBehavior as Properties), pathPattern: "*" },
  ];
}

/** Path, origin and functions of each behavior. */
function behaviors(graph: Graph) {
  return allBehaviors(graph).map(
    (behavior) => [behavior["pathPattern"], behavior["targetOriginId"], runsOn(behavior)] as const,
  );
}

const arn = "arn:aws:lambda:us-east-1:000000000000:function:";

describe("Touchline", () => {
  let least: Graph;
  let stamped: Graph;
  before(async () => {
    least = await recordTouchline();
    stamped = await recordTouchline({ versionStamp: true, protectData: true, http3: false });
  });

  it("has these parts", () => {
    const components = least.nodes.filter(
      ({ custom, parent }) => !custom && parent !== "" && title(parent) === "Touchline touchline",
    );
    assert.deepEqual(
      components.map(({ urn }) => title(urn)),
      [
        "SeasonBucket season",
        "SeasonReplicas season-replica",
        "StaticSite site",
        "TokenKeys token",
        "RegionalApis api",
        "EdgeFunctions edge",
        "WebAcl firewall",
        "GlobalFacade facade",
        "SeasonEvents season-changed",
        "Observation observation",
      ],
    );
  });

  it("associates each path and event with its function", () => {
    const tables = `origin-request ${arn}season-tables-function:1`;
    const fresh = `origin-response ${arn}freshness-function:1`;
    const guard = `viewer-request ${arn}token-guard-function:1`;
    const router = `origin-request ${arn}geo-router-function:1`;
    assert.deepEqual(behaviors(least), [
      ["/rugby_data.json", "season", [tables, fresh]],
      ["/v1/me", "api", [guard, router]],
      ["/v1/*", "api", [router]],
      ["/assets/*", "site", []],
      ["*", "site", []],
    ]);
  });

  it("adds version-stamp to every behavior when configured, and changes nothing else", () => {
    const stamp = `viewer-response ${arn}version-stamp-function:1`;
    assert.deepEqual(
      behaviors(stamped),
      behaviors(least).map(([path, origin, functions]) => [path, origin, [...functions, stamp]]),
    );
  });

  it("allows pages of other origins to read the API, and nobody to write", () => {
    assert.deepEqual(
      allBehaviors(least).map(({ allowedMethods }) => (allowedMethods as string[]).join(" ")),
      ["GET HEAD", "GET HEAD OPTIONS", "GET HEAD OPTIONS", "GET HEAD", "GET HEAD"],
    );
  });

  it("gives /v1/me a cache policy separate from public responses", () => {
    const [, own, shared] = allBehaviors(least).map(({ cachePolicyId }) => cachePolicyId);
    const ids = new Map(least.nodes.map(({ name, id }) => [name, id]));
    assert.deepEqual(
      [own, shared],
      ["facade-own-cache", "facade-api-cache"].map((each) => ids.get(each)),
    );
  });

  it("returns 404.html from the website for a path without a file, and does not upload it", async () => {
    const missing = { ...page, key: "404.html", role: "404.html", text: "<!doctype html>none" };
    const graph = await recordComponent((provider) =>
      declare(provider, testSettings, "data/rugby_data.json", [page, missing]),
    );
    const isFile = (each: string) => each.startsWith("BucketObjectv2 site-file");
    assert.deepEqual(inventory(graph).filter(isFile), inventory(least).filter(isFile));
    assert.match(codeOf(graph, "missing-page"), /<!doctype html>none/);
  });

  it("uses a web ACL with the limits of the settings", () => {
    const acl = resource(least, "WebAcl firewall-acl");
    const { webAclId } = resource(least, "Distribution facade-distribution").inputs;
    assert.equal(webAclId, acl.outputs["arn"]);
    const limits = [...JSON.stringify(acl.inputs["rules"]).matchAll(/"limit":(\d+)/g)];
    assert.deepEqual(
      limits.map(([, limit]) => Number(limit)),
      [2000, 5_000, 5_000],
    );
  });

  it("adds for version-stamp a function with its role and logs, and nothing else", () => {
    const without = new Set(inventory(least));
    assert.deepEqual(
      inventory(stamped).filter((each) => !without.has(each)),
      [
        "Function version-stamp-function",
        ...["eu-central-1", "eu-west-1", "eu-west-2"].map(logs),
        ...["us-east-1", "us-east-2", "us-west-1", "us-west-2"].map(logs),
        "Role version-stamp-role",
        "RolePolicy version-stamp-permissions",
      ],
    );
  });

  it("protects the season when configured, and the site never", () => {
    const protectedOf = (graph: Graph) =>
      resources(graph)
        .filter(({ options }) => options.protect)
        .map(({ urn }) => title(urn))
        .sort();
    assert.deepEqual(protectedOf(least), []);
    assert.deepEqual(protectedOf(stamped), [
      "Bucket season-bucket",
      "BucketObjectv2 season-object",
    ]);
  });

  it("passes settings to its parts", () => {
    const { inputs } = resource(stamped, "Distribution facade-distribution");
    assert.equal(inputs["httpVersion"], "http2");
    assert.equal(inputs["priceClass"], "PriceClass_100");
    for (const node of resources(stamped).filter(({ type }) => /:LogGroup$/.test(type))) {
      assert.equal(node.inputs["retentionInDays"], 7, node.name);
    }
    for (const name of ["season", "site"]) {
      assert.equal(resource(stamped, `Bucket ${name}-bucket`).region, "eu-west-1");
    }
  });

  it("uses the provider for edge functions for those only", () => {
    assert.deepEqual(
      resources(stamped)
        .filter((node) => node.provider?.name === "plain")
        .map(({ urn }) => title(urn))
        .sort(),
      [
        ...["freshness", "geo-router", "season-tables", "token-guard", "version-stamp"].map(
          (name) => `Function ${name}-function`,
        ),
      ],
    );
  });

  it("allows season-tables to read the season object, and the others nothing", () => {
    const readable = (name: string) => {
      const policy = document(resource(stamped, `RolePolicy ${name}-permissions`), "policy");
      const { Statement } = policy as { Statement: { Action: unknown; Resource: unknown }[] };
      const texts = Statement.map(({ Action, Resource }) => `${Action} ${Resource}`);
      return texts.filter((text) => text.startsWith("s3:"));
    };
    assert.deepEqual(readable("season-tables"), [
      "s3:GetObject,s3:GetObjectVersion arn:aws:s3:::season-bucket/rugby_data.json",
      "s3:ListBucketVersions arn:aws:s3:::season-bucket",
    ]);
    for (const name of ["freshness", "geo-router", "token-guard", "version-stamp"]) {
      assert.deepEqual(readable(name), [], name);
    }
  });

  it("allows only this distribution to read both buckets", () => {
    const { outputs } = resource(least, "Distribution facade-distribution");
    for (const name of ["season", "site"]) {
      const node = resource(least, `BucketPolicy ${name}-policy`);
      const { Statement } = document(node, "policy") as { Statement: readonly Properties[] };
      for (const statement of Statement.filter(({ Effect }) => Effect === "Allow")) {
        assert.deepEqual(statement["Condition"], {
          StringEquals: { "AWS:SourceArn": outputs["arn"] },
        });
      }
    }
  });

  it("compiles the location of the season into season-tables", () => {
    assert.match(
      codeOf(least, "season-tables"),
      /\{\\"bucket\\":\\"season-bucket\\",\\"key\\":\\"rugby_data\.json\\",\\"region\\":\\"eu-west-1\\"\}/,
    );
  });

  it("compiles a fingerprint of the other functions into version-stamp", async () => {
    const { freshness } = testSettings;
    const other = await recordTouchline({
      versionStamp: true,
      freshness: { ...freshness, matchDaySeconds: 11 },
    });
    assert.match(buildOf(stamped) ?? "", /^[0-9a-f]{12}$/);
    assert.notEqual(buildOf(other), buildOf(stamped));
    const same = await recordTouchline({ versionStamp: true, logRetentionDays: 30 });
    assert.equal(buildOf(same), buildOf(stamped));
  });

  it("outputs its URL, distribution and season bucket", () => {
    const { id, outputs } = resource(least, "Distribution facade-distribution");
    assert.deepEqual(least.outputs, {
      url: `https://${outputs["domainName"]}`,
      distributionId: id,
      seasonBucket: "season-bucket",
    });
  });

  it("rejects an invalid season", async () => {
    const message = await refusal((provider) => declare(provider, testSettings, "package.json"));
    assert.match(message, /^file must contain a valid season, package\.json does not:\n {2}/);
  });
});

function logs(region: string): string {
  return `LogGroup version-stamp-logs-${region}`;
}
