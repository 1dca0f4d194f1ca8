/**
 * The viewer that is looked from: its place, what CloudFront tells of it, and what it is answered.
 *
 * @module
 */
import type { ComponentChild } from "preact";
import { useState } from "preact/hooks";
import type { RequestRecord, RequestSummary } from "../../trace/request-record.ts";
import { call } from "./call.ts";
import { Field } from "./field.tsx";
import { HeaderTable } from "./message-view.tsx";
import { CacheMark, StatusMark } from "./request-marks.tsx";
import { hrefOf } from "./route.ts";
import type { Place } from "./world-data.ts";

/** What the runtime tells of a viewer. */
export interface SeenViewer {
  readonly place: NonNullable<RequestSummary["place"]>;
  readonly point: { readonly latitude: number; readonly longitude: number } | null;
  readonly headers: RequestRecord["request"]["headers"];
  readonly regions: readonly { readonly region: string; readonly km: number }[];
}

interface ViewerPanelProps {
  readonly places: readonly Place[];
  readonly viewer: string;
  readonly seen: SeenViewer | undefined;
  readonly problem: string;
  readonly lookFrom: (viewer: string) => void;
}

/** Sends a request as the viewer, and shows who answered. */
function Ask({ viewer }: Pick<ViewerPanelProps, "viewer">): ComponentChild {
  const [answered, setAnswered] = useState<RequestSummary>();
  const [problem, setProblem] = useState("");
  async function ask(url: string): Promise<void> {
    const answer = await call<RequestSummary>("requests", {
      method: "POST",
      json: { method: "GET", url, viewer },
    });
    setProblem(answer.kind === "ok" ? "" : answer.problem);
    setAnswered(answer.kind === "ok" ? answer.value : undefined);
  }
  return (
    <form
      class="fields"
      onSubmit={(event) => {
        event.preventDefault();
        void ask(String(new FormData(event.currentTarget).get("url")));
      }}
    >
      <Field label="Ask as this viewer" name="url" value="/" grow />
      <button type="submit">Ask</button>
      <p class="answered" role="status">
        {answered !== undefined && (
          <>
            <StatusMark status={answered.status} /> <CacheMark cache={answered.cache} />{" "}
            {answered.region ?? ""} <a href={hrefOf("requests", answered.id)}>stages</a>
          </>
        )}
        <span class="problem">{problem}</span>
      </p>
    </form>
  );
}

/** The panel. */
export function ViewerPanel(props: ViewerPanelProps): ComponentChild {
  const { places, viewer, seen, problem, lookFrom } = props;
  const isListed = places.some((place) => place.viewer === viewer);
  return (
    <section class="panel" aria-labelledby="viewer-title">
      <h2 id="viewer-title">Viewer</h2>
      <div class="fields">
        <label class="field grow">
          Place
          <select
            value={isListed ? viewer : ""}
            onChange={(event) =>
              event.currentTarget.value !== "" && lookFrom(event.currentTarget.value)
            }
          >
            {!isListed && <option value="">{viewer}</option>}
            {places.map((place) => (
              <option key={place.label} value={place.viewer}>
                {place.label}, {place.country}
              </option>
            ))}
          </select>
        </label>
        <label class="field grow">
          Or a value of x-local-viewer
          <input
            value={viewer}
            spellcheck={false}
            autocomplete="off"
            aria-invalid={problem !== ""}
            aria-describedby="viewer-problem"
            onChange={(event) => lookFrom(event.currentTarget.value)}
          />
        </label>
      </div>
      <p id="viewer-problem" class="problem">
        {problem}
      </p>
      <Ask key={viewer} viewer={viewer} />
      <details class="raw">
        <summary>Headers that CloudFront can send</summary>
        <HeaderTable headers={seen?.headers ?? []} caption="Headers that CloudFront can send" />
      </details>
    </section>
  );
}
