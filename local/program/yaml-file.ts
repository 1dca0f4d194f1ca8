/**
 * YAML files that people edit: read with the line each thing stands on.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";

/** One entry of a map in a file. */
export interface YamlEntry {
  readonly key: string;
  readonly value: unknown;
  /** From 1. */
  readonly line: number;
}

/** The top of a file: its entries by key. */
export type YamlTop = ReadonlyMap<
  string,
  { readonly value: unknown; readonly entries: readonly YamlEntry[] | undefined }
>;

/**
 * Reads a file whose top is a map.
 *
 * @param problems Gets what is wrong with it, one line each.
 * @returns `undefined` when it cannot be read.
 */
export async function readYaml(path: string, problems: string[]): Promise<YamlTop | undefined> {
  const file = basename(path);
  const text = await readFile(path, "utf8").catch(() => undefined);
  if (text === undefined) {
    problems.push(
      `${file} does not exist, or cannot be read\n  start in the folder of the project, this is ${dirname(path)}`,
    );
    return undefined;
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  for (const { message, pos } of document.errors) {
    problems.push(`${file}:${lines.linePos(pos[0]).line}: ${message}`);
  }
  if (document.errors.length > 0) {
    return undefined;
  }
  if (document.contents !== null && !isMap(document.contents)) {
    problems.push(`${file} must be a map, got ${JSON.stringify(document.toJS())}`);
    return undefined;
  }
  const top = entries(document.contents, document, lines) ?? [];
  return new Map(
    top.map(({ key, value, node }) => [key, { value, entries: entries(node, document, lines) }]),
  );
}

/** The entries of a map that stands under a key at the top; none when the key is absent. */
export function entriesOf(
  top: YamlTop | undefined,
  key: string,
  file: string,
  problems: string[],
): readonly YamlEntry[] {
  const found = top?.get(key);
  if (found === undefined || found.value === null) {
    return [];
  }
  if (found.entries === undefined) {
    problems.push(`${file}: ${key} must be a map, got ${JSON.stringify(found.value)}`);
    return [];
  }
  return found.entries;
}

/** The value as a map, if it is one. */
export function mapOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}

function entries(
  node: unknown,
  document: Document,
  lines: LineCounter,
): (YamlEntry & { readonly node: unknown })[] | undefined {
  return isMap(node)
    ? node.items.map(({ key, value }) => ({
        key: isScalar(key) ? String(key.value) : String(key),
        value: isNode(value) ? value.toJS(document) : null,
        line: isNode(key) && key.range ? lines.linePos(key.range[0]).line : 1,
        node: value,
      }))
    : undefined;
}
