/**
 * The picture of the stack, as the runtime gives it.
 *
 * @module
 */
import { computed, signal } from "@preact/signals";
import type { Picture } from "../../picture/picture.ts";
import { call } from "./call.ts";
import { whenConnected } from "./live.ts";

/** The picture; `undefined` until it is there. */
export const graph = signal<Picture | undefined>(undefined);

/** Logical names by the names that AWS knows functions by. */
const names = computed(
  () =>
    new Map(
      (graph.value?.parts ?? []).flatMap(({ physicalName, name }) =>
        physicalName === undefined ? [] : [[physicalName, name] as const],
      ),
    ),
);

/** A function as its program names it. */
export function functionName(physicalName: string): string {
  return names.value.get(physicalName) ?? physicalName;
}

/** Reads the picture, and again after the runtime was away. */
export function followStack(): void {
  whenConnected(async () => {
    const answer = await call<Picture>("graph");
    if (answer.kind === "ok") {
      graph.value = answer.value;
    }
    return answer.kind === "ok";
  });
}
