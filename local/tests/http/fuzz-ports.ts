/**
 * `npm run fuzz -- 60`: serves the dev stack, and plays generated connections against its ports for so many minutes. Stops at
 * the first that was forgotten or got something else than its answers, and prints that connection.
 *
 * @module
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { startLocal } from "../../start-local.ts";
import { fuzzConnections } from "./raw-fuzz.ts";

/** Connections between two looks at the clock, on each port. */
const roundConnections = 200;

const [given = "1", ...others] = process.argv.slice(2);
const minutes = Number(given);

/** @returns how many connections were played. */
async function fuzz(): Promise<number> {
  const dataFolder = await mkdtemp(join(tmpdir(), "touchline-fuzz-"));
  const defects: string[] = [];
  const local = await startLocal({
    dataFolder,
    log: (line) => {
      if (line.includes("could not be answered") || line.includes("defect")) {
        defects.push(line);
      }
    },
  });
  const ports = [local.url, local.s3Url].map((url) => Number(new URL(url).port));
  const endMs = Date.now() + minutes * 60_000;
  let count = 0;
  try {
    for (let seed = endMs % 2 ** 31; Date.now() < endMs; seed += 1) {
      await Promise.all(
        ports.map((port) =>
          fuzzConnections(port, { numRuns: roundConnections, seed, endOnFailure: true }),
        ),
      );
      count += ports.length * roundConnections;
      if (defects.length > 0) {
        throw new Error(`seed ${seed} met defects:\n${defects.join("")}`);
      }
    }
    return count;
  } finally {
    await local.close();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

if (!(minutes > 0 && minutes <= 1_440) || others.length > 0) {
  process.stderr.write("usage: npm run fuzz -- MINUTES, from 0.1 to 1440, default 1\n");
  process.exitCode = 2;
} else {
  process.stdout.write(`${await fuzz()} connections, nothing found\n`);
}
