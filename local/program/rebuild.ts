/**
 * Repeats the bundles that saved files went into.
 *
 * @module
 */
import type { BuildContext } from "esbuild";
import { type BundleRecord, programEsbuild } from "./bundle-trace.ts";

/**
 * Repeats calls of esbuild, whose contexts it keeps: a file that was not saved is not parsed again.
 *
 * It has to be closed: a context holds what it parsed.
 */
export class Rebuilder {
  /** By their options. */
  readonly #contexts = new Map<string, Promise<BuildContext>>();

  /**
   * Repeats calls.
   *
   * @param all Records of the program; contexts of others are ended.
   * @param affected Those to repeat.
   * @param folder Of the program, whose esbuild is used.
   * @returns new texts by old ones; texts that are the same are left out. `undefined` where a bundle has other files
   *   than before, so that the program would have to name them.
   * @throws what esbuild throws for sources with errors.
   */
  async rebuild(
    all: readonly BundleRecord[],
    affected: readonly BundleRecord[],
    folder: string,
  ): Promise<ReadonlyMap<string, string> | undefined> {
    await this.#retain(new Set(all.map(keyOf)));
    const rebuilt = await Promise.all(
      affected.map(async (record) => (await this.#contextOf(record, folder))?.rebuild()),
    );
    const texts = new Map<string, string>();
    for (const [index, { outputs }] of affected.entries()) {
      for (const { path, text } of outputs) {
        const now = rebuilt[index]?.outputFiles?.find((each) => each.path === path)?.text;
        if (text !== undefined && now === undefined) {
          return undefined;
        }
        if (text !== undefined && now !== undefined && now !== text) {
          texts.set(text, now);
        }
      }
    }
    return texts;
  }

  /** Ends every context. */
  async close(): Promise<void> {
    await this.#retain(new Set());
  }

  #contextOf(record: BundleRecord, folder: string): Promise<BuildContext> | undefined {
    const key = keyOf(record);
    const options = { ...record.options, logLevel: "silent" } as const;
    const context = this.#contexts.get(key) ?? programEsbuild(folder)?.load().context(options);
    if (context !== undefined) {
      this.#contexts.set(key, context);
    }
    return context;
  }

  async #retain(keys: ReadonlySet<string>): Promise<void> {
    for (const [key, context] of this.#contexts) {
      if (!keys.has(key)) {
        this.#contexts.delete(key);
        // One that could not be made has nothing to end.
        await context.then(
          (made) => made.dispose(),
          () => undefined,
        );
      }
    }
  }
}

function keyOf({ options }: BundleRecord): string {
  return JSON.stringify(options);
}
