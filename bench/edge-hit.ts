/**
 * The claim: a cache hit takes little more time than a response of node:http.
 *
 * Both servers return the same bytes from child processes, loaded alternately by one client. `prod` has no
 * function on viewer events; in `dev` every response runs the version stamp in a sandbox.
 *
 * @module
 */
import { rm } from "node:fs/promises";
import { resolve } from "node:path";
import { requestsPerSecond } from "./client.ts";
import { type Claim, compare, type Goal, interleaved } from "./figures.ts";
import { copyProject } from "./project-copy.ts";
import { facadeLine, portLine, startServer } from "./server-process.ts";

const path = "/rugby_data.json";

/** Headers of a request. */
type Sent = Readonly<Record<string, string>>;

/** What a browser sends with a navigation, beside Host and Connection, and a token that the web ACL counts by. */
const browser: Sent = {
  "sec-ch-ua": '"Chromium";v="142", "Google Chrome";v="142", "Not_A Brand";v="99"',
  "sec-ch-ua-mobile": "?0",
  "sec-ch-ua-platform": '"Linux"',
  "Upgrade-Insecure-Requests": "1",
  "User-Agent":
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
  Accept: "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
  "Sec-Fetch-Site": "same-origin",
  "Sec-Fetch-Mode": "navigate",
  "Sec-Fetch-User": "?1",
  "Sec-Fetch-Dest": "document",
  // Not gzip: both servers send the same bytes.
  "Accept-Encoding": "identity",
  "Accept-Language": "en-GB,en;q=0.9",
  Cookie: "theme=dark; week=12",
  Authorization: `Bearer ${"eyJhbGciOiJFUzI1NiJ9".repeat(20)}`,
};

const floor = "node:http, the same bytes";
const hit = "cache hit, prod";
const stamped = "cache hit, dev (version stamp)";
const bareFunction = "node:http, one warm thread sees each response as JSON";

/** Measures it. */
export async function edgeHit({ rounds = 5, seconds = 2 } = {}): Promise<readonly Claim[]> {
  // The web ACL would block one address that sends this many requests; it inspects each of them.
  const limits = { ratePerAddress: 2_000_000_000, ratePerToken: 2_000_000_000 };
  const folder = await copyProject(limits);
  const main = resolve("local/cli/main.ts");
  const facade = (stack: string) =>
    startServer([main, "--stack", stack, "--port", "0"], facadeLine, folder);
  const bare = await startServer(
    ["bench/edge-hit/bare-server.ts", "data/rugby_data.json"],
    portLine,
  );
  const thread = await startServer(
    ["bench/edge-hit/worker-server.ts", "data/rugby_data.json"],
    portLine,
  );
  const prod = await facade("prod");
  const dev = await facade("dev");

  /** Measures some servers under the same requests. */
  async function claim(
    title: string,
    servers: Readonly<Record<string, { readonly url: string }>>,
    headers: Sent,
    goals: readonly Goal[],
  ): Promise<Claim> {
    const subjects = Object.values(servers).map(
      ({ url }) =>
        () =>
          requestsPerSecond(`${url}${path}`, seconds, headers),
    );
    for (const { url } of Object.values(servers)) {
      await requestsPerSecond(`${url}${path}`, 1, headers);
    }
    const samples = await interleaved(rounds, subjects);
    return {
      title,
      figures: compare(Object.keys(servers), samples, (value) => `${Math.round(value)}/s`),
      goals,
      note: `Requests per second for ${path}, 16 connections, median of ${rounds} rounds of ${seconds} s.`,
    };
  }

  const plain = { [floor]: bare, [hit]: prod };
  const goal = (what: string, ours: string, limit: number, reason?: string): Goal => ({
    ...{ what, ours, floor, of: "floor", direction: "at least", limit },
    ...(reason === undefined ? {} : { reason }),
  });
  try {
    return [
      await claim("Cache hits", { ...plain, [stamped]: dev, [bareFunction]: thread }, {}, [
        goal("A cache hit", hit, 0.65),
        goal(
          "A cache hit with one viewer function",
          stamped,
          0.4,
          "each invocation wakes the thread of its sandbox and then the server, and is written to the log; the row with one warm thread has nothing but those messages",
        ),
      ]),
      await claim("Cache hits, with the headers of a browser and a token", plain, browser, [
        goal("A cache hit, with the headers of a browser and a token", hit, 0.65),
      ]),
    ];
  } finally {
    await Promise.all([bare, thread, prod, dev].map((server) => server.end()));
    await rm(folder, { recursive: true, force: true });
  }
}
