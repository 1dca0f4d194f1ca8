/**
 * A crowd: a flood from one address, or a match day in minutes.
 *
 * @module
 */
import type { ComponentChild } from "preact";
import { useEffect, useState } from "preact/hooks";
import { announce } from "./announce.ts";
import { call } from "./call.ts";
import { Field } from "./field.tsx";
import { counted, formatSeconds } from "./format.ts";
import { TrafficPlot, type TrafficState } from "./traffic-plot.tsx";

type Kind = "flood" | "match-day";

const titles = { flood: "Flood from one address", "match-day": "Match day in minutes" };

const isUnderWay = ({ state }: TrafficState) => state === "running" || state === "probing";

/** The numbers of a form. */
function readForm(form: FormData, kind: Kind, viewer: string): object {
  const number = (name: string) => Number(form.get(name));
  return kind === "flood"
    ? {
        path: String(form.get("path")),
        address: String(form.get("address")),
        viewer,
        requestsPerSecond: number("requestsPerSecond"),
        seconds: number("seconds"),
      }
    : { minutes: number("minutes"), requestsPerSecond: number("requestsPerSecond") };
}

/** Follows traffic of one kind while it is under way. */
function useTraffic(kind: Kind): readonly [TrafficState | undefined, () => Promise<void>] {
  const [state, setState] = useState<TrafficState>();
  const read = async () => {
    const answer = await call<TrafficState>(kind);
    if (answer.kind === "ok") {
      setState(answer.value.kind === kind ? answer.value : undefined);
    }
  };
  const isOn = state !== undefined && isUnderWay(state);
  useEffect(() => {
    if (!isOn) {
      void read();
      return;
    }
    const timer = setInterval(() => void read(), 1_000);
    return () => clearInterval(timer);
  }, [isOn]);
  return [state, read];
}

function Fields({ kind }: { readonly kind: Kind }): ComponentChild {
  return kind === "flood" ? (
    <>
      <Field label="Path" name="path" value="/" grow />
      <Field label="Address" name="address" value="203.0.113.66" size={14} />
      <Field
        label="Requests a second"
        name="requestsPerSecond"
        type="number"
        value={50}
        min={1}
        max={2000}
      />
      <Field label="Seconds" name="seconds" type="number" value={60} min={1} max={600} />
    </>
  ) : (
    <>
      <Field label="Minutes" name="minutes" type="number" value={1} min={1} max={10} />
      <Field
        label="Requests a second, at most"
        name="requestsPerSecond"
        type="number"
        value={60}
        min={1}
        max={2000}
      />
    </>
  );
}

/** What happened so far, in words. */
function words(state: TrafficState): string {
  const since = (ms: number | null) =>
    ms === null ? "" : formatSeconds((ms - state.startedMs) / 1000);
  return [
    `${counted(state.sent, "request")} in ${formatSeconds(Math.min(state.elapsedSeconds, state.seconds))}`,
    state.skipped > 0 ? `${state.skipped} not sent` : "",
    state.firstBlockedMs === null ? "" : `blocked after ${since(state.firstBlockedMs)}`,
    state.state === "probing" ? "asking until it passes again" : "",
    state.passedAgainMs === null ? "" : `passes again after ${since(state.passedAgainMs)}`,
  ]
    .filter((each) => each !== "")
    .join(", ");
}

/** The panel. */
export function TrafficPanel({
  kind,
  viewer,
}: {
  readonly kind: Kind;
  readonly viewer: string;
}): ComponentChild {
  const [state, read] = useTraffic(kind);
  const [problem, setProblem] = useState("");
  const isOn = state !== undefined && isUnderWay(state);
  async function run(method: "POST" | "DELETE", json?: object): Promise<void> {
    const answer = await call(kind, { method, json });
    setProblem(answer.kind === "ok" ? "" : answer.problem);
    if (answer.kind === "ok") {
      announce(method === "POST" ? `${titles[kind]}: begun` : `${titles[kind]}: ended`);
    }
    await read();
  }
  return (
    <section class="panel wide" aria-labelledby={`${kind}-title`}>
      <h2 id={`${kind}-title`}>{titles[kind]}</h2>
      <form
        class="fields"
        onSubmit={(event) => {
          event.preventDefault();
          void run("POST", readForm(new FormData(event.currentTarget), kind, viewer));
        }}
      >
        <Fields kind={kind} />
        <button type="submit" class="first" disabled={isOn}>
          Begin
        </button>
        <button type="button" disabled={!isOn} onClick={() => void run("DELETE")}>
          End
        </button>
      </form>
      <p class="problem" role="alert">
        {problem}
      </p>
      {state !== undefined && (
        <>
          <p>{words(state)}</p>
          <TrafficPlot state={state} />
        </>
      )}
    </section>
  );
}
