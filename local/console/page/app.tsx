/**
 * The frame around the views: names, links, clock, state of the connection.
 *
 * @module
 */
import type { ComponentChild } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { announcement } from "./announce.ts";
import { ClockBadge } from "./clock-badge.tsx";
import { connection } from "./live.ts";
import { RequestList } from "./request-list.tsx";
import { RequestView } from "./request-view.tsx";
import { hrefOf, type Route, route, type View, views } from "./route.ts";
import { ShelvesView } from "./shelves-view.tsx";
import { graph } from "./stack-data.ts";
import { StackView } from "./stack-view.tsx";
import { WorldView } from "./world-view.tsx";

const names: Readonly<Record<View, string>> = {
  requests: "Requests",
  stack: "Stack",
  world: "World",
  shelves: "Shelves",
};

function content({ view, item }: Route): ComponentChild {
  switch (view) {
    case "requests":
      return item === "" ? <RequestList /> : <RequestView key={item} id={item} />;
    case "stack":
      return <StackView item={item} />;
    case "world":
      return <WorldView />;
    case "shelves":
      return <ShelvesView item={item} />;
  }
}

const states = { connecting: "connecting", live: "live", lost: "no connection" };

/** The whole page. */
export function App(): ComponentChild {
  const current = route.value;
  const main = useRef<HTMLElement>(null);
  const isFirst = useRef(true);
  const place = `${current.view}/${current.item}`;
  useEffect(() => {
    document.title = `${names[current.view]} · touchline`;
    if (!isFirst.current) {
      main.current?.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
    isFirst.current = false;
  }, [place]);
  const { project = "", stack = "" } = graph.value ?? {};
  return (
    <>
      <button type="button" class="skip" onClick={() => main.current?.focus()}>
        Skip to content
      </button>
      <header class="bar">
        <p class="brand">
          <strong>touchline</strong>
          <span>{stack === "" ? "" : `${project} / ${stack}`}</span>
        </p>
        <nav aria-label="Views">
          <ul>
            {views.map((view) => (
              <li key={view}>
                <a href={hrefOf(view)} aria-current={view === current.view ? "page" : undefined}>
                  {names[view]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div class="state">
          <ClockBadge />
          <span class={`connection ${connection.value}`}>{states[connection.value]}</span>
        </div>
      </header>
      <main ref={main} tabIndex={-1} id="main">
        {content(current)}
      </main>
      <p class="unseen" role="status">
        {announcement.value}
      </p>
    </>
  );
}
