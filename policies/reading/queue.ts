/**
 * Queues, and the functions that they invoke.
 *
 * @module
 */
import { functionType } from "./edge-function-reading.ts";
import type { StackResource } from "./resource.ts";
import { type Stack, sources } from "./stack.ts";

/** A queue. */
export const queueType = "aws:sqs/queue:Queue";

/** What invokes a function with the messages of a queue, or with another stream of events. */
export const eventSourceType = "aws:lambda/eventSourceMapping:EventSourceMapping";

/** A queue of this stack and a function of this stack. */
export interface QueueFunction {
  readonly queue: StackResource;
  readonly called: StackResource;
}

/** Queues that invoke functions, themselves or by an alias. */
export function queueFunctions(stack: Stack): readonly QueueFunction[] {
  return stack.ofType(eventSourceType).flatMap((mapping) => {
    const targets = sources(mapping, "functionName");
    const called = [...targets, ...targets.flatMap((each) => sources(each, "functionName"))].find(
      ({ type }) => type === functionType,
    );
    const [queue] = sources(mapping, "eventSourceArn", queueType);
    return queue === undefined || called === undefined ? [] : [{ queue, called }];
  });
}
