/**
 * A recording holds all that a program declares, with its values.
 *
 * @module
 */
import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { describe, it } from "mocha";
import { find } from "../../program/query.ts";
import { record } from "../../program/record.ts";
import { distribution, nodeOf, Room } from "./programs.ts";
import { testStack, urnOf } from "./test-stack.ts";

const bucketType = "aws:s3/bucket:Bucket";
const roleType = "aws:iam/role:Role";
const functionType = "aws:lambda/function:Function";
const distributionType = "aws:cloudfront/distribution:Distribution";
const stackUrn = urnOf("rugby-test", "pulumi:pulumi:Stack");
describe("record", () => {
  it("records the stack first, then each resource", async () => {
    const graph = await record(testStack, async () => {
      new aws.s3.Bucket("site");
      new Room("hall", { door: "open" });
    });
    const [first, ...rest] = graph.nodes.map(({ urn, parent, custom, type }) => [
      urn,
      parent,
      custom,
      type,
    ]);
    assert.deepEqual(first, [stackUrn, "", false, "pulumi:pulumi:Stack"]);
    // The SDK tells of the others as their inputs become known.
    assert.deepEqual(
      rest.sort(),
      [
        [urnOf("site", bucketType), stackUrn, true, bucketType],
        [urnOf("hall", "rugby:test:Room"), stackUrn, false, "rugby:test:Room"],
        [
          urnOf("hall-bucket", "rugby:test:Room", bucketType),
          urnOf("hall", "rugby:test:Room"),
          true,
          bucketType,
        ],
        [
          urnOf("hall-role", "rugby:test:Room", roleType),
          urnOf("hall", "rugby:test:Room"),
          true,
          roleType,
        ],
      ].sort(),
    );
    assert.deepEqual([graph.project, graph.stack], ["rugby", "test"]);
  });

  it("records the inputs and outputs of a component", async () => {
    const graph = await record(testStack, async () => {
      new Room("hall", { door: "open" });
    });
    const hall = find(graph, "rugby:test:Room", "hall");
    const { id } = find(graph, bucketType, "hall-bucket");
    assert.deepEqual(hall.inputs, { door: "open" });
    assert.deepEqual(hall.outputs, { door: "open", arn: `arn:aws:s3:::${id}` });
  });

  it("records two programs one after another, and two at once, without mixing them", async () => {
    const names = async (name: string) => {
      const graph = await record({ ...testStack, stack: name }, async () => {
        new aws.s3.Bucket(name);
        return { name };
      });
      return [graph.stack, graph.outputs["name"], graph.nodes.map((node) => node.name)];
    };
    assert.deepEqual(await names("a"), ["a", "a", ["rugby-a", "a"]]);
    assert.deepEqual(await Promise.all([names("b"), names("c")]), [
      ["b", "b", ["rugby-b", "b"]],
      ["c", "c", ["rugby-c", "c"]],
    ]);
  });

  it("returns the same outputs in every run, and others in another stack", async () => {
    const program = () => new aws.s3.Bucket("site");
    const one = await nodeOf(bucketType, "site", program);
    const again = await nodeOf(bucketType, "site", program);
    const other = find(
      await record({ ...testStack, stack: "prod" }, async () => {
        program();
      }),
      bucketType,
      "site",
    );
    assert.equal(one.id, again.id);
    assert.notEqual(one.id, other.id);
  });

  it("passes settings and their secrecy to the program", async () => {
    const stack = {
      ...testStack,
      config: { ...testStack.config, "rugby:token": "t0k3n", "rugby:list": '["a"]' },
      secretKeys: ["rugby:token"],
    };
    const graph = await record(stack, async () => {
      const config = new pulumi.Config();
      return { token: config.requireSecret("token"), list: config.requireObject("list") };
    });
    assert.deepEqual(graph.outputs, { token: "t0k3n", list: ["a"] });
    assert.deepEqual(graph.secretOutputs, ["token"]);
  });

  it("records a resource declared inside an apply", async () => {
    const names = ["a", "b", "c", "d", "e", "f", "g", "h"];
    const declare = ([name, ...more]: readonly string[]): void => {
      if (name !== undefined) {
        new aws.s3.Bucket(name).arn.apply(() => declare(more));
      }
    };
    const graph = await record(testStack, async () => declare(names));
    assert.deepEqual(
      graph.nodes.slice(1).map(({ name }) => name),
      names,
    );
  });

  it("records what is declared until the process is idle", async () => {
    const { promise: whenIdle, resolve: becomeIdle } = Promise.withResolvers<void>();
    const graph = await record(
      testStack,
      async () => {
        setTimeout(() => {
          new aws.s3.Bucket("late");
          becomeIdle();
        }, 5);
      },
      { whenIdle },
    );
    assert.equal(find(graph, bucketType, "late").name, "late");
  });

  it("applies a transformation that the SDK itself runs", async () => {
    const node = await nodeOf(bucketType, "site", () => {
      pulumi.runtime.registerStackTransformation(({ props, opts }) => ({
        props: { ...props, tags: { by: "transformation" } },
        opts,
      }));
      new aws.s3.Bucket("site");
    });
    assert.deepEqual(node.inputs, { tags: { by: "transformation" } });
  });
});

describe("record: values", () => {
  it("connects resources by the outputs of AWS", async () => {
    const graph = await record(testStack, async () => {
      const { arn } = new aws.s3.Bucket("site");
      new aws.iam.Role("reader", { assumeRolePolicy: pulumi.interpolate`{"of":"${arn}/*"}` });
      return { arn };
    });
    const { outputs } = find(graph, bucketType, "site");
    assert.equal(
      find(graph, roleType, "reader").inputs["assumeRolePolicy"],
      `{"of":"${outputs["arn"]}/*"}`,
    );
    assert.deepEqual(graph.outputs, { arn: outputs["arn"] });
  });

  it("records inputs and simulated outputs as outputs, without marks", async () => {
    const { outputs } = await nodeOf(bucketType, "site", () => {
      new aws.s3.Bucket("site", { bucket: "given", versioning: { enabled: true } });
    });
    assert.equal(outputs["bucket"], "given");
    assert.deepEqual(outputs["versioning"], { enabled: true, mfaDelete: false });
    assert.equal(outputs["arn"], "arn:aws:s3:::given");
    assert.equal("hostedZoneId" in outputs, false);
  });

  it("adds defaults to a given object, for the program and the graph", async () => {
    const graph = await record(testStack, async () => {
      const { versioning } = new aws.s3.Bucket("site", {
        versioning: { enabled: pulumi.secret(true) },
      });
      return { versioning };
    });
    const whole = { enabled: true, mfaDelete: false };
    assert.deepEqual(graph.outputs, { versioning: whole });
    assert.deepEqual(find(graph, bucketType, "site").outputs["versioning"], whole);
  });

  it("records a secret deep in an input at its exact path", async () => {
    const graph = await record(testStack, async () => {
      const header = { name: "x-key", value: pulumi.secret("hush") };
      new aws.cloudfront.Distribution(
        "cdn",
        distribution([{ name: "x-open", value: "y" }, header]),
      );
    });
    const node = find(graph, distributionType, "cdn");
    assert.deepEqual(node.secrets, ["origins[0].customHeaders[1].value"]);
    assert.deepEqual(node.inputs["origins"], [
      {
        originId: "one",
        domainName: "example.org",
        customHeaders: [
          { name: "x-open", value: "y" },
          { name: "x-key", value: "hush" },
        ],
      },
    ]);
  });

  it("keeps values derived from a secret secret, through resources and outputs", async () => {
    const graph = await record(testStack, async () => {
      const key = pulumi.secret("hush");
      const role = new aws.iam.Role("r", { assumeRolePolicy: "{}", description: key });
      const opened = new aws.iam.Role("s", {
        assumeRolePolicy: "{}",
        description: role.description,
      });
      return { made: pulumi.interpolate`a-${opened.description}`, name: role.name };
    });
    assert.deepEqual(find(graph, roleType, "s").secrets, ["description"]);
    assert.deepEqual(graph.secretOutputs, ["made"]);
    assert.equal(graph.outputs["made"], "a-hush");
  });

  it("honors additionalSecretOutputs", async () => {
    const graph = await record(testStack, async () => {
      const role = new aws.iam.Role(
        "r",
        { assumeRolePolicy: "{}", description: "d" },
        { additionalSecretOutputs: ["arn", "description"] },
      );
      return { arn: role.arn, description: role.description, name: role.name };
    });
    assert.deepEqual(graph.secretOutputs, ["arn", "description"]);
    assert.deepEqual(find(graph, roleType, "r").options.additionalSecretOutputs, [
      "arn",
      "description",
    ]);
  });

  it("records the content of an archive whose files are outputs", async () => {
    const node = await nodeOf(functionType, "edge", () => {
      const role = new aws.iam.Role("r", { assumeRolePolicy: "{}" });
      new aws.lambda.Function("edge", {
        role: role.arn,
        code: role.name.apply(
          (name) =>
            new pulumi.asset.AssetArchive({
              "index.mjs": new pulumi.asset.StringAsset(`// ${name.length > 0}`),
            }),
        ),
      });
    });
    assert.deepEqual(node.inputs["code"], {
      asset: "archive",
      assets: { "index.mjs": { asset: "text", text: "// true" } },
    });
  });

  it("records a resource in an input by its id, and a component by its URN", async () => {
    const graph = await record(testStack, async () => {
      const room = new Room("hall", {});
      const bucket = new aws.s3.Bucket("site");
      new (class extends pulumi.ComponentResource {
        constructor() {
          super("rugby:test:Holder", "holder", { room, bucket });
        }
      })();
    });
    assert.deepEqual(find(graph, "rugby:test:Holder", "holder").inputs, {
      room: urnOf("hall", "rugby:test:Room"),
      bucket: find(graph, bucketType, "site").id,
    });
  });
});
