/**
 * What every scenario needs: the CLI, or a line that reports that it is missing, and deployed stacks.
 *
 * @module
 */
import assert from "node:assert/strict";
import process from "node:process";
import { after, before } from "mocha";
import { oncePerKey } from "../once-per-key.ts";
import { type Cli, findCli } from "./cli.ts";
import { type Ended, Workspace } from "./workspace.ts";

const cli = findCli();

/** Printed once for all scenarios. */
let isSaid = false;

/** Skips the scenarios of a suite, visibly, where there is no CLI. To be called in each suite. */
export function needCli(): void {
  before(function () {
    if (!isSaid) {
      process.stdout.write(`${described()}\n`);
      isSaid = true;
    }
    if (cli === undefined) {
      this.skip();
    }
  });
}

function described(): string {
  if (cli === undefined) {
    return "no Pulumi CLI where the npm package keeps it: the scenarios are skipped; npx pulumi version fetches one, .ci/install-pulumi builds one";
  }
  const host = cli.hasLanguageHost
    ? "its own Node language host"
    : "the substitute for its Node language host";
  return `Pulumi ${cli.version}, with ${host}`;
}

/** The CLI of a suite that {@link needCli} let through. */
export function theCli(): Cli {
  return cli ?? assert.fail("needCli() comes first");
}

/** A stack that was deployed once. */
interface Deployed {
  readonly workspace: Workspace;
  readonly preview: Ended;
  readonly up: Ended;
}

const workspaces: Workspace[] = [];

/** The first deployment of a stack: done once, and never changed afterwards. */
export const firstDeployment = oncePerKey(deploy);

/** A workspace in which a stack has just been deployed. The suite closes it. */
export async function deployedWorkspace(stack: string): Promise<Workspace> {
  return (await firstDeployment(stack)).workspace.fork();
}

async function deploy(stack: string): Promise<Deployed> {
  const workspace = await Workspace.create(theCli());
  workspaces.push(workspace);
  await workspace.init(stack);
  const preview = await workspace.preview(stack);
  const up = await workspace.up(stack);
  return { workspace, preview, up };
}

after(() => {
  for (const workspace of workspaces.splice(0)) {
    workspace.close();
  }
});
