/**
 * What the program declares and the runtime does not simulate.
 *
 * @module
 */
import type { ComponentChild } from "preact";
import { useState } from "preact/hooks";
import { counted } from "./format.ts";
import { Notice } from "./notice.tsx";
import { Scroll } from "./scroll.tsx";
import { useCall } from "./use-call.ts";

interface Findings {
  readonly findings: readonly {
    readonly urn: string;
    readonly type: string;
    readonly what: string;
    readonly why: string;
  }[];
}

/** The shelf: findings of the same kind are one row. */
export function GapsShelf(): ComponentChild {
  const { value, problem } = useCall<Findings>("findings");
  const [text, setText] = useState("");
  if (value === undefined) {
    return <Notice problem={problem} />;
  }
  const found = value.findings.filter((each) =>
    Object.values(each).join(" ").toLowerCase().includes(text.toLowerCase()),
  );
  const groups = Map.groupBy(found, ({ type, what, why }) => `${type} ${what} ${why}`);
  return (
    <div class="shelf">
      <label class="field">
        Filter
        <input
          type="search"
          value={text}
          spellcheck={false}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <p class="soft" role="status">
        {counted(found.length, "finding")}
      </p>
      <Scroll label="What is not simulated">
        <table class="grid">
          <caption class="unseen">What is not simulated</caption>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Instead</th>
              <th scope="col">Of</th>
            </tr>
          </thead>
          <tbody>
            {[...groups].map(([key, [first, ...others]]) => (
              <tr key={key}>
                <th scope="row">
                  {first?.type}
                  {first?.what !== "" && <code> {first?.what}</code>}
                </th>
                <td>{first?.why}</td>
                <td>
                  {first?.urn.split("::").at(-1)}
                  {others.length > 0 && (
                    <span
                      class="soft"
                      title={others.map(({ urn }) => urn.split("::").at(-1)).join(", ")}
                    >
                      {" "}
                      and {others.length} more
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </div>
  );
}
