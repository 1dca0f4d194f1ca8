/**
 * A recording is never silent about what it cannot know.
 *
 * @module
 */
import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { describe, it } from "mocha";
import type { Services } from "../../declare/declaration.ts";
import { find } from "../../program/query.ts";
import { record } from "../../program/record.ts";
import { errorOf, problemsOf, role } from "./failures.ts";
import { testStack, urnOf } from "./test-stack.ts";

const bucketType = "aws:s3/bucket:Bucket";
const roleType = "aws:iam/role:Role";
const unanswered = (where: string, property: string) =>
  `${where} is made from ${property} of ${urnOf("site", bucketType)}, which the runtime does not simulate\n` +
  "  start without --strict to use a placeholder";

describe("record: missing values", () => {
  it("names source and target when an output that is not simulated reaches an input", async () => {
    const problems = await problemsOf(() => {
      const { hostedZoneId } = new aws.s3.Bucket("site");
      role("r", { description: pulumi.interpolate`see ${hostedZoneId}/x` });
    });
    assert.deepEqual(problems, [
      unanswered(`${urnOf("r", roleType)}: description`, "hostedZoneId"),
    ]);
  });

  it("finds it deep in an input, in a key, in JSON and in the content of an asset", async () => {
    const problems = await problemsOf(() => {
      const site = new aws.s3.Bucket("site");
      role("deep", {
        inlinePolicies: [{ name: "p", policy: pulumi.jsonStringify({ a: [site.hostedZoneId] }) }],
      });
      role("key", { tags: site.hostedZoneId.apply((domain) => ({ [domain]: "x" })) });
      new aws.lambda.Function("code", {
        role: "arn",
        code: site.acl.apply(
          (acl) =>
            new pulumi.asset.AssetArchive({ "i.mjs": new pulumi.asset.StringAsset(`"${acl}"`) }),
        ),
      });
    });
    assert.deepEqual(
      problems.map((problem) => problem.split("\n")[0]?.replace(/notsimulated\w+/, "MARK")).sort(),
      [
        `${urnOf("deep", roleType)}: inlinePolicies[0].policy is made from hostedZoneId of ${urnOf("site", bucketType)}, which the runtime does not simulate`,
        `${urnOf("key", roleType)}: tags.MARK is made from hostedZoneId of ${urnOf("site", bucketType)}, which the runtime does not simulate`,
        `${urnOf("code", "aws:lambda/function:Function")}: code["i.mjs"] is made from acl of ${urnOf("site", bucketType)}, which the runtime does not simulate`,
      ],
    );
  });

  it("finds it in the outputs of the stack and of a component", async () => {
    class Hall extends pulumi.ComponentResource {
      constructor(site: aws.s3.Bucket) {
        super("rugby:test:Hall", "hall");
        this.registerOutputs({ at: site.hostedZoneId });
      }
    }
    const problems = await problemsOf(() => {
      const site = new aws.s3.Bucket("site");
      new Hall(site);
      return { zone: site.hostedZoneId };
    });
    assert.deepEqual(
      [...problems].sort(),
      [
        unanswered(`${urnOf("rugby-test", "pulumi:pulumi:Stack")}: outputs: zone`, "hostedZoneId"),
        unanswered(`${urnOf("hall", "rugby:test:Hall")}: outputs: at`, "hostedZoneId"),
      ].sort(),
    );
  });

  it("accepts a missing output that is not used", async () => {
    const graph = await record(testStack, async () => {
      new aws.s3.Bucket("site").hostedZoneId.apply(() => undefined);
    });
    assert.equal(graph.nodes.length, 2);
  });

  it("accepts missing outputs of a resource that is exported as a whole", async () => {
    const graph = await record(testStack, async () => ({
      all: { list: [new aws.s3.Bucket("site", { forceDestroy: true, tags: { a: "b" } })] },
    }));
    assert.doesNotMatch(JSON.stringify(graph.outputs), /notsimulated/);
    assert.match(JSON.stringify(graph.outputs), /"arn":"arn:aws:s3:::site-/);
  });

  it("finds undefined in a name, and an Output in a string", async () => {
    const problems = await problemsOf(() => {
      const site = new aws.s3.Bucket("site");
      role("a", { name: pulumi.interpolate`x-${role("b").description}` });
      role("c", { description: `of ${site.arn}` });
    });
    assert.equal(problems.length, 2);
    assert.match(
      problems.join("\n"),
      /::a: name must not be made from a missing value, got "x-undefined"\n {2}look for/,
    );
    assert.match(problems.join("\n"), /::c: description must not be made from/);
  });

  it("does not print a secret in that error", async () => {
    const [problem = ""] = await problemsOf(() => {
      role("a", { name: pulumi.secret("undefined-hush") });
    });
    assert.match(problem, /got a secret\n/);
    assert.doesNotMatch(problem, /hush/);
  });

  it("refuses NaN", async () => {
    assert.deepEqual(await problemsOf(() => void role("r", { maxSessionDuration: Number.NaN })), [
      `${urnOf("r", roleType)}: maxSessionDuration is NaN`,
    ]);
  });

  it("requires the state of a resource that is read", async () => {
    assert.deepEqual(await problemsOf(() => ({ arn: aws.s3.Bucket.get("shared", "id").arn })), [
      `${urnOf("rugby-test", "pulumi:pulumi:Stack")}: outputs: arn is made from arn of ${urnOf("shared", bucketType)}, which the runtime does not simulate\n` +
        "  pass arn as state to get(): the runtime reads nothing from AWS",
    ]);
  });
});

describe("record: what is not simulated", () => {
  it("names a type, without consequential errors", async () => {
    const problems = await problemsOf(() => {
      const key = new aws.kms.Key("news");
      role("r", { description: key.arn });
      return { id: key.id };
    });
    assert.deepEqual(problems, [
      `${urnOf("news", "aws:kms/key:Key")}: aws:kms/key:Key is not simulated, and --strict is set`,
    ]);
  });

  it("reports all problems at once", async () => {
    const problems = await problemsOf(() => {
      new aws.kms.Key("a");
      new aws.ecs.Cluster("b");
    });
    assert.equal(problems.length, 2);
  });

  it("requires an object output to be simulated", async () => {
    const bare: Services = { s3: { resources: { [bucketType]: () => ({ id: "b" }) } } };
    const problems = await problemsOf(() => void new aws.s3.Bucket("site"), testStack.config, bare);
    assert.equal(
      problems[0],
      `${urnOf("site", bucketType)}: its output corsRules is not simulated, and --strict is set`,
    );
    assert.equal(problems.length, 9);
  });

  it("reports what a service refuses", async () => {
    const [problem] = await problemsOf(() => void new aws.s3.Bucket("b".repeat(60)));
    assert.equal(
      problem?.replace(/b{60}-\w{7}/, "NAME"),
      `${urnOf("b".repeat(60), bucketType)}: the name "NAME" must have at most 63 characters, got 68\n` +
        "  shorten the logical name, or give the resource a physical one",
    );
  });

  it("names a function that is not simulated", async () => {
    const token = "aws:kms/getKey:getKey";
    const problems = await problemsOf(() =>
      aws.kms.getKey({ keyId: "k" }).then(({ arn }) => ({ arn })),
    );
    assert.deepEqual(problems, [`${token}: ${token} is not simulated, and --strict is set`]);
  });

  it("reports a missing Region", async () => {
    const error = await errorOf(() => aws.getRegion().then(({ region }) => ({ region })), {});
    assert.equal(
      error.message,
      "getRegion has no Region to return\n  set aws:region in the stack file, or region on the provider",
    );
  });

  it("refuses a reference to another stack", async () => {
    const problems = await problemsOf(() => ({
      a: new pulumi.StackReference("org/x/y").getOutput("a"),
    }));
    assert.deepEqual(problems, [
      `${urnOf("org/x/y", "pulumi:pulumi:StackReference")}: cannot be read: its type is not in an installed SDK`,
    ]);
  });

  for (const [what, use] of [
    ["transforms", () => pulumi.runtime.registerResourceTransform(() => undefined)],
    ["transforms", () => void role("r", {}, { transforms: [() => undefined] })],
    ["resource hooks", () => void role("r", {}, { hooks: { afterCreate: [() => undefined] } })],
  ] as const) {
    it(`refuses ${what}, which would have to run`, async () => {
      const error = await errorOf(use);
      assert.equal(
        error.message,
        `the program uses ${what}, which the local runtime does not run; they would apply in a deployment`,
      );
      assert.match(String(error.cause), /The Pulumi CLI does not support/);
    });
  }
});

describe("record: placeholders", () => {
  const lenient = { strict: false };
  const keyType = "aws:kms/key:Key";

  it("lists a type that is not simulated, and where its outputs are used", async () => {
    const graph = await record(
      testStack,
      async () => {
        const key = new aws.kms.Key("news");
        role("r", {
          description: new aws.ecr.Repository("images").repositoryUrl,
          tags: { size: pulumi.interpolate`${key.deletionWindowInDays}` },
        });
        return { arn: key.arn };
      },
      lenient,
    );
    assert.deepEqual(
      new Set(graph.notSimulated.map(({ urn, what, why }) => [urn, what, why].join(" | "))),
      new Set([
        `${urnOf("news", keyType)} |  | its outputs are placeholders`,
        `${urnOf("images", "aws:ecr/repository:Repository")} |  | its outputs are placeholders`,
        `${urnOf("r", roleType)} | tags.size | must not be made from a missing value, got "undefined"`,
      ]),
    );
    assert.match(
      String(graph.outputs["arn"]),
      /^arn:aws:kms:eu-west-1:000000000000:notsimulatedkeyarn/,
    );
    const { inputs } = find(graph, roleType, "r");
    assert.match(
      String(inputs["description"]),
      /^https:\/\/notsimulatedrepositoryrepositoryurl\w+\.invalid\/$/,
    );
  });

  it("lists what is made from an output that is not simulated", async () => {
    const graph = await record(
      testStack,
      async () => ({ zone: new aws.s3.Bucket("site").hostedZoneId }),
      lenient,
    );
    assert.deepEqual(graph.notSimulated, [
      {
        urn: urnOf("rugby-test", "pulumi:pulumi:Stack"),
        type: "pulumi:pulumi:Stack",
        what: "zone",
        why: `is made from hostedZoneId of ${urnOf("site", bucketType)}, which the runtime does not simulate`,
      },
    ]);
  });

  it("answers a provider function that is not simulated with placeholders and its arguments", async () => {
    const graph = await record(
      testStack,
      () =>
        aws.kms
          .getKey({ keyId: "k" })
          .then(({ arn, keyId, multiRegion }) => ({ arn, keyId, multiRegion })),
      lenient,
    );
    assert.match(String(graph.outputs["arn"]), /^arn:aws:kms:/);
    assert.deepEqual([graph.outputs["keyId"], graph.outputs["multiRegion"]], ["k", false]);
    assert.deepEqual(
      graph.notSimulated.map(({ type }) => type),
      ["aws:kms/getKey:getKey"],
    );
  });

  it("assumes a Region where the program names none", async () => {
    const graph = await record(
      { ...testStack, config: {} },
      async () => {
        new aws.s3.Bucket("site");
        return { here: (await aws.getRegion()).name };
      },
      { strict: false, region: "eu-north-1" },
    );
    assert.equal(find(graph, bucketType, "site").region, "eu-north-1");
    assert.deepEqual(graph.outputs, { here: "eu-north-1" });
  });
});
