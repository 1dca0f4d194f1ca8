/**
 * The real pack, in a process of its own, configured for `prod`: started once a configuration for all tests of
 * the run.
 *
 * @module
 */
import { join } from "node:path";
import { after } from "mocha";
import type { Violation } from "../../local/policy/analyzer.ts";
import { startJudge } from "../../local/policy/judge-graph.ts";
import { readStack } from "../../local/program/stack-file.ts";
import { root } from "../../tests/stacks/recorded.ts";
import type { Draft } from "./graph-draft.ts";

/** The folder of the pack. */
export const packFolder = join(root, "policies");

/** The pack, ready to be asked. */
export interface PackOnProd {
  /** What it says of a broken graph. Of the nodes that are as recorded it says nothing: that is tested by itself. */
  violationsOf(draft: Draft): Promise<readonly Violation[]>;
}

type Started = PackOnProd & { stop(): void };

const started = new Map<string, Promise<Started>>();

/**
 * Starts it when it is first needed.
 *
 * @param policies A parsed policy configuration.
 * @param settings Settings of the stack that are not as in its file.
 */
export function packOnProd(
  policies: Readonly<Record<string, unknown>> = {},
  settings: Readonly<Record<string, string>> = {},
): Promise<PackOnProd> {
  const key = JSON.stringify([policies, settings]);
  const pack = started.get(key) ?? start(policies, settings);
  started.set(key, pack);
  return pack;
}

async function start(
  policies: Readonly<Record<string, unknown>>,
  settings: Readonly<Record<string, string>>,
): Promise<Started> {
  const stack = await readStack(root, "prod");
  const config = { ...stack.config, ...settings };
  const judge = await startJudge(packFolder, { ...stack, config }, policies);
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
  for (const pack of started.values()) {
    (await pack).stop();
  }
  started.clear();
});
