/**
 * Deploying the program again, with other settings, and how requests are divided.
 *
 * @module
 */
import type { DeploymentSettings } from "../program/deployments.ts";
import type { Graph } from "../program/graph.ts";
import { maskedJson } from "../program/masked-json.ts";
import { secretTexts } from "../program/secret-texts.ts";
import { type ControlAnswer, plainAnswer } from "../server/controls.ts";
import type { SplitCounts } from "../server/split-counts.ts";
import { type ControlRow, control, jsonAnswer } from "./control-table.ts";
import { required, textsField } from "./fields.ts";

/** The deployments of a stack. */
export interface DeployedStack {
  /** What the program declares; `undefined` before it is evaluated. */
  readonly graph: () => Graph | undefined;
  readonly deployment: {
    /** Settings of the last deployment, in place of those of the stack file. */
    settings(): DeploymentSettings;
    /** @throws {Error} when the program cannot be deployed with them. */
    deploy(settings: DeploymentSettings): Promise<void>;
  };
  readonly splits: () => Pick<SplitCounts, "list">;
}

/** Settings in one deployment. */
const maxSettings = 100;

/** The controls of deployments. */
export function deploymentControls(stack: DeployedStack): readonly ControlRow[] {
  const { deployment } = stack;
  const answer = "project, stack, settings: those of the last deployment; outputs: secrets masked";
  return [
    control({
      method: "GET",
      path: "/__local/deployment",
      summary: "Shows the outputs of the stack, and the settings of the last deployment",
      answer,
      fields: {},
      run: () => shown(stack),
    }),
    control({
      method: "POST",
      path: "/__local/deployment",
      summary:
        "Evaluates the program again, after what is served: functions that changed get a new version, aliases call the versions that they name, and what ignoreChanges names stays",
      answer,
      fields: {
        settings: required(
          textsField("Settings in place of those of the stack file, by key", maxSettings),
        ),
      },
      async run({ settings }) {
        try {
          await deployment.deploy(settings);
        } catch (error) {
          return plainAnswer(422, `nothing changed: ${(error as Error).message}`);
        }
        return shown(stack);
      },
    }),
    control({
      method: "GET",
      path: "/__local/splits",
      summary: "Counts how requests were divided, since what is served changed",
      answer:
        "splits: of (ARN of a distribution with a staging distribution, or of what an API called), side (primary or staging, or a version), requests, failures: those with a 5xx response, and errors of the function",
      fields: {},
      run: () => jsonAnswer({ splits: stack.splits().list() }),
    }),
  ];
}

function shown({ graph, deployment }: DeployedStack): ControlAnswer {
  const served = graph();
  const { project, stack, outputs } = served ?? { project: "", stack: "", outputs: {} };
  const content = { project, stack, settings: deployment.settings(), outputs };
  const body = maskedJson(content, served === undefined ? [] : secretTexts(served));
  return { status: 200, contentType: "application/json", body: `${body}\n` };
}
