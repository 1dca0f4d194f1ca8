/**
 * A project for the real engine: a copy of the program, a state and a fake cloud, isolated from the user's.
 *
 * @module
 */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import process from "node:process";
import { copyProject } from "../../bench/project-copy.ts";
import { setInStackFile } from "../stack-files.ts";
import { root } from "../stacks/recorded.ts";
import type { Cli } from "./cli.ts";
import { type RunLog, readLog } from "./run-events.ts";
import { Cloud } from "./stand-in/cloud.ts";

/** How a command ended. */
export interface Ended extends RunLog {
  readonly code: number;
  /** All it printed. */
  readonly text: string;
}

/** What a run is given. */
export interface RunOptions {
  /** Operation and logical name that the cloud must refuse, like `create api-eu-west-1-stage`. */
  readonly failing?: string;
  /** Run the policy pack with this configuration file. `""`: not configured. */
  readonly policies?: string;
  /** Words added to the command. */
  readonly words?: readonly string[];
}

/** After which a command counts as hung. */
const timeoutMs = 240_000;

/** A state as `pulumi stack export` gives it. */
interface Exported {
  readonly deployment: { readonly resources?: readonly StateResource[] };
}

/** A resource of a state. */
export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly protect?: boolean;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

/** One project with one state; it may have several stacks. */
export class Workspace {
  /** Where the program lies. */
  readonly folder: string;
  readonly cloud: Cloud;
  readonly #cli: Cli;
  readonly #home: string;
  #runs = 0;

  private constructor(cli: Cli, folder: string, home: string) {
    this.#cli = cli;
    this.folder = folder;
    this.#home = home;
    for (const name of ["state", "home", "logs"]) {
      mkdirSync(join(home, name), { recursive: true });
    }
    this.cloud = new Cloud(this.#cloudFolder);
  }

  /** Copies the program, whose stacks all have the desk and the sign-in API. */
  static async create(cli: Cli): Promise<Workspace> {
    return new Workspace(
      cli,
      await copyProject({ desk: true, signInSender: "results@touchline.example" }),
      mkdtempSync(join(tmpdir(), "engine-")),
    );
  }

  /** Another one that begins where this one is. */
  fork(): Workspace {
    const folder = mkdtempSync(join(tmpdir(), "project-"));
    const home = mkdtempSync(join(tmpdir(), "engine-"));
    cpSync(this.folder, folder, { recursive: true, verbatimSymlinks: true });
    cpSync(this.#home, home, { recursive: true });
    return new Workspace(this.#cli, folder, home);
  }

  /** Makes a stack. */
  async init(stack: string): Promise<void> {
    const { code, text } = await this.#pulumi(["stack", "init", stack]);
    assert.equal(code, 0, text);
  }

  preview(stack: string, options?: RunOptions): Promise<Ended> {
    return this.#run("preview", stack, options);
  }

  /** Without a preview before it, unless the policy pack runs. */
  up(stack: string, options: RunOptions = {}): Promise<Ended> {
    const words = options.policies === undefined ? ["--yes", "--skip-preview"] : ["--yes"];
    return this.#run("up", stack, { ...options, words: [...words, ...(options.words ?? [])] });
  }

  refresh(stack: string): Promise<Ended> {
    return this.#run("refresh", stack, { words: ["--yes", "--skip-preview"] });
  }

  /** With its preview, which is what refuses before anything is gone. */
  destroy(stack: string): Promise<Ended> {
    return this.#run("destroy", stack, { words: ["--yes"] });
  }

  /** What the state holds, encrypted as it lies on the disk. */
  async state(stack: string): Promise<readonly StateResource[]> {
    return (JSON.parse(await this.stateText(stack)) as Exported).deployment.resources ?? [];
  }

  /** The state as a text. */
  async stateText(stack: string): Promise<string> {
    const { code, text } = await this.#pulumi(["stack", "export", "--stack", stack]);
    assert.equal(code, 0, text);
    return text;
  }

  /** Changes a file of the program. */
  edit(file: string, change: (text: string) => string): void {
    const path = join(this.folder, file);
    const before = readFileSync(path, "utf8");
    const after = change(before);
    assert.notEqual(after, before, `nothing was changed in ${file}`);
    writeFileSync(path, after);
  }

  /** Sets a setting in a stack file, which keeps what binds it to its stack. */
  set(stack: string, key: string, value: unknown): void {
    setInStackFile(join(this.folder, `Pulumi.${stack}.yaml`), { [key]: value });
  }

  /** Removes everything. */
  close(): void {
    rmSync(this.folder, { recursive: true });
    rmSync(this.#home, { recursive: true });
  }

  get #cloudFolder(): string {
    return join(this.#home, "cloud");
  }

  async #run(command: string, stack: string, options: RunOptions = {}): Promise<Ended> {
    this.#runs += 1;
    const log = join(this.#home, "logs", `${this.#runs}.jsonl`);
    const ended = await this.#pulumi(
      [
        ...[command, "--stack", stack, "--non-interactive", "--event-log", log],
        ...policyWords(options.policies),
        ...(options.words ?? []),
      ],
      options.failing,
    );
    // What is refused before a run begins leaves no log.
    return { ...ended, ...readLog(existsSync(log) ? readFileSync(log, "utf8") : "") };
  }

  #pulumi(
    words: readonly string[],
    failing?: string,
  ): Promise<{ readonly code: number; readonly text: string }> {
    const child = spawn(this.#cli.path, [...words], {
      cwd: this.folder,
      env: this.#environment(failing),
      stdio: ["ignore", "pipe", "pipe"],
    });
    const printed: Buffer[] = [];
    child.stdout.on("data", (text: Buffer) => printed.push(text));
    child.stderr.on("data", (text: Buffer) => printed.push(text));
    const timer = setTimeout(() => child.kill("SIGKILL"), timeoutMs);
    return new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code) => {
        clearTimeout(timer);
        resolve({ code: code ?? 1, text: Buffer.concat(printed).toString("utf8") });
      });
    });
  }

  /** Nothing is downloaded, no file of the user is read, and the only providers are the fake ones. */
  #environment(failing: string | undefined): Record<string, string> {
    // biome-ignore lint/style/noProcessEnv: a child needs PATH and HOME
    const { PATH = "", HOME = "", TMPDIR = tmpdir() } = process.env;
    const here = join(root, "tests/engine");
    const path = [
      join(here, "plugins"),
      ...(this.#cli.hasLanguageHost ? [] : [join(here, "language-plugin")]),
      join(root, "node_modules/.bin"),
      PATH,
    ];
    return {
      HOME,
      TMPDIR,
      // For every process of every deployment: the program, the policy pack and the fake providers.
      NODE_COMPILE_CACHE: join(TMPDIR, "touchline-engine-compile-cache"),
      PATH: path.join(delimiter),
      PULUMI_HOME: join(this.#home, "home"),
      PULUMI_BACKEND_URL: `file://${join(this.#home, "state")}`,
      PULUMI_CONFIG_PASSPHRASE: "correct horse battery staple",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      // The log of events is one of its commands.
      PULUMI_DEBUG_COMMANDS: "true",
      // Text made of something that is not known yet is a mistake of ours, and must show.
      PULUMI_ERROR_OUTPUT_STRING: "true",
      STAND_IN_CLOUD: this.#cloudFolder,
      ...(failing === undefined ? {} : { STAND_IN_FAIL: failing }),
    };
  }
}

function policyWords(config: string | undefined): readonly string[] {
  return config === undefined
    ? []
    : [
        ...["--policy-pack", join(root, "policies")],
        ...(config === "" ? [] : ["--policy-pack-config", join(root, config)]),
      ];
}
