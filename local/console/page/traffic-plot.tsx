/**
 * A plot of traffic: what was answered in each second.
 *
 * @module
 */
import type { ComponentChild } from "preact";
import { plotOf, type Second, statusClasses } from "./traffic-bars.ts";

/** What the runtime tells of traffic. Times are of the stack's clock. */
export interface TrafficState {
  readonly kind?: string;
  readonly state: "none" | "running" | "probing" | "done" | "stopped";
  readonly startedMs: number;
  readonly seconds: number;
  readonly elapsedSeconds: number;
  readonly sent: number;
  readonly skipped: number;
  readonly statuses: Readonly<Record<string, number>>;
  readonly bySecond: readonly Second[];
  readonly firstBlockedMs: number | null;
  readonly passedAgainMs: number | null;
}

const size = { width: 640, height: 120 };

/** The plot, and its sums as a table. */
export function TrafficPlot({ state }: { readonly state: TrafficState }): ComponentChild {
  const since = (ms: number | null) => (ms === null ? undefined : (ms - state.startedMs) / 1000);
  const marks = [
    { at: since(state.firstBlockedMs), words: "blocked" },
    { at: since(state.passedAgainMs), words: "passes again" },
  ].flatMap(({ at, words }) => (at === undefined ? [] : [{ at, words }]));
  const plot = plotOf(state.bySecond, state.seconds, marks, size);
  const sums = Object.entries(state.statuses);
  return (
    <figure class="plot">
      <svg viewBox={`0 -14 ${size.width} ${size.height + 30}`} aria-hidden="true">
        {plot.bars.map(({ x, y, width, height, status }) => (
          <rect
            key={`${x} ${status}`}
            class={`bar-${status}`}
            x={x}
            y={y}
            width={width}
            height={height}
          />
        ))}
        <path class="axis" d={`M0 ${size.height}H${size.width}`} />
        {plot.marks.map(({ x, words }) => (
          <g key={words} class="mark">
            <path d={`M${x} -2V${size.height}`} />
            <text x={x} y="-5" class={x > size.width - 80 ? "end" : ""}>
              {words}
            </text>
          </g>
        ))}
        <text class="tick" x="0" y={size.height + 13}>
          0 s
        </text>
        <text class="tick end" x={size.width} y={size.height + 13}>
          {Math.round(plot.seconds)} s
        </text>
        <text class="tick" x="0" y="-5">
          {plot.most} a second
        </text>
      </svg>
      <figcaption>
        <ul class="legend">
          {sums.map(([status, count]) => (
            <li key={status}>
              <span class={`swatch ${statusClasses(Number(status))}`} aria-hidden="true" />
              {status}: {count.toLocaleString("en")}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}
