/**
 * Generates ci/policies/: what CI needs to deploy and to preview each stage, from what the stage declares.
 *
 * @module
 */
import { resolve } from "node:path";
import { evaluate } from "../../local/program/evaluate.ts";
import { readStack } from "../../local/program/stack-file.ts";
import { deployerPolicies, previewPolicies, releaseConfig } from "../deployer/deployer-policy.ts";
import type { Generator } from "./generator.ts";

const root = resolve(import.meta.dirname, "../..");

/** The graph of a stage with all that a setting turns on, so that no setting takes another role. */
async function wholeStage(stage: string) {
  const { config } = await readStack(root, stage);
  const sender = config["touchline:signInSender"] || "results@touchline.example";
  return evaluate(
    root,
    await readStack(root, stage, {
      config: { desk: "true", signInSender: sender, ...releaseConfig },
    }),
  );
}

/** A file for each stage. */
export const ciPolicyGenerators: readonly Generator[] = ["dev", "prod"].map((stage) => ({
  file: `ci/policies/${stage}.json`,
  render: async () => {
    const graph = await wholeStage(stage);
    const documents = { deploy: deployerPolicies(graph), preview: previewPolicies(graph) };
    return JSON.stringify(documents, undefined, 2);
  },
}));
