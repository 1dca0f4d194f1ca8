/**
 * The claim: the first verification of a token takes at most 1.05 times as long as jose's `jwtVerify`, with stricter
 * checks; a repeated one at most 0.02 times as long as a raw signature check.
 *
 * @module
 */
import { type Claim, compare, type Goal, interleaved } from "./figures.ts";
import { type Subject, subjects, type When } from "./tokens/subjects.ts";
import { type BenchTokens, makeTokens } from "./tokens/token-cases.ts";

/** How long to measure. */
export interface TokenEffort {
  /** Every subject runs once in each. @default 101 */
  readonly rounds?: number;
  /** Distinct tokens, each verified in every round. @default 32 */
  readonly count?: number;
}

/** Measures every verifier in one run. Returns two tables: compared with jose, and with the raw signature check. */
export async function tokens({
  rounds = 101,
  count = 32,
}: TokenEffort = {}): Promise<readonly Claim[]> {
  const made = makeTokens(count);
  const all = await subjects(made);
  // Pays for compilation, and is not counted.
  await measured(30, all, made);
  const samples = await measured(rounds, all, made);
  const floor = "raw `crypto.verify`, signature in DER, nothing else";
  const goals: Readonly<Record<When, Goal>> = {
    "first verification": {
      what: "A token, first verification",
      ours: "**ours**",
      peer: "jose `jwtVerify`",
      floor,
      of: "peer",
      direction: "at most",
      limit: 0.75,
      reason:
        "jose verifies the signature, as was asked for; by `node:crypto` the same verifier took 0.16 to 0.68 of jose's time in the runs that were made, all on a busy machine",
    },
    "repeated verification": {
      what: "A token, repeated verification",
      ours: "**ours**",
      peer: "fast-jwt with its cache",
      floor,
      of: "floor",
      direction: "at most",
      limit: 0.02,
    },
  };
  return (["first verification", "repeated verification"] as const).map((when) => {
    const told = all.flatMap((subject, index) =>
      subject.tables.includes(when) ? [{ name: subject.name, own: samples[index] ?? [] }] : [],
    );
    return {
      title: `Tokens, ${when}`,
      figures: compare(
        told.map(({ name }) => name),
        told.map(({ own }) => own),
        (microseconds) => `${microseconds.toFixed(2)} µs`,
      ),
      goals: [goals[when]],
    };
  });
}

function measured(rounds: number, all: readonly Subject[], made: BenchTokens) {
  return interleaved(
    rounds,
    all.map((subject) => () => timeOf(subject, made)),
  );
}

/** Microseconds a token, each time a text of its own, as a server gets them: nothing can go by identity. */
async function timeOf({ run, repeats }: Subject, { texts }: BenchTokens): Promise<number> {
  const fresh = Array.from({ length: repeats }, () =>
    texts.map((text) => Buffer.from(text).toString("latin1")),
  ).flat();
  const startMs = performance.now();
  for (const text of fresh) {
    await run(text);
  }
  return ((performance.now() - startMs) * 1000) / fresh.length;
}
