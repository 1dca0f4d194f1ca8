/**
 * What the generated documentation should contain, compared with what it contains.
 *
 * @module
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Generator } from "./generator.ts";

/** A file that has a generated part. */
export interface GeneratedFile {
  /** Path from the root of the repository. */
  readonly file: string;
  /** Its text with every generated part up to date. */
  readonly text: string;
  /** Whether the file on disk has another text, or does not exist. */
  readonly isStale: boolean;
}

/**
 * Renders every generator.
 *
 * @throws Error when a file has no region of the given name.
 */
export async function generatedFiles(
  root: string,
  generators: readonly Generator[],
): Promise<readonly GeneratedFile[]> {
  const texts = new Map<string, string>();
  for (const { file, region, render } of generators) {
    const body = (await render()).trim();
    texts.set(
      file,
      region === undefined
        ? `${body}\n`
        : withRegion(texts.get(file) ?? textOf(root, file), file, region, body),
    );
  }
  return [...texts].map(([file, text]) => ({ file, text, isStale: textOf(root, file) !== text }));
}

function textOf(root: string, file: string): string {
  const path = join(root, file);
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}

function withRegion(text: string, file: string, region: string, body: string): string {
  const start = `<!-- generated: ${region} -->\n`;
  const from = text.indexOf(start);
  const to = text.indexOf("<!-- end -->", from);
  if (from < 0 || to < 0) {
    throw new Error(
      `${file}: no region ${JSON.stringify(region)}. Add the lines "${start.trim()}" and "<!-- end -->" where it belongs.`,
    );
  }
  return `${text.slice(0, from + start.length)}\n${body}\n\n${text.slice(to)}`;
}
