/**
 * The picture of the stack, with what goes through it.
 *
 * @module
 */
import { computed, effect, signal } from "@preact/signals";
import type { ComponentChild } from "preact";
import { type DrawingState, draw, kindName } from "../../picture/drawing.ts";
import type { Edge } from "../../picture/edges.ts";
import { layOut } from "../../picture/layout.ts";
import type { Part, Picture } from "../../picture/picture.ts";
import { counted, formatShare } from "./format.ts";
import { PartPanel } from "./part-panel.tsx";
import { requests } from "./request-store.ts";
import { hrefOf } from "./route.ts";
import { graph } from "./stack-data.ts";
import { SvgElement } from "./svg-element.tsx";
import { type Load, loadOf, partsFinder } from "./traffic.ts";
import { world } from "./world-data.ts";

/** Milliseconds for which a part is drawn as busy after a request. */
const busyMs = 1_500;

const layout = computed(() => (graph.value ? layOut(graph.value) : undefined));
const finder = computed(() => (graph.value ? partsFinder(graph.value) : () => []));
const loads = computed(() => loadOf(requests.value, finder.value));
const busy = signal<ReadonlySet<string>>(new Set());

/** Has parts be busy for a while after each request that ended. */
export function followTraffic(): void {
  let seen = new Set<string>();
  let timer: number | undefined;
  effect(() => {
    const ended = requests.value.filter(({ status }) => status !== undefined);
    const news = ended.filter(({ id }) => !seen.has(id));
    const isFirst = seen.size === 0;
    seen = new Set(ended.map(({ id }) => id));
    if (news.length > 0 && !isFirst) {
      const find = finder.peek();
      busy.value = new Set(news.slice(0, 50).flatMap(find));
      clearTimeout(timer);
      timer = setTimeout(() => {
        busy.value = new Set();
      }, busyMs) as unknown as number;
    }
  });
}

/** What is written below the name of a part. */
function loadWords({ kind, detail }: Part, load: Load | undefined): string {
  if (load === undefined) {
    return detail;
  }
  const errors = load.errors === 0 ? "" : `, ${counted(load.errors, "error")}`;
  return kind === "cache"
    ? `${formatShare(load.hits, load.requests)} hit`
    : `${load.requests.toLocaleString("en")}${kind === "viewers" ? "" : " req"}${errors}`;
}

function stateOf(chosen: string): DrawingState {
  const down = new Set(
    (world.value?.regions ?? []).filter(({ healthy }) => !healthy).map(({ region }) => region),
  );
  return {
    href: (id) => hrefOf("stack", id),
    partOf({ part, lane }) {
      const { id } = part;
      const isBusy = busy.value.has(id) && (lane === undefined || busy.value.has(lane));
      const load = loads.value.get(id);
      const isDown = part.region !== undefined && down.has(part.region) && isRegional(part);
      return {
        classes: [
          isBusy ? "busy" : "",
          (load?.errors ?? 0) > 0 ? "failing" : "",
          isDown ? "down" : "",
          id === chosen ? "chosen" : "",
        ].filter((name) => name !== ""),
        words: isDown ? "Region is down" : loadWords(part, load),
      };
    },
    edgeOf: (edge: Edge) =>
      busy.value.has(edge.from) &&
      busy.value.has(edge.to) &&
      (edge.lane === undefined || busy.value.has(edge.lane)) &&
      edge.kind !== "use" &&
      edge.kind !== "replication"
        ? ["busy"]
        : [],
  };
}

const isRegional = ({ kind }: Part) =>
  kind === "api" || kind === "private-api" || kind === "function-url";

function Legend(): ComponentChild {
  const lines: readonly (readonly [string, string])[] = [
    ["request", "requests"],
    ["failover", "failover, or chosen by a function"],
    ["use", "used by a function"],
    ["event", "events and messages"],
    ["replication", "replication"],
  ];
  return (
    <ul class="legend">
      {lines.map(([kind, words]) => (
        <li key={kind}>
          <svg width="30" height="8" aria-hidden="true" class="stack">
            <path class={`edge ${kind}`} d="M0 4H30" />
          </svg>
          {words}
        </li>
      ))}
    </ul>
  );
}

/** Every part, as a table: what the picture says to those who do not see it. */
function PartTable({ parts }: Pick<Picture, "parts">): ComponentChild {
  return (
    <details class="raw">
      <summary>All {parts.length} parts as a table</summary>
      <table class="grid">
        <caption class="unseen">Parts of the stack</caption>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col">What it is</th>
            <th scope="col">Region</th>
            <th scope="col" class="number">
              Requests
            </th>
            <th scope="col" class="number">
              Errors
            </th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ id, name, kind, region }) => (
            <tr key={id}>
              <th scope="row">
                <a href={hrefOf("stack", id)}>{name}</a>
              </th>
              <td>{kindName(kind)}</td>
              <td>{region ?? ""}</td>
              <td class="number">{loads.value.get(id)?.requests ?? 0}</td>
              <td class="number">{loads.value.get(id)?.errors ?? 0}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** The view. @param item Id of the part that is opened; empty for none. */
export function StackView({ item }: { readonly item: string }): ComponentChild {
  const picture = graph.value;
  const placed = layout.value;
  if (picture === undefined || placed === undefined) {
    return (
      <>
        <h1>Stack</h1>
        <p class="empty">Loading</p>
      </>
    );
  }
  const chosen = picture.parts.find(({ id }) => id === item);
  return (
    <>
      <div class="heading">
        <h1>Stack</h1>
        <p class="soft">{counted(requests.value.length, "request")} counted</p>
        <Legend />
      </div>
      <section class="picture" aria-label="Picture of the stack">
        <SvgElement element={draw(placed, stateOf(item))} />
      </section>
      {chosen !== undefined && <PartPanel key={item} part={chosen} />}
      <PartTable parts={picture.parts} />
    </>
  );
}
