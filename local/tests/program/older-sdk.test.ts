/**
 * Programs with older SDKs than this repository's: what differs in them is imitated, no registry is reached.
 *
 * @module
 */
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "mocha";
import { services } from "../../declare/registry.ts";
import { evaluate } from "../../program/evaluate.ts";
import type { Graph } from "../../program/graph.ts";
import { Monitor } from "../../program/monitor.ts";
import { find } from "../../program/query.ts";
import { Recorder } from "../../program/recorder.ts";
import { readStack } from "../../program/stack-file.ts";
import { testStack } from "./test-stack.ts";

const pulumi = join(import.meta.dirname, "../../../node_modules/@pulumi/pulumi");

/** A class as `@pulumi/aws` has it, and its declaration before version 7: without a Region. */
const bucketClass = `
const pulumi = require("@pulumi/pulumi");
exports.Bucket = class Bucket extends pulumi.CustomResource {
  constructor(name, args = {}, options = {}) {
    super("aws:s3/bucket:Bucket", name, { ...args, arn: undefined, bucket: undefined }, options);
  }
};`;
const bucketDeclaration = `import * as pulumi from "@pulumi/pulumi";
export declare class Bucket extends pulumi.CustomResource {
    readonly arn: pulumi.Output<string>;
    readonly bucket: pulumi.Output<string>;
    constructor(name: string, args?: object, opts?: pulumi.CustomResourceOptions);
}
`;

describe("evaluate: programs with older SDKs", () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "older-"));
    await mkdir(join(folder, "node_modules/@pulumi"), { recursive: true });
    await symlink(pulumi, join(folder, "node_modules/@pulumi/pulumi"));
  });
  after(() => rm(folder, { recursive: true }));

  async function graphOf(files: Readonly<Record<string, string>>): Promise<Graph> {
    const shared = {
      "Pulumi.yaml": "name: old\nruntime: nodejs\n",
      "Pulumi.dev.yaml": "config:\n  aws:region: eu-west-3\n",
      "node_modules/@pulumi/aws/index.js": bucketClass,
      "node_modules/@pulumi/aws/s3/bucket.d.ts": bucketDeclaration,
    };
    for (const [name, text] of Object.entries({ ...shared, ...files })) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }
    return evaluate(folder, await readStack(folder));
  }

  for (const version of ["v5.43.0", "v6.21.0", "6.60.0"]) {
    it(`gives resources of @pulumi/aws ${version} the Region of the provider`, async () => {
      const { nodes } = await graphOf({
        "node_modules/@pulumi/aws/package.json": JSON.stringify({ name: "@pulumi/aws", version }),
        "index.js": 'const aws = require("@pulumi/aws"); new aws.Bucket("site");',
      });
      assert.deepEqual(
        nodes.filter(({ type }) => type.endsWith("Bucket")).map(({ region }) => region),
        ["eu-west-3"],
      );
    });
  }

  it("reads requests without the properties of later versions", async () => {
    const graph = await graphOf({
      "node_modules/@pulumi/aws/package.json": '{ "version": "6.60.0" }',
      "index.js": `
        const { RegisterResourceRequest } = require("@pulumi/pulumi/proto/resource_pb.js");
        delete RegisterResourceRequest.prototype.getReplaceWithList;
        delete RegisterResourceRequest.prototype.getDeletedwith;
        const aws = require("@pulumi/aws");
        new aws.Bucket("site", {}, { protect: true });`,
    });
    const { options } = find(graph, "aws:s3/bucket:Bucket", "site");
    assert.deepEqual(
      [options.protect, options.deletedWith, options.replaceWith],
      [true, undefined, undefined],
    );
  });

  it("lets a compiled namespace import read members of a module that is loaded late", async () => {
    const { outputs } = await graphOf({
      "node_modules/@pulumi/aws/package.json": '{ "version": "6.60.0" }',
      "index.js": `
        const { createRequire } = require("node:module");
        const ofSdk = createRequire(require.resolve("@pulumi/pulumi"));
        const importAll = (module) => (module.__esModule ? module : { ...module, default: module });
        const typescript = importAll(ofSdk("typescript"));
        exports.latest = typeof typescript.ScriptTarget.Latest;
        exports.sort = typeof importAll(ofSdk("@npmcli/arborist")).Arborist;
        exports.whole = typeof typescript.default.createSourceFile;`,
    });
    assert.deepEqual(outputs, { latest: "number", sort: "function", whole: "function" });
  });
});

describe("Monitor.supportsFeature", () => {
  for (const [feature, expected] of [
    ["secrets", true],
    ["resourceReferences", true],
    ["aliasSpecs", true],
    ["deletedWith", true],
    ["outputValues", false],
    ["transforms", false],
    ["resourceHooks", false],
  ] as const) {
    it(`answers ${expected} for ${feature}`, () => {
      const recorder = new Recorder(testStack, services, { strict: true, region: "us-east-1" });
      const answers: unknown[] = [];
      new Monitor(recorder).supportsFeature({ getId: () => feature }, (failure, response) =>
        answers.push(failure, (response as { getHassupport(): boolean }).getHassupport()),
      );
      assert.deepEqual(answers, [null, expected]);
    });
  }
});
