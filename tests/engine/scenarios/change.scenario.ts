/**
 * One thing changed in the program or its settings: what the engine does, and nothing besides.
 *
 * @module
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "mocha";
import { parse } from "yaml";
import { type StackName, stackNames } from "../../stacks/recorded.ts";
import { deployedWorkspace, needCli } from "../deployed.ts";
import { changes } from "../run-events.ts";
import type { Workspace } from "../workspace.ts";

/** In a test stack the version stamp contains a digest of the code, so it changes with any of it. */
const stamp: Readonly<Record<StackName, readonly string[]>> = {
  dev: ["Function version-stamp-function"],
  prod: [],
};

/** What changes when the list of Regions does, because it is a list of Regions by its nature. */
function listsOfRegions(stack: StackName): readonly string[] {
  return [
    // What follows the replicas of the season is a function, its alias and its role.
    "Alias season-changed-alias",
    "BucketReplicationConfig season-replica-replication",
    "Dashboard observation-dashboard",
    "Distribution facade-distribution",
    "Function geo-router-function",
    "Function season-changed",
    ...stamp[stack],
    "RolePolicy season-changed-permissions",
    "TopicPolicy season-replica-alarms-failures-topic-policy",
  ];
}

for (const stack of stackNames) {
  describe(`the real engine, ${stack}: changing`, () => {
    needCli();
    let workspace: Workspace;
    beforeEach(async () => {
      workspace = await deployedWorkspace(stack);
    });
    afterEach(() => workspace?.close());

    /** Previews and deploys; both must report the same changes. */
    async function deploy(): Promise<ReturnType<typeof changes>> {
      const preview = await workspace.preview(stack);
      const up = await workspace.up(stack);
      assert.equal(preview.code, 0, preview.text);
      assert.equal(up.code, 0, up.text);
      assert.deepEqual(changes(up), changes(preview));
      return changes(up);
    }

    it("the code of a function: publishes a version and updates the distribution", async () => {
      workspace.edit(
        "functions/edge/freshness.ts",
        (text) => `${text}\nconsole.debug("changed");\n`,
      );
      assert.deepEqual(await deploy(), {
        update: [
          "Distribution facade-distribution",
          "Function freshness-function",
          ...stamp[stack],
        ],
      });
      assert.deepEqual(associated(workspace, "freshness-function"), ["2"]);
    });

    it("the Regions: creates the resources of a new one, updates the lists of Regions, and reverts both", async () => {
      const region = "ca-central-1";
      const regions = regionsOf(workspace, stack);
      workspace.set(stack, "regions", [...regions, region]);
      const { create = [], ...more } = await deploy();
      assert.deepEqual(
        create.filter((title) => !title.includes(region)),
        [],
      );
      assert.ok(create.length > 20, `${create.length} created`);
      assert.deepEqual(more, { update: listsOfRegions(stack) });

      workspace.set(stack, "regions", regions);
      const { delete: gone = [], ...rest } = await deploy();
      assert.deepEqual([...gone].sort(), create);
      assert.deepEqual(rest, { update: listsOfRegions(stack) });
    });

    it("the logical name of the season bucket: fails where it is protected, shows a replacement in the preview elsewhere", async () => {
      rename(workspace, "");
      const { code, text, ...log } = await workspace.preview(stack);
      if (stack === "prod") {
        assert.notEqual(code, 0);
        assert.match(text, /season-(bucket|object)" cannot be deleted\s+because it is protected/);
      } else {
        assert.equal(code, 0, text);
        assert.ok(changes(log)["delete"]?.includes("Bucket season-bucket"), text);
      }
    });

    it("a logical name with an alias for the previous one: replaces nothing", async () => {
      rename(workspace, ', aliases: [{ name: "season" }]');
      const preview = await workspace.preview(stack);
      assert.equal(preview.code, 0, preview.text);
      assert.deepEqual(Object.keys(changes(preview)), []);
    });
  });
}

/** Calls the season's bucket something else. */
function rename(workspace: Workspace, alias: string): void {
  workspace.edit("facade/touchline.ts", (text) =>
    text.replace(
      /"season", (\{ region, \.\.\.args\.season, protect \}), child\)/,
      `"matches", $1, { ...child${alias} })`,
    ),
  );
}

function regionsOf(workspace: Workspace, stack: string): readonly string[] {
  const { config } = parse(
    readFileSync(join(workspace.folder, `Pulumi.${stack}.yaml`), "utf8"),
  ) as {
    config: Readonly<Record<string, readonly string[]>>;
  };
  return config["touchline:regions"] ?? assert.fail("no Regions");
}

/** Versions of a function that the distribution runs. */
function associated(workspace: Workspace, name: string): readonly string[] {
  const distribution = workspace.cloud
    .all()
    .find(({ type }) => type === "aws:cloudfront/distribution:Distribution");
  const text = JSON.stringify(distribution?.inputs);
  const versions = [...text.matchAll(new RegExp(`${name}-\\w+:(\\d+)"`, "g"))];
  return [...new Set(versions.map(([, version = ""]) => version))];
}
