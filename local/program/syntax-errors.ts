/**
 * Every syntax error of a program with its place.
 *
 * Node names the place of some syntax errors on its standard error only, and stops at the first.
 *
 * @module
 */
import type { Message } from "esbuild";

/** @returns one line each, with file, line and column from 1, and the source below; none when all files parse. */
export async function syntaxErrors(file: string, root: string): Promise<readonly string[]> {
  const { build } = await import("esbuild");
  try {
    await build({
      entryPoints: [file],
      absWorkingDir: root,
      bundle: true,
      write: false,
      packages: "external",
      platform: "node",
      format: "esm",
      logLevel: "silent",
    });
    return [];
  } catch (error) {
    return errorsOf(error).map(told);
  }
}

function errorsOf(error: unknown): readonly Message[] {
  return error instanceof Error && "errors" in error ? (error.errors as readonly Message[]) : [];
}

function told({ text, location }: Message): string {
  return location === null
    ? text
    : `${location.file}:${location.line}:${location.column + 1}: ${text}\n  ${location.lineText.trim()}`;
}
