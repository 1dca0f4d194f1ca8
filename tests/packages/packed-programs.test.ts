/**
 * The packed runtime beside programs in the style of public ones: each in a project of its own, served by the command.
 *
 * @module
 */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { after, before, describe, it } from "mocha";
import { allPrograms } from "../../local/tests/programs/all-programs.ts";
import { type Answer, ask, compared } from "../../local/tests/programs/ask.ts";
import type { Exchange, ProgramOptions } from "../../local/tests/programs/program-cases.ts";
import { root } from "../stacks/recorded.ts";
import { Project } from "./installation.ts";

/** One program and the first request to it. */
interface Packed {
  /** From the root of the repository. */
  readonly folder: string;
  readonly exchange: Exchange | undefined;
  readonly options: () => ProgramOptions | Promise<ProgramOptions>;
}

/** Requests to the examples, and to programs with tests of their own; those to the others are in their cases. */
const otherRequests: Readonly<Record<string, Exchange>> = {
  "bucket-events": {
    title: "serves an object",
    path: "/in/other.md",
    expected: { status: 200, body: "1" },
  },
  "deployed-versions": {
    title: "invokes the newest version",
    path: "/",
    expected: { status: 200, body: '{"word":"one","note":"one"}' },
  },
  api: {
    title: "invokes the function",
    path: "/greetings/Ada",
    expected: { status: 200, body: '{"message":"Good morning, Ada!"}' },
  },
  "static-site": {
    title: "serves a page",
    path: "/about.html",
    expected: {
      status: 200,
      body: readFileSync(join(root, "examples/static-site/www/about.html"), "utf8"),
    },
  },
};

function foldersOf(parent: string): readonly string[] {
  return readdirSync(join(root, parent), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

/** Programs of AWS APIs, of queues and of saved sources, whose own tests need more than a request. */
const ofOtherTests = ["aws-apis", "queue-worker", "saved-functions"];

/** Every other folder with a program, whether it has a request or not. */
const packed: readonly Packed[] = [
  ...foldersOf("local/tests/programs")
    .filter((name) => !ofOtherTests.includes(name))
    .map((name) => {
      const { exchanges = [], options = () => ({}) } =
        allPrograms.find(({ folder }) => folder === name) ?? {};
      const exchange = exchanges[0] ?? otherRequests[name];
      return { folder: `local/tests/programs/${name}`, exchange, options };
    }),
  ...foldersOf("examples").map((name) => ({
    folder: `examples/${name}`,
    exchange: otherRequests[name],
    options: () => ({}),
  })),
];

/** The options of a start as words of the command line. */
function wordsOf({ origins = {}, config = {}, serviceEndpoints = {} }: ProgramOptions): string[] {
  const pairs = (option: string, values: Readonly<Record<string, string>>) =>
    Object.entries(values).flatMap(([key, value]) => [option, `${key}=${value}`]);
  return [
    ...pairs("--origin", origins),
    ...pairs("--config", config),
    ...pairs("--endpoint", serviceEndpoints),
  ];
}

/** Serves the program of a folder by the command until the first request is answered. */
async function served(
  folder: string,
  command: string,
  words: readonly string[],
  exchange: Exchange,
): Promise<Answer> {
  const args = [command, "serve", "--port", "0", "--s3-port", "0", ...words];
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const lines: string[] = [];
  const urls: string[] = [];
  child.stderr.setEncoding("utf8").on("data", (text: string) => lines.push(text));
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      lines.push(line);
      const [, url, what] = /^ {2}(http:\/\/127\.0\.0\.1:\d+) {2}(.*)/.exec(line) ?? [];
      // AWS is the last of the addresses.
      if (what?.startsWith("AWS (") === true) {
        return await ask(urls[exchange.port ?? 0] ?? "", exchange);
      }
      urls.push(...(url === undefined ? [] : [url]));
    }
    return assert.fail(lines.join("\n"));
  } finally {
    child.kill("SIGTERM");
    await ended;
  }
}

describe("the packed runtime", () => {
  const project = new Project();
  before(() => {
    project.install("local");
    project.install("components");
    project.link("@pulumi/aws");
    for (const { folder } of packed) {
      cpSync(join(root, folder), join(project.folder, folder), { recursive: true });
    }
    // The example says itself what a project of its own imports.
    const example = join(project.folder, "examples/api/index.ts");
    const source = readFileSync(example, "utf8");
    writeFileSync(
      example,
      source.replace(/"(?:\.\.\/)+components\/([\w-]+)\.ts"/g, '"touchline-components/$1"'),
    );
  });
  after(() => project.remove());

  for (const { folder, exchange, options } of packed) {
    it(`serves ${folder}`, async () => {
      assert.ok(exchange, "add a request of this program to its cases");
      const { close, ...given } = await options();
      try {
        const command = join(project.folder, "node_modules/.bin/touchline");
        const words = wordsOf(given);
        const answer = await served(join(project.folder, folder), command, words, exchange);
        assert.deepEqual(compared(answer, exchange.expected), exchange.expected, answer.body);
      } finally {
        await close?.();
      }
    });
  }
});
