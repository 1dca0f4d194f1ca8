/**
 * What makes functions of a stack run without a viewer: events of buckets, and messages of queues.
 *
 * @module
 */
import type { Chance } from "../chance.ts";
import type { Model } from "../model/stack-model.ts";
import { createAsyncInvocations } from "../services/lambda/async-invocations.ts";
import type { Invoker } from "../services/lambda/invoker.ts";
import { createQueueSources } from "../services/lambda/queue-event-source.ts";
import type { ObjectEvent } from "../services/s3/disk/event-watch.ts";
import { createNotifier, sendTestEvent } from "../services/s3/notifications.ts";
import type { Queues } from "../services/sqs/queues.ts";
import type { SetTimer } from "../timer.ts";

/** What the events need of their stack. */
export interface StackEventsOptions {
  /** What is served now. */
  readonly model: () => Model;
  readonly queues: Queues;
  readonly invoker: Pick<Invoker, "invoke">;
  /** Milliseconds since the epoch. */
  readonly nowMs: () => number;
  readonly setTimer: SetTimer;
  readonly randomBytes: (size: number) => Buffer;
  readonly chance: Pick<Chance, "of">;
  readonly logS3: (message: string) => void;
  readonly logAws: (message: string) => void;
}

/** The events of a stack. */
export interface StackEvents {
  /** Tells functions and queues of what happened to an object. @throws never */
  notify(event: ObjectEvent): void;
  /** Reads queues as the model says now. */
  run(): void;
  /** Drops what waits. */
  close(): void;
}

/** Nothing runs yet; the events outlive a reload. */
export function createStackEvents(options: StackEventsOptions): StackEvents {
  const { model, logS3, logAws } = options;
  const random = options.chance.of("versions of aliases for events");
  const invocations = createAsyncInvocations({ ...options, random, log: logS3 });
  const notifier = {
    ...options,
    notifications: () => model().notifications,
    invocations,
  };
  const sources = createQueueSources({ ...options, random, log: logAws });
  const tested = new Set<string>();

  return {
    notify: createNotifier(notifier),
    run() {
      const { notifications, queueMappings } = model();
      for (const notification of notifications) {
        const { bucket, id, target } = notification;
        const configured = JSON.stringify([
          bucket,
          id,
          "queueArn" in target ? target.queueArn : "",
        ]);
        if (!tested.has(configured)) {
          tested.add(configured);
          sendTestEvent(notification, notifier);
        }
      }
      sources.run(queueMappings);
    },
    close() {
      sources.close();
      invocations.close();
    },
  };
}
