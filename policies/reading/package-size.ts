/**
 * How large the code of a function is.
 *
 * @module
 */
import { existsSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import type { Content } from "./value.ts";

/** An asset or archive of the SDK: what it holds it promises. */
interface Raw {
  readonly assets?: unknown;
  readonly text?: unknown;
  readonly path?: unknown;
}

/**
 * Bytes of a package as it is uploaded, about. What is small enough as it is, is not compressed to find out.
 *
 * @param enough Above this it matters.
 * @returns `undefined` where the content is not at hand: remote, or where the program finds it and a policy does not.
 * @throws never
 */
export async function packageBytes({ raw }: Content, enough: number): Promise<number | undefined> {
  try {
    const { path }: Raw = raw;
    const whole = await found(await path);
    if (whole !== undefined && (await stat(whole)).isFile()) {
      return (await stat(whole)).size;
    }
    const files = await filesIn(raw);
    const plain = total(files);
    return plain > enough ? total(files.map((file) => deflateRawSync(file))) : plain;
  } catch {
    return undefined;
  }
}

function total(files: readonly Uint8Array[]): number {
  return files.reduce((sum, { byteLength }) => sum + byteLength, 0);
}

/** @throws for what is not at hand. */
async function filesIn(raw: object): Promise<readonly Uint8Array[]> {
  const { assets, text, path }: Raw = raw;
  if (assets !== undefined) {
    const inner = Object.values((await assets) as Readonly<Record<string, object>>);
    return (await Promise.all(inner.map(filesIn))).flat();
  }
  return text === undefined ? filesAt(await found(await path)) : [Buffer.from(String(await text))];
}

async function filesAt(path: string | undefined): Promise<readonly Uint8Array[]> {
  if (path === undefined) {
    throw new Error("content is not at hand");
  }
  if ((await stat(path)).isFile()) {
    return [await readFile(path)];
  }
  const entries = await readdir(path, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(files.map((file) => readFile(join(file.parentPath, file.name))));
}

/** A path is the program's, and a pack runs in its own folder: as a rule the one below. */
function found(path: unknown): string | undefined {
  return typeof path === "string"
    ? [path, join("..", path)].find((each) => existsSync(each))
    : undefined;
}
