/**
 * The program of a stack that is served: its files, and what they evaluate to.
 *
 * @module
 */
import { join, resolve } from "node:path";
import type { LocalOptions } from "./local-options.ts";
import { Deployments } from "./program/deployments.ts";
import { evaluate, type ProgramTrace } from "./program/evaluate.ts";
import type { Graph } from "./program/graph.ts";
import type { Evaluated } from "./program/saved-files.ts";
import { readStack, type StackFile } from "./program/stack-file.ts";
import { claimDataFolder } from "./server/data-folder.ts";

/** How to evaluate. */
interface EvaluationOptions {
  readonly background?: boolean;
  readonly served?: Graph | undefined;
}

/** A program that can be evaluated again when its files have changed. */
export class ServedProgram {
  /** Folder of the Pulumi project, an absolute path. */
  readonly root: string;
  /** An absolute path. */
  readonly dataFolder: string;
  /** Resolves when the first evaluation runs in its process, or has failed before that. */
  readonly begun: Promise<void>;
  /** What it was deployed with, after its start. */
  readonly deployments = new Deployments();
  readonly #options: LocalOptions;
  readonly #begin: () => void;
  readonly #printed: string[] = [];
  #print = (line: string): unknown => this.#printed.push(line);
  #files: StackFile | undefined;
  #release: (() => Promise<void>) | undefined;

  constructor(options: LocalOptions) {
    this.#options = options;
    this.root = resolve(options.root ?? ".");
    this.dataFolder = resolve(this.root, options.dataFolder ?? ".touchline");
    const { promise, resolve: begin } = Promise.withResolvers<void>();
    this.begun = promise;
    this.#begin = begin;
  }

  /** The stack file of the last evaluation that succeeded. */
  get files(): StackFile | undefined {
    return this.#files;
  }

  /** Has the lines that the program prints, also those so far, written. */
  printTo(print: (line: string) => void): void {
    this.#print = print;
    for (const line of this.#printed.splice(0)) {
      print(line);
    }
  }

  /**
   * Reads the files and evaluates the program, with the settings of the last deployment.
   *
   * @param options `served`: what is served now, which a deployment follows.
   * @throws {StackFileError} when `Pulumi.yaml` or the stack file cannot be used.
   * @throws {LocalError} when the data folder is in use.
   * @throws {ProgramError} when the program throws.
   */
  async evaluate({ background = false, served }: EvaluationOptions = {}): Promise<Evaluated> {
    try {
      const { stack, config = {}, passphrase, strict = false, watch = false } = this.#options;
      const files = await readStack(this.root, stack, {
        config: { ...config, ...this.deployments.settings },
        passphrase,
      });
      this.#release ??= await claimDataFolder(join(this.dataFolder, files.stack));
      let trace: ProgramTrace = { folder: this.root, bundles: [] };
      const evaluating = (this.#options.evaluate ?? evaluate)(this.root, files, {
        log: (line) => this.#print(line),
        strict,
        background,
        previous: this.deployments.previous(served),
        ...(watch ? { trace: (read) => (trace = read) } : {}),
      });
      this.#begin();
      const graph = await evaluating;
      this.#files = files;
      return { graph, trace };
    } finally {
      this.#begin();
    }
  }

  /** Lets another runtime use the data folder. */
  async close(): Promise<void> {
    await this.#release?.();
  }
}
