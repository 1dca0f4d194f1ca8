/**
 * The claim: while nobody looks at requests, a cache hit takes at most 3 % more time of a processor for the recorder.
 *
 * @module
 */
import { sendRequests } from "./client.ts";
import { type Claim, compare, interleaved } from "./figures.ts";
import { portLine, startServer } from "./server-process.ts";

/** Microseconds of a processor that a server has used. */
async function used(url: string): Promise<number> {
  const response = await fetch(`${url}/__local/cpu`);
  const { user, system } = (await response.json()) as NodeJS.CpuUsage;
  return user + system;
}

/** Microseconds of a processor that a hit takes; the client checks that every status is 200. */
async function cost(url: string, amount: number): Promise<number> {
  const before = await used(url);
  await sendRequests(`${url}/season.json`, amount, {
    authorization: "Bearer token",
    "accept-encoding": "identity",
  });
  return ((await used(url)) - before) / amount;
}

/** Measures it. */
export async function recording({ rounds = 25, amount = 12_000 } = {}): Promise<Claim> {
  const floor = "cache hit without a recorder";
  const idle = "with one, nobody looks";
  const servers = await Promise.all(
    ["none", "idle", "read"].map((mode) =>
      startServer(["bench/recording/hit-server.ts", mode], portLine),
    ),
  );
  try {
    for (const { url } of servers) {
      await cost(url, amount);
    }
    const subjects = servers.map(
      ({ url }) =>
        () =>
          cost(url, amount),
    );
    const samples = await interleaved(rounds, subjects);
    return {
      title: "Recording of requests",
      figures: compare(
        [floor, idle, "while somebody looks"],
        samples,
        (value) => `${value.toFixed(1)} µs`,
      ),
      goals: [
        {
          what: "A cache hit with the recorder of requests, nobody looking",
          ours: idle,
          floor,
          of: "floor",
          direction: "at most",
          limit: 1.03,
        },
      ],
      note: `Time of a processor that the server takes for a request, median of ${rounds} rounds of ${amount}. The web ACL has two rates.`,
    };
  } finally {
    await Promise.all(servers.map((server) => server.end()));
  }
}
