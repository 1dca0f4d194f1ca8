/**
 * Every control of a stack, in one table.
 *
 * @module
 */
import type { FrontOptions } from "../server/front.ts";
import type { Outbox } from "../services/ses/outbox.ts";
import { type CacheView, cacheControls } from "./cache-controls.ts";
import { type ControlRow, serveControls } from "./control-table.ts";
import { withDocument } from "./open-api.ts";
import { outboxControls } from "./outbox-control.ts";
import { regionControls } from "./region-controls.ts";
import { type StackView, stackViewControls } from "./stack-view-controls.ts";
import { type World, worldControls } from "./world-controls.ts";

/** What the controls look at and change. */
export interface ControlledStack extends World, CacheView, StackView {
  /** The mails that were sent. */
  readonly outbox: () => Outbox;
  /** The address of this machine for a host name; `undefined` for one that is not served. */
  readonly localOrigin: (host: string) => string | undefined;
}

/** The rows of the table. */
export function controlRows(stack: ControlledStack): readonly ControlRow[] {
  return withDocument([
    ...worldControls(stack),
    ...regionControls(stack.regions),
    ...cacheControls(stack),
    ...stackViewControls(stack),
    ...outboxControls(stack.outbox, stack.localOrigin),
  ]);
}

/** What answers requests for the controls. */
export function stackControls(stack: ControlledStack): NonNullable<FrontOptions["controls"]> {
  return serveControls(controlRows(stack));
}
