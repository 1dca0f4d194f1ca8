/**
 * The commands of `touchline`, and how each of them ends.
 *
 * @module
 */
import { readFileSync } from "node:fs";
import { LocalError } from "../local-error.ts";
import { nearestName } from "../nearest-name.ts";
import type { Command, ExitStatus, World } from "./command.ts";
import { configuredWords } from "./config-file.ts";
import { explain } from "./explain.ts";

/** Loaded when they are named: a command does not wait for the modules of another. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  serve: () => import("./serve-command.ts").then(({ serveCommand }) => serveCommand),
  check: () => import("./check-command.ts").then(({ checkCommand }) => checkCommand),
  policy: () => import("./policy-command.ts").then(({ policyCommand }) => policyCommand),
  graph: () => import("./graph-command.ts").then(({ graphCommand }) => graphCommand),
  forecast: () => import("./forecast-command.ts").then(({ forecastCommand }) => forecastCommand),
};

/** The files of the package, in the repository and as compiled. */
const manifests = ["../package.json", "../../../package.json"];

/**
 * Runs the command that the first word names; without one, `serve`.
 *
 * @throws only for a defect.
 */
export async function runTouchline(words: readonly string[], world: World): Promise<ExitStatus> {
  const [first = "serve", ...rest] = words;
  if (first === "--version" || first === "-v") {
    world.out(`${version()}\n`);
    return 0;
  }
  if (first === "--help" || first === "-h" || first === "help") {
    world.out(await overview());
    return 0;
  }
  const isCommand = Object.hasOwn(commands, first);
  const load = commands[isCommand || !first.startsWith("-") ? first : "serve"];
  if (load === undefined) {
    const meant = nearestName(first, Object.keys(commands));
    const hint = meant === undefined ? "" : `; did you mean ${meant}?`;
    world.err(`there is no command ${JSON.stringify(first)}${hint}\n\n${await overview()}`);
    return 2;
  }
  return runCommand(await load(), isCommand ? rest : words, world);
}

/** Runs one command and prints why it failed. */
async function runCommand(
  command: Command,
  args: readonly string[],
  world: World,
): Promise<ExitStatus> {
  if (args.includes("--help") || args.includes("-h")) {
    world.out(command.usage);
    return 0;
  }
  try {
    const configured = await configuredWords(world.root, command.settings);
    return await command.run([...configured, ...args], world);
  } catch (error) {
    world.err(`${explain(error)}\n`);
    return error instanceof LocalError && error.fault === "usage" ? 2 : 1;
  }
}

async function overview(): Promise<string> {
  const loaded = await Promise.all(
    Object.entries(commands).map(async ([name, load]) => [name, (await load()).summary] as const),
  );
  const lines = loaded.map(([name, summary]) => `  ${name.padEnd(8)} ${summary}\n`);
  return `touchline <command> [options]

${lines.join("")}
touchline <command> --help shows its options; touchline --version, the version
touchline.config.json in the folder of Pulumi.yaml sets options; the command line overrides it (--no-watch)
ends with 0 when all is well, 1 when something failed, 2 when the command line is wrong
`;
}

function version(): string {
  const found = manifests.map((path) => read(new URL(path, import.meta.url))).find(Boolean);
  const { version: text }: { version?: string } = JSON.parse(found ?? "{}");
  return text ?? "unknown";
}

function read(url: URL): string | undefined {
  try {
    return readFileSync(url, "utf8");
  } catch {
    return undefined;
  }
}
