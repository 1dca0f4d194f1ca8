/**
 * The real pack, in a process of its own, configured for `prod`: started once for all tests of the run.
 *
 * @module
 */
import { join } from "node:path";
import { after } from "mocha";
import type { Violation } from "../../local/policy/analyzer.ts";
import { startJudge } from "../../local/policy/judge-graph.ts";
import { readStack } from "../../local/program/stack-file.ts";
import { root } from "../stacks/recorded.ts";
import type { Draft } from "./graph-draft.ts";

/** The folder of the pack. */
export const packFolder = join(root, "policies");

/** The pack, ready to be asked. */
export interface PackOnProd {
  /** What it says of a broken graph. Of the nodes that are as recorded it says nothing: that is tested by itself. */
  violationsOf(draft: Draft): Promise<readonly Violation[]>;
}

let started: Promise<PackOnProd & { stop(): void }> | undefined;

/** Starts it when it is first needed. */
export function packOnProd(): Promise<PackOnProd> {
  started ??= start();
  return started;
}

async function start() {
  const judge = await startJudge(packFolder, await readStack(root, "prod"), {});
  return {
    stop: judge.stop,
    async violationsOf(draft: Draft) {
      const alone: Violation[] = [];
      for (const node of draft.touched) {
        alone.push(...(await judge.analyzer.analyze(node)));
      }
      return [...alone, ...(await judge.analyzer.analyzeStack(draft.nodes))];
    },
  };
}

after(async () => {
  (await started)?.stop();
  started = undefined;
});
