/**
 * What functions logged.
 *
 * @module
 */
import type { ComponentChild } from "preact";
import { useState } from "preact/hooks";
import { withQuery } from "./call.ts";
import { counted, formatTime } from "./format.ts";
import { Notice } from "./notice.tsx";
import { Scroll } from "./scroll.tsx";
import { useCall } from "./use-call.ts";

interface LogLines {
  /** Newest last. */
  readonly lines: readonly {
    readonly id: number;
    readonly timeMs: number;
    readonly function: string;
    readonly requestId: string;
    readonly line: string;
  }[];
  readonly functions: readonly string[];
}

/** The shelf. */
export function LogsShelf(): ComponentChild {
  const [query, setQuery] = useState({ function: "", request: "", q: "" });
  const { value, problem, again } = useCall<LogLines>(withQuery("logs", { ...query, limit: 300 }));
  const set = (name: keyof typeof query) => (event: { currentTarget: { value: string } }) =>
    setQuery({ ...query, [name]: event.currentTarget.value.trim() });
  return (
    <div class="shelf">
      <form class="fields" onSubmit={(event) => event.preventDefault()}>
        <label class="field">
          Function
          <select value={query.function} onChange={set("function")}>
            <option value="">all</option>
            {[...new Set([...(value?.functions ?? []), query.function])]
              .filter((name) => name !== "")
              .map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
          </select>
        </label>
        <label class="field grow">
          Contains
          <input type="search" value={query.q} onInput={set("q")} spellcheck={false} />
        </label>
        <label class="field grow">
          Invocation
          <input type="search" value={query.request} onInput={set("request")} spellcheck={false} />
        </label>
        <button type="button" onClick={() => void again()}>
          Refresh
        </button>
      </form>
      {value === undefined ? (
        <Notice problem={problem} />
      ) : (
        <>
          <p class="soft" role="status">
            {counted(value.lines.length, "line")}, newest first
          </p>
          {value.lines.length > 0 && (
            <Scroll label="Lines of logs">
              <table class="grid lines">
                <caption class="unseen">Lines of logs, newest first</caption>
                <thead>
                  <tr>
                    <th scope="col">Time, UTC</th>
                    <th scope="col">Function</th>
                    <th scope="col">Line</th>
                  </tr>
                </thead>
                <tbody>
                  {[...value.lines]
                    .reverse()
                    .map(({ id, timeMs, function: name, requestId, line }) => (
                      <tr key={id}>
                        <td class="soft">{formatTime(timeMs)}</td>
                        <td>
                          <button
                            type="button"
                            class="plain"
                            title="Only this invocation"
                            onClick={() => setQuery({ ...query, request: requestId })}
                          >
                            {name}
                            <span class="unseen">, only invocation {requestId}</span>
                          </button>
                        </td>
                        <td class="code">{line}</td>
                      </tr>
                    ))}
                </tbody>
              </table>
            </Scroll>
          )}
        </>
      )}
    </div>
  );
}
