/**
 * Functions whose runs are recorded with the request that caused them.
 *
 * @module
 */
import type { FunctionHost } from "../services/cloudfront/functions/function-host.ts";
import type { FunctionOutcome } from "../services/cloudfront/functions/viewer-function.ts";
import type { SandboxInvoker } from "../services/lambda/create-invoker.ts";
import type { InvokeResult } from "../services/lambda/invoker.ts";
import { edgeChanges, eventTypeOf, viewerFunctionChanges } from "../trace/event-changes.ts";
import { recordedJson } from "../trace/recorded-body.ts";
import type { Recorder } from "../trace/recorder.ts";
import type { RequestRecording } from "../trace/request-recording.ts";

/** What a function came to, for the record: what it returned, or its error. */
function resultOf(result: InvokeResult): unknown {
  switch (result.kind) {
    case "ok":
      return result.payload;
    case "error":
      return { errorType: result.errorType, errorMessage: result.errorMessage };
    case "timeout":
    case "throttled":
      return undefined;
  }
}

/** Invokes a function whose run is recorded. */
async function invokeRecorded(
  { invoke }: SandboxInvoker,
  recorder: Recorder,
  recording: RequestRecording,
  [target, event, requestId]: Parameters<SandboxInvoker["invoke"]>,
): Promise<InvokeResult> {
  const run = recorder.expect(recording, requestId);
  const end = recording.begin();
  const result = await invoke(target, event, requestId);
  const { masker } = recording;
  const payload = resultOf(result);
  const { start } = run;
  end({
    kind: "function",
    name: target.name,
    arn: target.arn,
    runtime: "lambda",
    eventType: eventTypeOf(event),
    region: target.region,
    ...(start !== undefined && { start }),
    outcome: result.kind,
    event: recordedJson(event, masker),
    result: recordedJson(payload, masker),
    changes: result.kind === "ok" ? edgeChanges(event, payload, masker) : [],
    logs: run.lines,
  });
  return result;
}

/** The same functions of Lambda, recorded. */
export function recordedInvoker(invoker: SandboxInvoker, recorder: Recorder): SandboxInvoker {
  return {
    ...invoker,
    invoke(...invocation) {
      const recording = recorder.current();
      return recording === undefined
        ? invoker.invoke(...invocation)
        : invokeRecorded(invoker, recorder, recording, invocation);
    },
  };
}

/** Parses what a function returned; what is no JSON stays a text. */
function parsed(json: string | undefined): unknown {
  try {
    return json === undefined ? undefined : JSON.parse(json);
  } catch {
    return json;
  }
}

/** The last part of an ARN like `arn:aws:cloudfront::000000000000:function/name`. */
function nameOf(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}

function returned(outcome: FunctionOutcome): unknown {
  return outcome.kind === "returned" ? parsed(outcome.json) : { reason: outcome.reason };
}

/** The same CloudFront functions, recorded. */
export function recordedHost(host: FunctionHost, recorder: Recorder): FunctionHost {
  return {
    ...host,
    async run(arn, json, eventType, requestId) {
      const recording = recorder.current();
      if (recording === undefined) {
        return host.run(arn, json, eventType, requestId);
      }
      const { lines } = recorder.expect(recording, requestId);
      const end = recording.begin();
      const outcome = await host.run(arn, json, eventType, requestId);
      const { masker } = recording;
      const [event, result] = [parsed(json), returned(outcome)];
      end({
        kind: "function",
        name: nameOf(arn),
        arn,
        runtime: "cloudfront-function",
        eventType,
        outcome: outcome.kind === "returned" ? "ok" : "error",
        event: recordedJson(event, masker),
        result: recordedJson(result, masker),
        changes: outcome.kind === "returned" ? viewerFunctionChanges(event, result, masker) : [],
        logs: lines,
      });
      return outcome;
    },
  };
}
