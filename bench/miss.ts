/**
 * The claim: a miss through two Lambda@Edge functions takes little more than three times a response of node:http, and a
 * twentieth of what it takes in serverless-offline-edge-lambda.
 *
 * All three return the same bytes from child processes, loaded alternately by one client. The facade evaluates a program with a
 * distribution that caches nothing; the peer runs the same handlers, its cache off. The peer is installed when the benchmark
 * runs, into a folder of its own.
 *
 * @module
 */
import { execFileSync } from "node:child_process";
import { cp, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { requestsPerSecond } from "./client.ts";
import { type Claim, compare, type Goal, interleaved } from "./figures.ts";
import { facadeLine, portLine, startServer } from "./server-process.ts";

const floor = "node:http, the same bytes";
const ours = "a viewer-request and an origin-request function";
const peer = "serverless-offline-edge-lambda, the same functions";

/** What the origin-request function responds with: 2 KB. */
const body = JSON.stringify(
  Array.from({ length: 40 }, (_, team) => ({ team: `team-${team}`, points: 3 * team, played: 12 })),
);

/** Copies a folder of this benchmark. */
async function copied(source: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "touchline-bench-"));
  await cp(join(import.meta.dirname, "miss", source), folder, { recursive: true });
  return folder;
}

/** The program, with the packages of this project. */
async function copyProgram(): Promise<string> {
  const folder = await copied("project");
  await writeFile(join(folder, "handlers/body.json"), body);
  await symlink(resolve("node_modules"), join(folder, "node_modules"));
  return folder;
}

/** The peer, without the framework that it is a plugin of. */
async function installPeer(): Promise<string> {
  const folder = await copied("peer");
  const flags = ["--legacy-peer-deps", "--ignore-scripts", "--no-audit", "--no-fund"];
  execFileSync("npm", ["install", "--silent", ...flags], { cwd: folder, stdio: "inherit" });
  return folder;
}

/** Measures it. */
export async function miss({ rounds = 5, seconds = 2 } = {}): Promise<Claim> {
  const program = await copyProgram();
  const installed = await installPeer();
  const handlers = join(program, "handlers/index");
  const servers = await Promise.all([
    startServer(
      [resolve("bench/edge-hit/bare-server.ts"), join(program, "handlers/body.json")],
      portLine,
      program,
    ),
    startServer([resolve("local/cli/main.ts"), "--port", "0"], facadeLine, program),
    startServer(["server.cjs", handlers], portLine, installed),
  ]);
  const goal = (limit: number, of: "floor" | "peer"): Goal => ({
    what: `A miss through two functions, beside the ${of}`,
    ours,
    floor,
    peer,
    of,
    direction: "at least",
    limit,
    reason:
      "two invocations wait for two threads in turn, each of which is woken and wakes the server",
  });
  try {
    const subjects = servers.map(
      ({ url }) =>
        () =>
          requestsPerSecond(`${url}/Teams`, seconds),
    );
    await interleaved(1, subjects);
    const samples = await interleaved(rounds, subjects);
    return {
      title: "A miss through two functions",
      figures: compare([floor, ours, peer], samples, (value) => `${Math.round(value)}/s`),
      goals: [goal(0.3, "floor"), goal(20, "peer")],
      note: `Requests per second, ${body.length} bytes, 16 connections, median of ${rounds} rounds of ${seconds} s.`,
    };
  } finally {
    await Promise.all(servers.map((server) => server.end()));
    for (const folder of [program, installed]) {
      await rm(folder, { recursive: true, force: true });
    }
  }
}
