/**
 * The live list of requests.
 *
 * @module
 */
import { Component, type ComponentChild } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { RequestSummary } from "../../trace/request-record.ts";
import { announce } from "./announce.ts";
import { counted, formatMs, formatTime } from "./format.ts";
import { clearRequests } from "./live.ts";
import { filterFields } from "./request-filter.ts";
import { CacheMark, StatusMark, viewerText } from "./request-marks.tsx";
import { filterText, isPaused, maxRows, missed, pause, requests, shown } from "./request-store.ts";
import { hrefOf } from "./route.ts";
import { functionName } from "./stack-data.ts";

/** One row; drawn again only when its request changed. */
class Row extends Component<{ readonly request: RequestSummary }> {
  override shouldComponentUpdate(next: { readonly request: RequestSummary }): boolean {
    return next.request !== this.props.request;
  }

  override render({ request }: { readonly request: RequestSummary }): ComponentChild {
    const { id, method, url, functions, region, durationMs, startedMs } = request;
    return (
      <tr>
        <td class="time wide">{formatTime(startedMs)}</td>
        <td class="what">
          <a href={hrefOf("requests", id)} title={url}>
            <span class="method">{method}</span> <span class="url">{url}</span>
          </a>
        </td>
        <td>
          <StatusMark {...request} />
        </td>
        <td>
          <CacheMark {...request} />
        </td>
        <td class="wide viewer">{viewerText(request)}</td>
        <td class="wide names" title={functions.join(", ")}>
          {functions.map(functionName).join(", ")}
        </td>
        <td class="middle">{region ?? ""}</td>
        <td class="number">{formatMs(durationMs)}</td>
      </tr>
    );
  }
}

function Filter(): ComponentChild {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const isTyping =
        event.target instanceof HTMLElement && event.target.matches("input, textarea, select");
      if (event.key === "/" && !isTyping) {
        event.preventDefault();
        input.current?.focus();
      }
    };
    addEventListener("keydown", focus);
    return () => removeEventListener("keydown", focus);
  }, []);
  return (
    <label class="filter">
      <span class="unseen">Filter requests</span>
      <input
        ref={input}
        type="search"
        placeholder="Filter: /v1 status:5xx cache:hit -assets"
        title={`Words, or ${filterFields.map((name) => `${name}:`).join(" ")}; - before a word excludes it. Key: /`}
        autocomplete="off"
        spellcheck={false}
        value={filterText.value}
        onInput={(event) => {
          filterText.value = event.currentTarget.value;
        }}
        onChange={() => announce(`${counted(shown.value.length, "request")} listed`)}
      />
    </label>
  );
}

function Actions(): ComponentChild {
  const paused = isPaused.value;
  return (
    <div class="actions">
      <button
        type="button"
        aria-pressed={paused}
        onClick={() => {
          pause(!paused);
          announce(paused ? "The list goes on" : "The list stands still");
        }}
      >
        {paused ? `Paused, ${missed.value} new` : "Pause"}
      </button>
      <button
        type="button"
        onClick={() => {
          void clearRequests().then(() => announce("All requests are cleared"));
        }}
      >
        Clear
      </button>
      <a class="button" href="/__local/requests.har" download="requests.har">
        HAR
      </a>
    </div>
  );
}

/** The view. */
export function RequestList(): ComponentChild {
  const found = shown.value;
  const rows = found.slice(0, maxRows);
  return (
    <>
      <div class="heading">
        <h1>Requests</h1>
        <p class="soft">{summaryOf(found.length, requests.value.length)}</p>
        <Filter />
        <Actions />
      </div>
      {rows.length === 0 ? (
        <Empty />
      ) : (
        <table class="requests">
          <caption class="unseen">Requests, newest first</caption>
          <thead>
            <tr>
              <th scope="col" class="time wide">
                Time, UTC
              </th>
              <th scope="col" class="what">
                Request
              </th>
              <th scope="col" class="answer">
                Status
              </th>
              <th scope="col" class="cache">
                Cache
              </th>
              <th scope="col" class="wide viewer">
                Viewer
              </th>
              <th scope="col" class="wide names">
                Functions
              </th>
              <th scope="col" class="middle region">
                Region
              </th>
              <th scope="col" class="number">
                Took
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((request) => (
              <Row key={request.id} request={request} />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function summaryOf(found: number, all: number): string {
  if (found > maxRows) {
    return `the newest ${maxRows} of ${found}`;
  }
  return found === all ? `${found}` : `${found} of ${all}`;
}

function Empty(): ComponentChild {
  return requests.value.length > 0 ? (
    <p class="empty">No request matches the filter.</p>
  ) : (
    <p class="empty">
      Nothing was asked yet. Requests are recorded while this page is open: ask{" "}
      <a href="/" target="_blank" rel="noreferrer">
        {location.origin}/
      </a>
      , or send one from here with <a href={hrefOf("requests", "new")}>New request</a>.
    </p>
  );
}
