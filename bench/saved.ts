/**
 * The claim: a saved handler answers within 300 ms.
 *
 * @module
 */
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { watchSources } from "../local/server/source-watch.ts";
import { startLocal } from "../local/start-local.ts";
import { type Claim, compare, interleaved } from "./figures.ts";
import { copyProject } from "./project-copy.ts";

/** Measures it. */
export async function saved({ rounds = 7 } = {}): Promise<Claim> {
  const root = await copyProject({});
  const file = join(root, "functions/core/stamp-value.ts");
  const source = await readFile(file, "utf8");
  const local = await startLocal({ root, stack: "dev", watch: true, log: () => undefined });
  let taken = Promise.withResolvers<void>();
  const endWatch = await watchSources(root, (files) => {
    void local.saved(files).then(taken.resolve, taken.reject);
  });
  let save = 0;
  /** Milliseconds from a save to the first response with it. */
  async function answered(settled: boolean): Promise<number> {
    save += 1;
    taken = Promise.withResolvers();
    const header = `x-touchline-edition-${save}`;
    const startedMs = performance.now();
    await writeFile(file, source.replace("x-touchline-version", header));
    if (settled) {
      await taken.promise;
    }
    while ((await fetch(`${local.url}/`)).headers.get(header) === null) {
      // Asks again, as a developer would.
    }
    const durationMs = performance.now() - startedMs;
    await taken.promise;
    return durationMs;
  }
  try {
    const samples = await interleaved(rounds, [() => answered(true), () => answered(false)]);
    const names = ["program evaluated", "handler replaced"];
    return {
      title: "A saved handler to its first response",
      figures: compare(names, samples, (value) => `${Math.round(value)} ms`),
      goals: [
        {
          what: "A saved handler to its first response",
          ours: "handler replaced",
          direction: "at most",
          limit: 300,
        },
      ],
      note: `Noticing the save and starting the function included; median of ${rounds} rounds.`,
    };
  } finally {
    endWatch();
    await local.close();
    await rm(root, { recursive: true, force: true });
  }
}
