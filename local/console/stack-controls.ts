/**
 * Every control of a stack, in one table.
 *
 * @module
 */
import type { Model } from "../model/stack-model.ts";
import type { Graph } from "../program/graph.ts";
import type { StackFile } from "../program/stack-file.ts";
import type { Controls } from "../server/controls.ts";
import { answerWith } from "../server/recorded-answer.ts";
import type { StackRuntime } from "../server/stack-runtime.ts";
import type { SetTimer } from "../timer.ts";
import type { EventHub } from "../trace/event-hub.ts";
import { cacheControls } from "./cache-controls.ts";
import { type ControlRow, serveControls } from "./control-table.ts";
import { type DeployedStack, deploymentControls } from "./deployment-controls.ts";
import { eventControls } from "./event-controls.ts";
import type { FunctionLogs } from "./function-logs.ts";
import { likelyPaths } from "./likely-paths.ts";
import { objectControls } from "./object-controls.ts";
import { withDocument } from "./open-api.ts";
import { outboxControls } from "./outbox-control.ts";
import { pageControls } from "./page-controls.ts";
import { regionControls } from "./region-controls.ts";
import { requestControls } from "./request-controls.ts";
import { type ReachableStack, sendControls } from "./send-controls.ts";
import { stackViewControls } from "./stack-view-controls.ts";
import { createTraffic } from "./traffic.ts";
import { trafficControls } from "./traffic-controls.ts";
import { viewerControl } from "./viewer-control.ts";
import { type World, worldControls } from "./world-controls.ts";

/** What the controls look at and change. */
export interface ControlledStack extends World, ReachableStack {
  readonly hub: EventHub;
  /** What is served now. @throws {Error} before the stack is loaded. */
  readonly runtime: () => Pick<StackRuntime, "model" | "caches" | "apis" | "s3" | "splits">;
  readonly deployment: DeployedStack["deployment"];
  /** Folder of the project. */
  readonly root: string;
  /** What the program declares; `undefined` before it is evaluated. */
  readonly graph: () => Graph | undefined;
  /** The stack as it was read; `undefined` before that. */
  readonly files: () => StackFile | undefined;
  readonly logs: FunctionLogs;
  /** Measures the machine's time. */
  readonly setTimer: SetTimer;
  /** The address of this machine for a host name; `undefined` for one that is not served. */
  readonly localOrigin: (host: string) => string | undefined;
}

/** The controls of a stack. */
export interface StackControls {
  /** The rows of the table. */
  readonly rows: readonly ControlRow[];
  readonly answer: Controls;
  /** Ends what the controls started. */
  close(): void;
}

/** Makes the controls of a stack. */
export function createStackControls(stack: ControlledStack): StackControls {
  const { runtime, clock, regions } = stack;
  const model = () => runtime().model;
  const traffic = createTraffic({
    ...stack,
    handle: (request) => answerWith(stack.recorder, stack.handlerAt(0), request, false),
    blockStatuses: () => blockStatusesOf(model()),
  });
  const rows = withDocument([
    ...pageControls({ root: stack.root, model, graph: stack.graph }),
    ...worldControls(stack),
    viewerControl(regions),
    ...regionControls(regions),
    ...trafficControls(traffic, {
      ...stack,
      likelyPaths: () => likelyPaths(stack.recorder.paths(), model()),
    }),
    ...cacheControls({ model, caches: () => runtime().caches, nowMs: clock.nowMs }),
    ...objectControls({ s3: () => runtime().s3, buckets: () => model().buckets }),
    ...stackViewControls({ ...stack, findings: () => model().notSimulated }),
    ...eventControls(stack.hub),
    ...requestControls(stack),
    ...sendControls(stack),
    ...deploymentControls({ ...stack, splits: () => runtime().splits }),
    ...outboxControls(() => runtime().apis.outbox, stack.localOrigin),
  ]);
  return {
    rows,
    answer: serveControls(rows),
    close() {
      traffic.stop();
      stack.hub.close();
    },
  };
}

/** Statuses that the web ACLs of a model block with; 403 without any. */
function blockStatusesOf({ webAcls }: Model): ReadonlySet<number> {
  const actions = [...webAcls.values()].flatMap(({ defaultAction, rules }) => [
    defaultAction,
    ...rules.map(({ action }) => action),
  ]);
  return new Set(
    actions.flatMap((action) => (action.kind === "block" ? [action.response?.status ?? 403] : [])),
  );
}
