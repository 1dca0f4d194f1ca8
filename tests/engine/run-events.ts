/**
 * A run of the engine, read from its event log.
 *
 * @see https://github.com/pulumi/pulumi/blob/master/sdk/go/common/apitype/events.go
 * @module
 */
import { title } from "../../components/tests/recording.ts";

/** One step of a run. */
export interface Step {
  /** Like `create`, `update`, `replace`, `create-replacement`, `delete-replaced`, `delete`, `same`. */
  readonly op: string;
  readonly urn: string;
  readonly type: string;
  /** Inputs that differ. */
  readonly changed: readonly string[];
}

/** A policy that spoke. */
export interface PolicyEvent {
  readonly policy: string;
  readonly level: string;
  readonly message: string;
  readonly urn: string;
}

/** A run. */
export interface RunLog {
  readonly steps: readonly Step[];
  /** Errors and warnings, without the ones on where plugins were found. */
  readonly diagnostics: readonly { readonly severity: string; readonly message: string }[];
  readonly policies: readonly PolicyEvent[];
}

interface EngineEvent {
  readonly resourcePreEvent?: { readonly metadata: Metadata };
  readonly diagnosticEvent?: { readonly severity: string; readonly message: string };
  readonly policyEvent?: {
    readonly policyName: string;
    readonly enforcementLevel: string;
    readonly message: string;
    readonly resourceUrn?: string;
  };
}

interface Metadata {
  readonly op: string;
  readonly urn: string;
  readonly type: string;
  readonly diffs?: readonly string[];
}

/** Reads a log: one event a line. */
export function readLog(text: string): RunLog {
  const events = text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as EngineEvent);
  return {
    steps: events
      .map(({ resourcePreEvent }) => resourcePreEvent?.metadata)
      .filter((metadata) => metadata !== undefined)
      .map(({ op, urn, type, diffs = [] }) => ({ op, urn, type, changed: diffs })),
    diagnostics: events
      .map(({ diagnosticEvent }) => diagnosticEvent)
      .filter((event) => event !== undefined)
      .filter(({ severity }) => severity === "warning" || severity === "error")
      .filter(({ message }) => !/ from \$PATH at /.test(message))
      .map(({ severity, message }) => ({ severity, message: message.trim() })),
    policies: events
      .map(({ policyEvent }) => policyEvent)
      .filter((event) => event !== undefined)
      .map((event) => ({
        policy: event.policyName,
        level: event.enforcementLevel,
        message: event.message,
        urn: event.resourceUrn ?? "",
      })),
  };
}

/** Titles of what a run changes, by operation. What stays as it is, the stack and components are left out. */
export function changes({ steps }: RunLog): Readonly<Record<string, readonly string[]>> {
  const byOp = new Map<string, string[]>();
  for (const { op, urn, type } of steps) {
    if (op !== "same" && op !== "read" && !isComponent(type)) {
      byOp.set(op, [...(byOp.get(op) ?? []), title(urn)]);
    }
  }
  return Object.fromEntries([...byOp].map(([op, titles]) => [op, titles.sort()]));
}

/** Every resource a run registers. */
export function registered({ steps }: RunLog): readonly string[] {
  return [...new Set(steps.map(({ urn }) => urn))].sort();
}

function isComponent(type: string): boolean {
  return /^(pulumi:pulumi:Stack|touchline:|awsx:)/.test(type);
}
