/**
 * The thread that CloudFront functions run in: an endless loop holds it up, and not the server.
 *
 * @module
 */
import { parentPort, workerData } from "node:worker_threads";
import type { RunReply, RunRequest, WorkerBoot } from "../function-host.ts";
import { createFunctionContext, type FunctionContext } from "./function-context.ts";

const { functions, limits } = workerData as WorkerBoot;
const contexts = new Map<string, FunctionContext>();

/** The context of a function, made when it first runs. */
function contextOf(arn: string): FunctionContext {
  const known = contexts.get(arn);
  if (known !== undefined) {
    return known;
  }
  const target = functions.find((each) => each.arn === arn);
  if (target === undefined) {
    throw new Error(`the thread has no function ${arn}`);
  }
  const made = createFunctionContext(target, limits);
  contexts.set(arn, made);
  return made;
}

parentPort?.on("message", ({ id, arn, event, eventType, nowMs }: RunRequest) => {
  const outcome = contextOf(arn).run(event, eventType, nowMs);
  parentPort?.postMessage({ id, outcome } satisfies RunReply);
});
