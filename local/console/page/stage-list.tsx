/**
 * The stages of a request, each with its share of the time.
 *
 * @module
 */
import type { ComponentChild } from "preact";
import { useState } from "preact/hooks";
import type { RequestRecord } from "../../trace/request-record.ts";
import { formatMs } from "./format.ts";
import { functionName } from "./stack-data.ts";
import { barOf } from "./stage-bar.ts";
import { StageBody } from "./stage-body.tsx";
import { stageHeadline, stageName } from "./stage-words.ts";

/** The stages. */
export function StageList({ record }: { readonly record: RequestRecord }): ComponentChild {
  const [isOpen, setOpen] = useState(true);
  const { stages } = record;
  const end = Math.max(
    record.durationMs ?? 0,
    ...stages.map(({ startMs, durationMs }) => startMs + durationMs),
  );
  if (stages.length === 0) {
    return <p class="empty">No stage was recorded of this request.</p>;
  }
  return (
    <section class="stages">
      <div class="heading">
        <h2>Stages</h2>
        <button type="button" onClick={() => setOpen(!isOpen)}>
          {isOpen ? "Close all" : "Open all"}
        </button>
      </div>
      <ol>
        {stages.map((stage, at) => {
          const { left, width } = barOf(stage, end);
          return (
            <li key={at} class={`stage ${stage.kind}`}>
              <details open={isOpen}>
                <summary>
                  <span class="stage-name">{stageName(stage)}</span>
                  <span class="stage-words">{stageHeadline(stage, functionName)}</span>
                  <span class="track" aria-hidden="true">
                    <span class="span" style={{ left: `${left}%`, width: `${width}%` }} />
                  </span>
                  <span class="number">{formatMs(stage.durationMs)}</span>
                </summary>
                <div class="stage-body">
                  <StageBody stage={stage} />
                </div>
              </details>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
