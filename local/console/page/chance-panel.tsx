/**
 * What is left to chance: lag of rate rules, weights, lost connections.
 *
 * @module
 */
import type { ComponentChild } from "preact";
import { useState } from "preact/hooks";
import { announce } from "./announce.ts";
import { call } from "./call.ts";
import { Field } from "./field.tsx";
import { readWorld } from "./world-data.ts";

/** The panel. */
export function ChancePanel({ seed }: { readonly seed: number | null }): ComponentChild {
  const [problem, setProblem] = useState("");
  async function set(next: number | null): Promise<void> {
    const answer = await call("chance", { method: "POST", json: { seed: next } });
    setProblem(answer.kind === "ok" ? "" : answer.problem);
    if (answer.kind === "ok") {
      announce(next === null ? "Chance is not repeatable" : `Chance begins again at ${next}`);
    }
    await readWorld();
  }
  return (
    <section class="panel" aria-labelledby="chance-title">
      <h2 id="chance-title">Chance</h2>
      <p class="soft">
        {seed === null
          ? "How late WAF acts, which version answers and which connections are lost differ each time."
          : `It repeats itself from the seed ${seed}.`}
      </p>
      <form
        class="fields"
        onSubmit={(event) => {
          event.preventDefault();
          const text = String(new FormData(event.currentTarget).get("seed"));
          void set(text === "" ? null : Number(text));
        }}
      >
        <Field key={seed} label="Seed" name="seed" type="number" value={seed ?? 7} step={1} />
        <button type="submit">Repeat</button>
        <button type="button" disabled={seed === null} onClick={() => void set(null)}>
          Release
        </button>
      </form>
      <p class="problem" role="alert">
        {problem}
      </p>
    </section>
  );
}
