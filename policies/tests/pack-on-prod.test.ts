/**
 * The real pack, in a separate process and over gRPC, on the stack `prod`: as recorded, and broken in a dozen ways
 * that each cross the protocol by another field.
 *
 * @module
 */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { type Evaluator, startEvaluator } from "../../local/policy/evaluate-graph.ts";
import { readStack } from "../../local/program/stack-file.ts";
import { recordedStack, root } from "../../tests/stacks/recorded.ts";
import { sentence } from "../rule.ts";
import { rules } from "../rules.ts";
import { Draft } from "./graph-draft.ts";
import { findingsInMutation } from "./graph-evaluation.ts";
import { packFolder } from "./pack-folder.ts";

const functionType = "aws:lambda/function:Function";
const secretType = "aws:secretsmanager/secret:Secret";
const alarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";

/** The rule that reports it, and what breaks it. */
const mutations: Readonly<Record<string, (draft: Draft) => void>> = {
  // A property, at the top and nested.
  "edge-region": (draft) =>
    draft.set(draft.node(functionType, "geo-router-function"), ["region"], "eu-west-1"),
  "storage-versioned": (draft) =>
    draft.set(
      draft.node("aws:s3/bucketVersioning:BucketVersioning", "site-versioning"),
      ["versioningConfiguration", "status"],
      "Suspended",
    ),
  // A file.
  "edge-package-size": (draft) =>
    draft.set(draft.node(functionType, "freshness-function"), ["code"], {
      asset: "file",
      path: largeFile(),
    }),
  // Options.
  "private-api-origin-timeouts": (draft) =>
    draft.options(draft.node("aws:cloudfront/vpcOrigin:VpcOrigin"), {
      customTimeouts: { create: 600, update: 1200, delete: 1200 },
    }),
  "guardrails-not-ignored": (draft) =>
    draft.options(
      draft.node("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "season-public-access"),
      { ignoreChanges: ["restrictPublicBuckets"] },
    ),
  "data-protected": (draft) =>
    draft.options(draft.node("aws:s3/bucket:Bucket", "season-bucket"), { protect: false }),
  // Providers: as resources, and of resources.
  "provider-without-keys": (draft) =>
    draft.set(draft.node("pulumi:providers:aws", "aws"), ["secretKey"], "a key"),
  "provider-explicit": (draft) => {
    const node = draft.node("aws:iam/role:Role", "desk-api-handler");
    const { provider } = node;
    draft.change(node, { provider: provider && { ...provider, name: "default_7_48_0" } });
  },
  // Dependencies: added, and taken away.
  "storage-secret-inputs": (draft) =>
    draft.wire(draft.node(secretType, "token-secret-1"), "description", [
      draft.node("random:index/randomPassword:RandomPassword", "api-secret-generation-1"),
    ]),
  "waf-logging": (draft) =>
    draft.wire(
      draft.node("aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration"),
      "resourceArn",
      [],
    ),
  // Several resources.
  "names-distinct": (draft) => {
    for (const alarm of ["errors", "slow"]) {
      const node = draft.node(alarmType, `api-eu-west-1-alarms-${alarm}`);
      draft.set(node, ["name"], "touchline-prod-alarm");
    }
  },
  // A finding about the stack as a whole, by a setting that is configured.
  "cost-piece-counts": (draft) => {
    const alarm = draft.node(alarmType, "facade-alarm-errors");
    draft.copy(alarm, "facade-alarm-more", { name: "touchline-prod-facade-alarm-more" });
  },
};

function breakAll(draft: Draft): void {
  for (const breaks of Object.values(mutations)) {
    breaks(draft);
  }
}

/** As many alarms as prod has, so that one more is too many. */
const settings = { "cost-piece-counts": { alarms: await countAlarms() } };

async function countAlarms(): Promise<number> {
  return (await recordedStack("prod")).nodes.filter(({ type }) => type === alarmType).length;
}

const folder = mkdtempSync(join(tmpdir(), "pack-on-prod-"));

/** One byte more than an edge function may have. */
function largeFile(): string {
  const path = join(folder, "bundle.mjs");
  writeFileSync(path, "");
  truncateSync(path, 50 * 1024 * 1024 + 1);
  return path;
}

describe("the pack, in a separate process, on prod", () => {
  let pack: Evaluator;
  before(async () => {
    pack = await startEvaluator(packFolder, await readStack(root, "prod"), settings);
  });
  after(() => {
    pack?.stop();
    rmSync(folder, { recursive: true });
  });

  it("finds nothing as recorded, and remediates nothing", async () => {
    assert.deepEqual(await pack.evaluate(await recordedStack("prod")), {
      violations: [],
      remediations: [],
      isBlocked: false,
    });
  });

  it("reports what the rules report in this process, broken in a dozen ways", async () => {
    const expected = (await findingsInMutation(breakAll, settings)).map(
      ({ rule: name, ...each }) => {
        const rule = rules.find((one) => one.name === name) ?? assert.fail(name);
        const on = each.on ?? { name: "touchline-prod", urn: "" };
        return [name, on.urn, `${rule.statement}\n${sentence(rule, each, on.name)}`];
      },
    );
    const draft = new Draft(await recordedStack("prod"));
    breakAll(draft);
    const violations = [];
    for (const node of draft.touched) {
      violations.push(...(await pack.analyzer.analyze(node)));
    }
    violations.push(...(await pack.analyzer.analyzeStack(draft.nodes)));
    assert.deepEqual(
      violations.map(({ policy, urn, message }) => [policy, urn, message]),
      expected,
    );
    assert.deepEqual(
      [...new Set(expected.map(([name]) => name))].sort(),
      Object.keys(mutations).sort(),
    );
  });
});
