/**
 * What a function changed.
 *
 * @module
 */
import type { ComponentChild } from "preact";
import type { Change } from "../../trace/request-record.ts";
import { Scroll } from "./scroll.tsx";

const kindOf = ({ before, after }: Change): "added" | "removed" | "changed" =>
  before === undefined ? "added" : after === undefined ? "removed" : "changed";

/** Changes, one in a row. */
export function Diff({ changes }: { readonly changes: readonly Change[] }): ComponentChild {
  return (
    <Scroll label="What it changed">
      <table class="grid diff rules">
        <caption class="unseen">What it changed</caption>
        <thead>
          <tr>
            <th scope="col">Changed</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.path} class={kindOf(change)}>
              <th scope="row">{change.path}</th>
              <td>
                {change.before === undefined ? (
                  <span class="soft">absent</span>
                ) : (
                  <del>{change.before}</del>
                )}
              </td>
              <td>
                {change.after === undefined ? (
                  <span class="soft">removed</span>
                ) : (
                  <ins>{change.after}</ins>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
