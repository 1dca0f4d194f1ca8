/**
 * The claim: eight hours of traffic leave the memory of the runtime as it was.
 *
 * The clock of the stack is moved by a quarter of an hour after each portion of traffic: copies expire, rates forget, tokens of
 * the caches age. Garbage is collected before memory is read.
 *
 * @module
 */
import { rm } from "node:fs/promises";
import { resolve } from "node:path";
import { sendRequests } from "./client.ts";
import { type Claim, compare } from "./figures.ts";
import { copyProject } from "./project-copy.ts";
import { startServer } from "./server-process.ts";

const hours = 8;
const stepsOfHour = 4;
const stepSeconds = 3600 / stepsOfHour;

/** Hits, misses, tables, APIs of Regions, and tags that viewers make up; each is a 200. */
function paths(step: number): readonly string[] {
  return Array.from({ length: 50 }, (_, index) => [
    "/",
    "/rugby_data.json",
    "/rugby_data.json?tables=current",
    `/rugby_data.json?campaign=${step}-${index}`,
    "/v1/leagues",
    `/v1/leagues?campaign=${step}-${index}`,
  ]).flat();
}

/** An address of its own for each portion, so that rates have much to forget. */
const addressOf = (step: number) => `203.0.113.${step % 250}`;

/** Both addresses, once both are printed, with a space between them. */
const addresses = (printed: string): string | undefined =>
  /^(http:\S+)\n(http:\S+)\n/.test(printed) ? printed.trim().replace("\n", " ") : undefined;

/** Measures it. */
export async function soak({ amount = 1_500 } = {}): Promise<Claim> {
  const folder = await copyProject({ ratePerAddress: 2_000_000_000, ratePerToken: 2_000_000_000 });
  const server = await startServer(
    ["--expose-gc", resolve("bench/soak/server.ts")],
    addresses,
    folder,
  );
  const [url = "", memoryUrl = ""] = server.url.split(" ");
  const megabytes: number[] = [];
  try {
    for (let step = 0; step < hours * stepsOfHour; step += 1) {
      await sendRequests(url, amount, { "x-local-address": addressOf(step) }, paths(step));
      const moved = await fetch(`${url}/__local/clock?advanceSeconds=${stepSeconds}`, {
        method: "POST",
      });
      if (!moved.ok) {
        throw new Error(`the clock was not moved: ${moved.status}`);
      }
      megabytes.push(Number(await (await fetch(memoryUrl)).text()) / 1e6);
    }
  } finally {
    await server.end();
    await rm(folder, { recursive: true, force: true });
  }
  const [early, late] = ["hours two to four", "hours six to eight"];
  const of = (first: number, last: number) =>
    megabytes.slice((first - 1) * stepsOfHour, last * stepsOfHour);
  return {
    title: "Memory over eight hours",
    figures: compare([early, late], [of(2, 4), of(6, 8)], (value) => `${value.toFixed(1)} MB`),
    goals: [
      {
        what: "Memory after eight hours of mixed traffic, beside that of the second to fourth",
        ours: late,
        floor: early,
        of: "floor",
        direction: "at most",
        limit: 1.05,
      },
    ],
    note: `What is left of heap and buffers of the process after a collection; ${hours * stepsOfHour} portions of ${amount} requests, the clock moved by ${stepSeconds} s after each.`,
  };
}
