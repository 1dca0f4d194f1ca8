/**
 * Runs commands of a document, as typed, in one shell, against a served stack.
 *
 * @module
 */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Command } from "../documented-commands.ts";
import { root } from "../stacks/recorded.ts";

const run = promisify(execFile);

/** Where a stack is served. */
export interface Served {
  readonly url: string;
  readonly s3Url: string;
}

/** Whether a program is on PATH. */
export function isInstalled(program: string): Promise<boolean> {
  return run(program, ["--version"]).then(
    () => true,
    () => false,
  );
}

/**
 * A folder that is the repository, but that commands may write to.
 *
 * @param copied Names of the entries that are copied, where they are edited.
 */
export async function projectFolder(copied: readonly string[] = []): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "touchline-typed-"));
  for (const name of await readdir(root)) {
    if (copied.includes(name) || name === "package.json") {
      await cp(join(root, name), join(folder, name), { recursive: true });
    } else if (!name.startsWith(".")) {
      await symlink(join(root, name), join(folder, name));
    }
  }
  return folder;
}

/** Deletes it. */
export function deleteFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true });
}

/** Between the outputs of two commands. */
const mark = "=== next command ===";

/** For people: what opens a browser requests the page here. */
const prelude = 'open() { curl -fsS "$1" > /dev/null; }';

/** The commands as one script, with the addresses of the stack in place of those of `npm start`. */
function script(commands: readonly Command[], { url, s3Url }: Served): string {
  const typed = commands.map(({ text }) =>
    text
      .replaceAll("http://127.0.0.1:8080", url)
      .replaceAll("http://127.0.0.1:8081", s3Url)
      // What finds `npm start` by itself is told where the stack is.
      .replace(/^npm run (?:-s )?access -- .*$/, `$& --endpoint ${s3Url}`)
      .replace(/npm run (?:-s )?release -- \w[^|]*?(?= \||$)/, `$& --address ${url}`),
  );
  return [prelude, ...typed].join(`\necho "${mark}"\n`);
}

/**
 * Runs them in order.
 *
 * @throws {AssertionError} when one fails, or its output lacks what its comment states.
 */
export async function runTyped(
  commands: readonly Command[],
  served: Served,
  folder: string,
): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: where npm and curl are found
  const env = { PATH: process.env["PATH"] ?? "", HOME: folder };
  const { stdout } = await run("sh", ["-euc", script(commands, served)], {
    cwd: folder,
    env,
    maxBuffer: 64 * 1024 * 1024,
  });
  const [, ...outputs] = stdout.split(`${mark}\n`);
  const missing = commands.flatMap(({ text, comment }, index) =>
    statedIn(text, comment)
      .filter((stated) => !stated.test(outputs[index] ?? ""))
      .map((stated) => `${text}: ${stated} is not in\n${(outputs[index] ?? "").slice(0, 1000)}`),
  );
  assert.deepEqual(missing, []);
}

/** What the comment of a request states: a status, a header. */
function statedIn(text: string, comment: string): readonly RegExp[] {
  if (!text.startsWith("curl -i")) {
    return [];
  }
  const [, status] = /^(\d{3})\b/.exec(comment) ?? [];
  const [, header] = /((?:X-Cache|x-served-by): [^,]+)/.exec(comment) ?? [];
  return [
    new RegExp(`^HTTP/1\\.1 ${status ?? "[23]\\d\\d"} `),
    ...(header === undefined ? [] : [new RegExp(`^${header}`, "im")]),
  ];
}
