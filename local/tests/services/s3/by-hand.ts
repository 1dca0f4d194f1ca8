/**
 * Generated tests that run for seconds with a fixed seed, and for as long as somebody likes by hand.
 *
 * @module
 */

/** Which inputs are generated, and how many. */
export interface Generated {
  readonly seed: number;
  readonly runs: number;
}

/** The settings of a run by hand, `TOUCHLINE_SEED` and `TOUCHLINE_RUNS`, over those of every other run. */
export function byHand(usual: Generated): Generated {
  // biome-ignore lint/style/noProcessEnv: a person sets them for one run
  const { TOUCHLINE_SEED: seed, TOUCHLINE_RUNS: runs } = process.env;
  return { seed: Number(seed ?? usual.seed), runs: Number(runs ?? usual.runs) };
}
