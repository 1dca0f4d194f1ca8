/**
 * The claim: the first response with 200 comes less than a second after the start, evaluation of the program
 * included.
 *
 * @module
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Claim, compare, interleaved } from "./figures.ts";
import { facadeLine, portLine, startServer } from "./server-process.ts";

/** Milliseconds until a server that is started now has answered once. */
async function firstAnswer(
  args: readonly string[],
  address: (printed: string) => string | undefined,
  path: string,
): Promise<number> {
  const startedMs = performance.now();
  const server = await startServer(args, address);
  try {
    const { status } = await fetch(`${server.url}${path}`);
    if (status !== 200) {
      throw new Error(`${path} answered ${status}`);
    }
    return performance.now() - startedMs;
  } finally {
    await server.end();
  }
}

const reason =
  "the process that evaluates the program takes 0.6 s of a processor, half of it in the SDK's registrations of 325 resources, while the other one loads what serves: a start needs two free cores";

/** Measures it. */
export async function start({ rounds = 7 } = {}): Promise<Claim> {
  const data = await mkdtemp(join(tmpdir(), "touchline-bench-"));
  const facade = (path: string) => () =>
    firstAnswer(
      [
        "--import",
        "./scripts/require-node.mjs",
        "local/cli/main.ts",
        "serve",
        "--quiet",
        "--port",
        "0",
        "--data",
        data,
      ],
      facadeLine,
      path,
    );
  try {
    const samples = await interleaved(rounds, [
      () => firstAnswer(["bench/edge-hit/bare-server.ts", "data/rugby_data.json"], portLine, "/"),
      facade("/rugby_data.json"),
      facade("/rugby_data.json?tables=current"),
    ]);
    const floor = "node:http, one body";
    const season = "dev: program evaluated, season served";
    const names = [floor, season, "dev: program evaluated, tables computed"];
    return {
      title: "Start to the first 200",
      figures: compare(names, samples, (value) => `${Math.round(value)} ms`),
      goals: [
        {
          what: "Start to the first 200",
          ours: season,
          floor,
          of: "floor",
          direction: "at most",
          limit: 8,
          reason,
        },
        {
          what: "Start to the first 200, in time",
          ours: season,
          direction: "at most",
          limit: 1_000,
          reason,
        },
      ],
      note: `Without the start of npm; median of ${rounds} rounds, the first of which fills the compile cache.`,
    };
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}
