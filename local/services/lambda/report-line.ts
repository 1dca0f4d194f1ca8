/**
 * The lines that Lambda itself writes around an invocation, in its current plain-text format.
 *
 * @module
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html#runtimes-lifecycle-invoke-with-errors
 * @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-logging.html
 */

/** How an invocation ended, where that is worth a field. An error that the handler threw is not: the runtime lived on. */
export type ReportStatus =
  | { readonly kind: "timeout" }
  | { readonly kind: "crash"; readonly errorType: string };

/** The content of a REPORT line. */
export interface Report {
  readonly requestId: string;
  readonly durationMs: number;
  readonly memorySizeMb: number;
  readonly memoryUsedBytes: number;
  /** For a sandbox's first invocation only. */
  readonly initMs: number | undefined;
  readonly status: ReportStatus | undefined;
}

/** The invocation begins. */
export function startLine(requestId: string, version: string): string {
  return `START RequestId: ${requestId} Version: ${version}`;
}

/** The invocation has ended. */
export function endLine(requestId: string): string {
  return `END RequestId: ${requestId}`;
}

/** What the invocation took. Since August 2025 the Init phase is billed with the first invocation. */
export function reportLine(report: Report): string {
  const { requestId, durationMs, memorySizeMb, memoryUsedBytes, initMs, status } = report;
  const usedMb = Math.min(memorySizeMb, Math.ceil(memoryUsedBytes / 2 ** 20));
  return [
    `REPORT RequestId: ${requestId}`,
    `Duration: ${durationMs.toFixed(2)} ms`,
    `Billed Duration: ${Math.ceil(durationMs + (initMs ?? 0))} ms`,
    `Memory Size: ${memorySizeMb} MB`,
    `Max Memory Used: ${usedMb} MB`,
    ...(initMs === undefined ? [] : [`Init Duration: ${initMs.toFixed(2)} ms`]),
    ...statusFields(status),
  ].join("\t");
}

/** The Init phase failed. Lambda writes nothing when it succeeds. */
export function initReportLine(initMs: number, status: ReportStatus): string {
  const fields = [`INIT_REPORT Init Duration: ${initMs.toFixed(2)} ms`, "Phase: init"];
  return [...fields, ...statusFields(status)].join("\t");
}

function statusFields(status: ReportStatus | undefined): readonly string[] {
  switch (status?.kind) {
    case undefined:
      return [];
    case "timeout":
      return ["Status: timeout"];
    case "crash":
      return ["Status: error", `Error Type: ${status.errorType}`];
  }
}
