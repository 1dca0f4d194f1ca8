/**
 * The claim: a cache of 100,000 objects takes at most 500 MB, and a hit in it no longer than one among 100.
 *
 * @module
 */
import { sendRequests } from "./client.ts";
import { type Claim, compare, interleaved } from "./figures.ts";
import { portLine, startServer } from "./server-process.ts";

const few = 100;
const many = 100_000;

/** What a server has used. */
interface Used {
  readonly cpu: NodeJS.CpuUsage;
  readonly rss: number;
  readonly fetched: number;
}

async function used(url: string): Promise<Used> {
  return (await (await fetch(`${url}/__local/used`)).json()) as Used;
}

/** Paths of objects, spread over all of them. */
function paths(count: number): readonly string[] {
  const shown = Math.min(count, 5_000);
  const step = Math.floor(count / shown);
  return Array.from({ length: shown }, (_, index) => `/objects/${index * step}.json`);
}

/** Microseconds of a processor that a hit takes. @throws {Error} when one was no hit. */
async function cost(url: string, count: number, amount: number): Promise<number> {
  const before = await used(url);
  const headers = { authorization: "Bearer token", "accept-encoding": "identity" };
  await sendRequests(url, amount, headers, paths(count));
  const after = await used(url);
  if (after.fetched !== count) {
    throw new Error(
      `${count} objects were fetched ${after.fetched} times: some have left the cache`,
    );
  }
  const { user, system } = after.cpu;
  return (user + system - before.cpu.user - before.cpu.system) / amount;
}

/** Measures it. */
export async function objects({ rounds = 11, amount = 12_000 } = {}): Promise<readonly Claim[]> {
  const servers = await Promise.all(
    [few, many].map(async (count) => ({
      count,
      ...(await startServer(["bench/objects/server.ts", String(count)], portLine)),
    })),
  );
  const [one, other] = ["100 objects", "100,000 objects"];
  try {
    const subjects = servers.map(
      ({ url, count }) =>
        () =>
          cost(url, count, amount),
    );
    await interleaved(1, subjects);
    const times = await interleaved(rounds, subjects);
    const memory = await interleaved(
      1,
      servers.map(
        ({ url }) =>
          async () =>
            (await used(url)).rss / 1e6,
      ),
    );
    return [
      {
        title: "A hit among many objects",
        figures: compare([one, other], times, (value) => `${value.toFixed(1)} µs`),
        goals: [
          {
            what: "A hit among 100,000 cached objects, beside one among 100",
            ours: other,
            floor: one,
            of: "floor",
            direction: "at most",
            limit: 1.05,
            reason: "that many objects do not fit into the caches of a processor",
          },
        ],
        note: `Time of a processor that the server takes for a request of a known token through the web ACL; each object has 1 KB, and up to 5,000 of them are requested in turn. Median of ${rounds} rounds of ${amount}.`,
      },
      {
        title: "The memory of many objects",
        figures: compare([one, other], memory, (value) => `${Math.round(value)} MB`),
        goals: [
          {
            what: "Memory with 100,000 cached objects, in MB",
            ours: other,
            direction: "at most",
            limit: 500,
            reason:
              "an object takes 1.3 KB beside its body, and the garbage collector keeps room that it has had once",
          },
        ],
        note: "Resident memory of the server after the load.",
      },
    ];
  } finally {
    await Promise.all(servers.map((server) => server.end()));
  }
}
