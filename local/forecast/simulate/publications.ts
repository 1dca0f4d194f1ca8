/**
 * When copies were last invalidated.
 *
 * @module
 */
import type { TrafficPattern } from "../traffic/traffic.ts";

const dayMs = 86_400_000;

/** Whether an invalidation path names the requests of a route. */
function isNamed(path: string, label: string): boolean {
  const target = label.slice(label.indexOf(" ") + 1);
  const bare = target.split("?")[0] ?? "";
  return path.endsWith("*") ? target.startsWith(path.slice(0, -1)) : bare === path;
}

/** Publications of a day of the simulated time. */
export function publicationsOn({ publications, matchDays }: TrafficPattern, day: number): number {
  if (publications === undefined) {
    return 0;
  }
  return matchDays.has(day) ? publications.matchDay : publications.otherDay;
}

/**
 * When the last invalidation before a time named a route.
 *
 * @param label Of the route, like `GET /rugby_data.json`.
 * @returns minus infinity where none did on that day or the day before.
 */
export function invalidatedAt(traffic: TrafficPattern, label: string, nowMs: number): number {
  const { publications, startMs } = traffic;
  if (publications === undefined || !publications.paths.some((path) => isNamed(path, label))) {
    return Number.NEGATIVE_INFINITY;
  }
  const day = Math.floor((nowMs - startMs) / dayMs);
  for (const each of [day, day - 1]) {
    const count = publicationsOn(traffic, each);
    const dayStartMs = startMs + each * dayMs;
    const stepMs = dayMs / count;
    // In the middle of equal parts of the day.
    const at = Math.floor((nowMs - dayStartMs) / stepMs - 0.5);
    if (count > 0 && at >= 0) {
      return dayStartMs + (Math.min(at, count - 1) + 0.5) * stepMs;
    }
  }
  return Number.NEGATIVE_INFINITY;
}
