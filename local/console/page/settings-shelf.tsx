/**
 * The settings of the stack and where each comes from.
 *
 * @module
 */
import type { ComponentChild } from "preact";
import { Notice } from "./notice.tsx";
import { Scroll } from "./scroll.tsx";
import { useCall } from "./use-call.ts";

interface Settings {
  readonly settings: readonly {
    readonly key: string;
    readonly value: string;
    readonly secret: boolean;
    readonly source: string;
    readonly where?: string;
  }[];
}

/** The shelf. */
export function SettingsShelf(): ComponentChild {
  const { value, problem } = useCall<Settings>("settings");
  if (value === undefined) {
    return <Notice problem={problem} />;
  }
  return value.settings.length === 0 ? (
    <p class="empty">The stack has no settings.</p>
  ) : (
    <Scroll label="Settings of the stack">
      <table class="grid">
        <caption class="unseen">Settings of the stack</caption>
        <thead>
          <tr>
            <th scope="col">Setting</th>
            <th scope="col">Value</th>
            <th scope="col">Source</th>
          </tr>
        </thead>
        <tbody>
          {value.settings.map(({ key, value: text, secret, source, where }) => (
            <tr key={key}>
              <th scope="row" class="code">
                {key}
              </th>
              <td class="code">{secret ? <span class="soft">secret</span> : text}</td>
              <td>
                {source} <span class="soft">{where === source ? "" : where}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
