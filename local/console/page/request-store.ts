/**
 * The last requests, bounded.
 *
 * @module
 */
import { computed, signal } from "@preact/signals";
import type { RequestSummary } from "../../trace/request-record.ts";
import { readFilter } from "./request-filter.ts";

/** Requests that are kept in the page. */
export const maxKept = 500;

/** Rows that are shown at a time. */
export const maxRows = 200;

/** Newest first. */
export const requests = signal<readonly RequestSummary[]>([]);

/** Whether the list stands still. What comes meanwhile is shown afterwards. */
export const isPaused = signal(false);

/** What the list is filtered by. */
export const filterText = signal("");

const held = signal<readonly RequestSummary[] | undefined>(undefined);

/** What the list shows. */
export const shown = computed(() =>
  (held.value ?? requests.value).filter(readFilter(filterText.value)),
);

/** How many came since the list stands still. */
export const missed = computed(() => {
  const newest = held.value?.[0];
  if (held.value === undefined) {
    return 0;
  }
  const at = requests.value.findIndex(({ id }) => id === newest?.id);
  return at < 0 ? requests.value.length : at;
});

/** Has the list stand still, or go on. */
export function pause(on: boolean): void {
  isPaused.value = on;
  held.value = on ? requests.value : undefined;
}

/** Takes in requests: a known one is replaced where it stands. */
export function merge(
  known: readonly RequestSummary[],
  news: readonly RequestSummary[],
): readonly RequestSummary[] {
  const byId = new Map(news.map((request) => [request.id, request]));
  const kept = known.map((request) => {
    const replaced = byId.get(request.id);
    byId.delete(request.id);
    return replaced ?? request;
  });
  return [...[...byId.values()].reverse(), ...kept].slice(0, maxKept);
}

/** Takes in what happened, oldest first. */
export function take(news: readonly RequestSummary[]): void {
  if (news.length > 0) {
    requests.value = merge(requests.value, news);
  }
}

/** Forgets all of them. */
export function forget(): void {
  requests.value = [];
  held.value = isPaused.value ? [] : undefined;
}
