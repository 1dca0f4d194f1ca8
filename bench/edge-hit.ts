/**
 * The claim: a cache hit costs little more than node:http itself.
 *
 * Both servers answer the same bytes from processes of their own, loaded in turn by one client. `prod`
 * has no function on its viewer events; in `dev` every answer passes the version stamp, in a sandbox.
 *
 * @module
 */
import { rm } from "node:fs/promises";
import { resolve } from "node:path";
import autocannon from "autocannon";
import { type Claim, compare, interleaved } from "./figures.ts";
import { copyProject } from "./project-copy.ts";
import { facadeLine, portLine, startServer } from "./server-process.ts";

const path = "/rugby_data.json";

/** Requests a second that a server answers; the client checks that every answer is a 200. */
async function load(url: string, seconds: number): Promise<number> {
  const { requests, non2xx, errors } = await autocannon({
    url: `${url}${path}`,
    connections: 16,
    duration: seconds,
  });
  if (non2xx > 0 || errors > 0) {
    throw new Error(`${url}: ${non2xx} answers were no 200, ${errors} failed`);
  }
  return requests.average;
}

/** Measures it. */
export async function edgeHit({ rounds = 5, seconds = 2 } = {}): Promise<Claim> {
  // The firewall would stop one address that asks this much; it judges all the same.
  const folder = await copyProject(["touchline:ratePerAddress: 2000000000"]);
  const main = resolve("local/main.ts");
  const facade = (stack: string) =>
    startServer([main, "--stack", stack, "--port", "0"], facadeLine, folder);
  const bare = await startServer(
    ["bench/edge-hit/bare-server.ts", "data/rugby_data.json"],
    portLine,
  );
  const prod = await facade("prod");
  const dev = await facade("dev");
  try {
    const servers = [bare, prod, dev];
    for (const { url } of servers) {
      await load(url, 1);
    }
    const values = await interleaved(
      rounds,
      servers.map(
        ({ url }) =>
          () =>
            load(url, seconds),
      ),
    );
    const names = [
      "node:http, the same bytes",
      "cache hit, prod",
      "cache hit, dev (version stamp)",
    ];
    return {
      title: "Cache hits",
      figures: compare(names, values, (value) => `${Math.round(value)}/s`),
      note: `Requests a second for ${path}, 16 connections, median of ${rounds} rounds of ${seconds} s.`,
    };
  } finally {
    await Promise.all([bare.end(), prod.end(), dev.end()]);
    await rm(folder, { recursive: true, force: true });
  }
}
