/**
 * The clock of the stack, where it is not that of the machine.
 *
 * @module
 */
import type { ComponentChild } from "preact";
import { formatSeconds } from "./format.ts";
import { hrefOf } from "./route.ts";
import { world } from "./world-data.ts";

/** Says that time stands still or is moved; nothing where it is the machine's. */
export function ClockBadge(): ComponentChild {
  const clock = world.value?.clock;
  if (clock === undefined || (!clock.held && clock.offsetMs === 0)) {
    return null;
  }
  const words = [
    clock.held ? "clock held" : "",
    Math.abs(clock.offsetMs) < 1000
      ? ""
      : `${clock.offsetMs > 0 ? "+" : ""}${formatSeconds(clock.offsetMs / 1000)}`,
  ];
  return (
    <a class="badge" href={hrefOf("world")}>
      {words.filter((word) => word !== "").join(", ")}
    </a>
  );
}
