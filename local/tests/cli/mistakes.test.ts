/**
 * Mistakes of somebody who starts: each is told in one sentence with what to do, without a stack trace.
 *
 * @module
 */
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { after, before, describe, it } from "mocha";
import { runTouchline } from "../../cli/touchline.ts";
import { listenOnLoopback } from "../../server/loopback.ts";
import { startLocal } from "../../start-local.ts";

const nodeModules = join(import.meta.dirname, "../../../node_modules");

/** A project that is served. */
const good = {
  "Pulumi.yaml": "name: shop\nruntime: nodejs\n",
  "Pulumi.dev.yaml": "config:\n  aws:region: eu-west-1\n",
  "package.json": "{}",
  "index.ts": 'import * as aws from "@pulumi/aws";\nnew aws.s3.Bucket("pages");\n',
};

/** One mistake. */
interface Mistake {
  readonly title: string;
  /** Files in place of those of {@link good}; `undefined` for one that is not there. @default none */
  readonly files?: Readonly<Record<string, string | undefined>>;
  /** @default "check" */
  readonly words?: readonly string[];
  /** @default 1 */
  readonly status?: number;
  /** The first line, or the first two; paths of the project without its folder. */
  readonly says: string;
}

const index = (source: string) => ({ "index.ts": source });
const project = (text: string) => ({ "Pulumi.yaml": text });
const otherLanguage =
  "the local runtime evaluates programs in TypeScript and JavaScript, not in other languages of Pulumi";
const serve = (...words: readonly string[]) => ["serve", "--port", "0", "--s3-port", "0", ...words];

const mistakes: readonly Mistake[] = [
  {
    title: "no project file",
    files: { "Pulumi.yaml": undefined },
    says: "Pulumi.yaml does not exist, or cannot be read\n  start in the folder of the project, this is .",
  },
  {
    title: "an empty project file",
    files: project(""),
    says: "Pulumi.yaml: name must be a string that is not empty, got undefined",
  },
  {
    title: "a project file that is no YAML",
    files: project("name: [\nruntime: nodejs"),
    says: "Pulumi.yaml:2: Flow sequence in block collection must be sufficiently indented and end with a ]",
  },
  ...["python", "go", "dotnet", "java", "yaml"].map((language) => ({
    title: `a program in ${language}`,
    files: project(`name: shop\nruntime: ${language}\n`),
    says: `Pulumi.yaml: runtime must be nodejs, got "${language}": ${otherLanguage}`,
  })),
  {
    title: "no program",
    files: { "index.ts": undefined },
    says: "the program index.ts or index.js does not exist in .\n  name it as main in Pulumi.yaml or in package.json",
  },
  {
    title: "a package that is not installed",
    files: index('import x from "@acme/parts/wheel";\nx;'),
    says:
      'index.ts imports "@acme/parts/wheel", which is not installed\n' +
      "  run npm install in the folder of the program; if its package.json does not have it, npm install @acme/parts",
  },
  {
    title: "a package that is not installed, in a module",
    files: { ...index('import x from "acme";\nx;'), "package.json": '{ "type": "module" }' },
    says:
      'index.ts imports "acme", which is not installed\n' +
      "  run npm install in the folder of the program; if its package.json does not have it, npm install acme",
  },
  {
    title: "a file that does not exist",
    files: { ...index('import "./lib/a";'), "lib/a.ts": 'import "./missing";' },
    says: 'lib/a.ts imports "./missing", which does not exist',
  },
  {
    title: "a syntax error",
    files: index("\nconst a = ;"),
    says: 'index.ts:2:11: Unexpected ";"\n  const a = ;',
  },
  {
    title: "a program that throws",
    files: index('\nthrow new Error("no database is configured");'),
    says: "Error: no database is configured",
  },
  {
    title: "a program that ends its process",
    files: index("process.exit(3);"),
    says: "the program ended its process with code 3",
  },
  {
    title: "a setting that is required and not set",
    files: index(
      'import * as pulumi from "@pulumi/pulumi";\nnew pulumi.Config().require("domain");',
    ),
    says:
      "Missing required configuration variable 'shop:domain'\n" +
      "  set it by `pulumi config set shop:domain <value>`, or with --config shop:domain=<value>",
  },
  {
    title: "a secret that is required and not set",
    files: index(
      'import * as pulumi from "@pulumi/pulumi";\nnew pulumi.Config().requireSecret("token");',
    ),
    says:
      "Missing required configuration variable 'shop:token'\n" +
      "  set it by `pulumi config set --secret shop:token <value>`, or with --config shop:token=<value>",
  },
  {
    title: "settings that are a list",
    files: { "Pulumi.dev.yaml": "config: [1]\n" },
    says: "Pulumi.dev.yaml: config must be a map, got [1]",
  },
  {
    title: "a stack that does not exist",
    words: ["check", "--stack", "prod"],
    says: "Pulumi.prod.yaml does not exist\n  use an existing stack (dev), or create an empty file",
  },
  {
    title: "a setting without a value",
    words: ["check", "--config", "domain"],
    status: 2,
    says: '--config must be <key>=<value>, got "domain"',
  },
  {
    title: "an origin that is no address",
    words: serve("--origin", "api.example.com=nonsense"),
    status: 2,
    says: '--origin api.example.com must be like http://127.0.0.1:3000, without a path, got "nonsense"',
  },
  {
    title: "an origin outside of the machine",
    words: serve("--origin", "api.example.com=https://example.com"),
    status: 2,
    says: '--origin api.example.com must be an address of this machine, unless --allow-network is given, got "https://example.com"',
  },
  {
    title: "an endpoint that is no address",
    words: serve("--endpoint", "dynamodb=localhost:8000"),
    status: 2,
    says: '--endpoint dynamodb must be like http://127.0.0.1:8000, got "localhost:8000"',
  },
  {
    title: "a port that is no number",
    words: ["serve", "--port", "80800"],
    status: 2,
    says: '--port must be a whole number from 0 to 65535, got "80800"',
  },
  {
    title: "a data folder that is a file",
    files: { kept: "" },
    words: serve("--data", "kept"),
    says: "the data folder kept/dev cannot be used: a part of its path is a file; set another with --data",
  },
  {
    title: "a data folder in a device",
    words: serve("--data", "/dev/null/touchline"),
    says: "the data folder /dev/null/touchline/dev cannot be used: a part of its path is a file; set another with --data",
  },
  {
    title: "a data folder where the system lets nobody make one",
    words: serve("--data", "/proc/touchline"),
    says: "the data folder /proc/touchline/dev cannot be used: it cannot be created; set another with --data",
  },
  {
    title: "a policy pack that does not exist",
    words: ["policy"],
    says: "policies: package.json cannot be read\n  name the folder of a policy pack",
  },
];

describe("touchline: mistakes", () => {
  let parent: string;
  before(async () => {
    parent = await mkdtemp(join(tmpdir(), "mistakes-"));
    await symlink(nodeModules, join(parent, "node_modules"));
  });
  after(() => rm(parent, { recursive: true }));

  async function made(files: Mistake["files"] = {}): Promise<string> {
    const root = await mkdtemp(join(parent, "p-"));
    for (const [name, text] of Object.entries({ ...good, ...files })) {
      if (text !== undefined) {
        await mkdir(dirname(join(root, name)), { recursive: true });
        await writeFile(join(root, name), text);
      }
    }
    return root;
  }

  /** @returns the status and what is printed, without the folder. */
  async function told(root: string, words: readonly string[]) {
    const printed: string[] = [];
    const print = (text: string) => void printed.push(text);
    const status = await runTouchline(words, { root, out: print, err: print });
    return {
      status,
      text: printed.join("").replaceAll(`${root}/`, "").replaceAll(root, "."),
    };
  }

  for (const { title, files, words = ["check"], status = 1, says } of mistakes) {
    it(`tells ${title}`, async () => {
      const answer = await told(await made(files), words);
      const lines = says.split("\n").length;
      assert.deepEqual(
        { status: answer.status, says: answer.text.split("\n").slice(0, lines).join("\n") },
        { status, says },
      );
      assert.doesNotMatch(
        answer.text,
        /at .*node_modules|at .*local\/|Require stack|node:internal/,
      );
    });
  }

  it("tells a port that is in use", async () => {
    const other = createServer();
    const port = await listenOnLoopback(other, 0);
    const { status, text } = await told(await made(), ["serve", "--port", String(port)]);
    other.close();
    assert.deepEqual(
      [status, text],
      [1, `port ${port} of 127.0.0.1 is in use; set another with --port\n`],
    );
  });

  it("tells a data folder that another server has, and takes it when that one has ended", async () => {
    const root = await made();
    const options = { root, log: () => undefined };
    const first = await startLocal(options);
    const { status, text } = await told(root, serve());
    await first.close();
    assert.equal(status, 1);
    assert.equal(
      text,
      `the data folder .touchline/dev is in use by the server with process number ${process.pid}\n` +
        "  stop that server, or set another folder with --data; if there is none, remove .touchline/dev/server.pid\n",
    );
    await (await startLocal(options)).close();
  });

  it("takes the data folder of a server that was killed", async () => {
    // The largest number that Linux gives to a process is smaller.
    const root = await made({ ".touchline/dev/server.pid": "99999999\n" });
    await (await startLocal({ root, log: () => undefined })).close();
  });
});
