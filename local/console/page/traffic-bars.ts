/**
 * Where the bars of a plot of traffic are.
 *
 * @module
 */
/** What was answered in a second. */
export interface Second {
  readonly second: number;
  readonly statuses: Readonly<Record<string, number>>;
}

/** A part of a bar: the answers of one class of statuses in some seconds. */
export interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly status: StatusClass;
}

/** How an answer is drawn. */
export type StatusClass = "passed" | "blocked" | "failed";

/** A plot. */
export interface Plot {
  readonly bars: readonly Bar[];
  readonly marks: readonly { readonly x: number; readonly words: string }[];
  /** The end of the axis. */
  readonly seconds: number;
  /** The highest number of a second. */
  readonly most: number;
}

/** How a status is drawn: 5xx failed, 403 and 429 blocked, everything else passed. */
export function statusClasses(status: number): StatusClass {
  if (status >= 500) {
    return "failed";
  }
  return status === 403 || status === 429 ? "blocked" : "passed";
}

const order: readonly StatusClass[] = ["passed", "blocked", "failed"];

/** Bars at most: seconds share one beyond that. */
export const maxBars = 160;

/** Lays a plot out. @param seconds How long the traffic is meant to last. */
export function plotOf(
  bySecond: readonly Second[],
  seconds: number,
  marks: readonly { readonly at: number; readonly words: string }[],
  size: { readonly width: number; readonly height: number },
): Plot {
  const end = Math.max(
    seconds,
    ...bySecond.map(({ second }) => second + 1),
    ...marks.map(({ at }) => at),
    1,
  );
  const perBar = Math.ceil(end / maxBars);
  const width = (size.width * perBar) / end;
  const sums = new Map<number, Record<StatusClass, number>>();
  for (const { second, statuses } of bySecond) {
    const at = Math.floor(second / perBar);
    const sum = sums.get(at) ?? { passed: 0, blocked: 0, failed: 0 };
    for (const [status, count] of Object.entries(statuses)) {
      sum[statusClasses(Number(status))] += count;
    }
    sums.set(at, sum);
  }
  const total = (sum: Record<StatusClass, number>) => sum.passed + sum.blocked + sum.failed;
  const most = Math.max(1, ...[...sums.values()].map(total));
  const bars = [...sums].flatMap(([at, sum]) => {
    let y = size.height;
    return order.flatMap((status): readonly Bar[] => {
      const height = (size.height * sum[status]) / most;
      y -= height;
      return height === 0
        ? []
        : [{ x: at * width, y, width: Math.max(1, width - 0.5), height, status }];
    });
  });
  return {
    bars,
    marks: marks.map(({ at, words }) => ({ x: (size.width * at) / end, words })),
    seconds: end,
    most: Math.round(most / perBar),
  };
}
