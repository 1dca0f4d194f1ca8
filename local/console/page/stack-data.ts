/**
 * The picture of the stack, as the runtime gives it.
 *
 * @module
 */
import { effect, signal } from "@preact/signals";
import type { Picture } from "../../picture/picture.ts";
import { call } from "./call.ts";
import { connection } from "./live.ts";

/** The picture; `undefined` until it is there. */
export const graph = signal<Picture | undefined>(undefined);

/** Reads the picture, and again after the runtime was away. */
export function followStack(): void {
  effect(() => {
    if (connection.value !== "connecting") {
      void call<Picture>("graph").then((answer) => {
        if (answer.kind === "ok") {
          graph.value = answer.value;
        }
      });
    }
  });
}
