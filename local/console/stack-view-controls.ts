/**
 * What is known of a stack: logs of its functions, its settings, and what is not simulated of it.
 *
 * @module
 */
import type { NotSimulated } from "../program/graph.ts";
import type { StackFile } from "../program/stack-file.ts";
import { type ControlRow, control, jsonAnswer } from "./control-table.ts";
import { integerField, textField } from "./fields.ts";
import type { FunctionLogs } from "./function-logs.ts";

/** What these controls show. */
export interface StackView {
  readonly logs: Pick<FunctionLogs, "list" | "functions">;
  /** The stack as it was read; `undefined` before that. */
  readonly files: () => StackFile | undefined;
  readonly findings: () => readonly NotSimulated[];
}

/** Stands for a secret. */
const masked = "[secret]";

/** The controls that show a stack. */
export function stackViewControls({ logs, files, findings }: StackView): readonly ControlRow[] {
  return [
    control({
      method: "GET",
      path: "/__local/logs",
      summary: "Lists the last lines that functions logged",
      answer:
        "lines, newest last: id, timeMs, function, logGroup, requestId, line; functions: names of those that logged",
      fields: {
        function: textField("Name of a function, or of its log group"),
        request: textField("Id of an invocation, as in the lines"),
        q: textField("What the line contains; case does not matter"),
        after: integerField("Lines with a greater id", { min: 0, max: Number.MAX_SAFE_INTEGER }),
        limit: integerField("Lines in the answer, 200 by default: the last ones", {
          min: 1,
          max: 5000,
        }),
      },
      run: ({ limit = 200, ...query }) =>
        jsonAnswer({ lines: logs.list({ ...query, limit }), functions: logs.functions() }),
    }),
    control({
      method: "GET",
      path: "/__local/settings",
      summary: "Lists the settings of the stack and where each comes from; secrets are masked",
      answer:
        "project, stack, settings: key, value, secret, source (--config, stack file, project default), where (file and line)",
      fields: {},
      run: () => jsonAnswer(settingsOf(files())),
    }),
    control({
      method: "GET",
      path: "/__local/findings",
      summary: "Lists what the program declares and the runtime does not simulate",
      answer: "findings: urn, type, what (a property path; empty for the resource as a whole), why",
      fields: {},
      run: () => jsonAnswer({ findings: findings() }),
    }),
  ];
}

/** @param where `--config`, or file and line. */
function kindOf(where: string): "--config" | "stack file" | "project default" {
  if (where === "--config") {
    return where;
  }
  return where.startsWith("Pulumi.yaml:") ? "project default" : "stack file";
}

function settingsOf(files: StackFile | undefined): object {
  const { project = "", stack = "", config = {}, secretKeys = [], sources = {} } = files ?? {};
  return {
    project,
    stack,
    settings: Object.entries(config).map(([key, value]) => ({
      key,
      value: secretKeys.includes(key) ? masked : value,
      secret: secretKeys.includes(key),
      source: kindOf(sources[key] ?? ""),
      where: sources[key],
    })),
  };
}
