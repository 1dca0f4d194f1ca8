/**
 * Every fact of `aws/`, found by what a fact looks like.
 *
 * @module
 */
import { globSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Fact } from "../../aws/fact.ts";

const folder = resolve(import.meta.dirname, "../../aws");

/** A fact and where it is declared. */
export interface NamedFact extends Fact<unknown> {
  /** Name of the constant. */
  readonly name: string;
  /** File of `aws/`, without the ending. */
  readonly file: string;
}

/** Every fact, by file and then as declared alphabetically. */
export async function awsFacts(): Promise<readonly NamedFact[]> {
  const files = globSync("*.ts", { cwd: folder }).sort();
  const modules = await Promise.all(
    files.map(async (file) => ({
      file: file.slice(0, -".ts".length),
      exported: (await import(pathToFileURL(join(folder, file)).href)) as object,
    })),
  );
  return modules.flatMap(({ file, exported }) =>
    Object.entries(exported).flatMap(([name, value]: [string, unknown]) =>
      isFact(value) ? [{ ...value, name, file }] : [],
    ),
  );
}

function isFact(value: unknown): value is Fact<unknown> {
  return typeof value === "object" && value !== null && "certainty" in value && "value" in value;
}
