/**
 * Checks of a `ServiceFunction`'s arguments against Lambda's quotas.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 * @module
 */

import { statSync } from "node:fs";
import {
  functionMemoryRange,
  functionTimeoutRange,
  maxLayers,
  reservedVariables,
} from "../aws/lambda-limits.ts";
import { regionProblem, retentionProblem, wholeNumber } from "./refuse.ts";
import { statementProblems } from "./role-statement.ts";
import type { Canary, ServiceFunctionArgs } from "./service-function-args.ts";

/** Above any account's quota: against typing errors. */
const maxConcurrency = 100_000;

const memory = functionMemoryRange.value;
const timeout = functionTimeoutRange.value;
const reserved: ReadonlySet<string> = new Set(reservedVariables.value);

/** @returns all problems; `undefined` is a check that passed. */
export function functionProblems(args: ServiceFunctionArgs): readonly (string | undefined)[] {
  const { entry, memorySizeMb, timeoutSeconds, reservedConcurrency, layers = [] } = args;
  const isFile = statSync(entry, { throwIfNoEntry: false })?.isFile() === true;
  return [
    regionProblem("region", args.region),
    retentionProblem("logRetentionDays", args.logRetentionDays),
    isFile ? undefined : `entry must be a file, got ${JSON.stringify(entry)}`,
    memorySizeMb === undefined
      ? undefined
      : wholeNumber("memorySizeMb", memorySizeMb, memory.min, memory.max),
    timeoutSeconds === undefined
      ? undefined
      : wholeNumber("timeoutSeconds", timeoutSeconds, timeout.min, timeout.max),
    reservedConcurrency === undefined
      ? undefined
      : wholeNumber("reservedConcurrency", reservedConcurrency, 0, maxConcurrency),
    layers.length <= maxLayers.value
      ? undefined
      : `layers must be at most ${maxLayers.value}, got ${layers.length}`,
    ...Object.keys(args.environment ?? {}).map(variableProblem),
    ...statementProblems(args.statements ?? []),
    ...(args.canary === undefined ? [] : canaryProblems(args.canary)),
  ];
}

/** @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
function variableProblem(name: string): string | undefined {
  if (!/^[A-Za-z]\w+$/.test(name)) {
    return `environment must have names of letters, digits and _, got ${JSON.stringify(name)}`;
  }
  return reserved.has(name)
    ? `environment must not contain variables that Lambda reserves, got ${JSON.stringify(name)}`
    : undefined;
}

function canaryProblems({ stableVersion, newVersionWeight: weight }: Canary) {
  return [
    /^[1-9]\d{0,9}$/.test(stableVersion)
      ? undefined
      : `canary.stableVersion must be the number of a published version, got ${JSON.stringify(stableVersion)}`,
    weight >= 0 && weight <= 0.5
      ? undefined
      : `canary.newVersionWeight must be from 0 to 0.5, got ${weight}`,
  ];
}
