/**
 * The clock of the stack: hold it, move it, and let it be the machine's again.
 *
 * @module
 */
import type { ComponentChild } from "preact";
import { useEffect, useState } from "preact/hooks";
import { announce } from "./announce.ts";
import { call } from "./call.ts";
import { formatMoment, formatSeconds } from "./format.ts";
import { type ClockState, readWorld } from "./world-data.ts";

const steps: readonly (readonly [words: string, seconds: number])[] = [
  ["+10 s", 10],
  ["+1 min", 60],
  ["+5 min", 300],
  ["+1 h", 3_600],
  ["+1 d", 86_400],
];

/** What the clock shows now: it goes on after it was read, unless it is held. */
function useNow({ nowMs, held }: ClockState): number {
  const [elapsed, setElapsed] = useState(0);
  useEffect(() => {
    setElapsed(0);
    if (held) {
      return;
    }
    const readMs = performance.now();
    const timer = setInterval(() => setElapsed(performance.now() - readMs), 1_000);
    return () => clearInterval(timer);
  }, [nowMs, held]);
  return nowMs + elapsed;
}

/** The panel. */
export function ClockPanel({ clock }: { readonly clock: ClockState }): ComponentChild {
  const now = useNow(clock);
  const [problem, setProblem] = useState("");
  async function set(change: object, what: string): Promise<void> {
    const answer = await call("clock", { method: "POST", json: change });
    setProblem(answer.kind === "ok" ? "" : answer.problem);
    announce(answer.kind === "ok" ? what : answer.problem);
    await readWorld();
  }
  const offset = Math.round(clock.offsetMs / 1000);
  return (
    <section class="panel" aria-labelledby="clock-title">
      <h2 id="clock-title">Clock</h2>
      <p class="clock">
        <time dateTime={new Date(now).toISOString()}>{formatMoment(now)}</time>{" "}
        <span class="soft">
          UTC{clock.held ? ", held" : ""}
          {offset === 0 ? "" : `, ${offset > 0 ? "+" : ""}${formatSeconds(offset)}`}
        </span>
      </p>
      <div class="row">
        <button
          type="button"
          aria-pressed={clock.held}
          onClick={() =>
            void set({ hold: !clock.held }, clock.held ? "Time goes on" : "Time is held")
          }
        >
          {clock.held ? "Let go" : "Hold"}
        </button>
        {steps.map(([words, seconds]) => (
          <button
            key={words}
            type="button"
            onClick={() => void set({ advanceSeconds: seconds }, `${words.slice(1)} passed`)}
          >
            {words}
          </button>
        ))}
        <button
          type="button"
          onClick={() => void set({ reset: true }, "The clock is the machine's")}
        >
          Reset
        </button>
      </div>
      <form
        class="fields"
        onSubmit={(event) => {
          event.preventDefault();
          const to = Date.parse(`${new FormData(event.currentTarget).get("to")}Z`);
          if (Number.isFinite(to)) {
            void set({ toMs: to }, "The clock is moved");
          }
        }}
      >
        <label class="field">
          Move to, UTC
          <input name="to" type="datetime-local" required step={1} />
        </label>
        <button type="submit">Move</button>
      </form>
      <p class="problem" role="alert">
        {problem}
      </p>
    </section>
  );
}
