/**
 * Which file of a project is the program, and how Node must load it.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/projects/project-file/#main
 * @see https://github.com/pulumi/pulumi/blob/master/sdk/nodejs/cmd/run/run.ts
 * @module
 */
import { readFileSync, statSync } from "node:fs";
import { basename, dirname, extname, join, relative, resolve } from "node:path";
import { ProgramError } from "./program-error.ts";

/** A program to load. */
export interface ProgramEntry {
  /** The folder that it runs in. */
  readonly folder: string;
  /** Its first file, an absolute path. */
  readonly file: string;
  readonly format: "module" | "commonjs";
  /** Whether Node runs it as it is, because its `tsconfig.json` restricts it to what Node can strip. */
  readonly native: boolean;
}

/** Names of a program that neither `Pulumi.yaml` nor `package.json` names. */
const defaults = ["index.ts", "index.js"];

/** What may be left out at the end of a path, and what stands in the place of a compiled file that is not there. */
const endings = ["", ".ts", ".js", ".mts", ".mjs", ".cts", ".cjs", "/index.ts", "/index.js"];

/**
 * @param root Folder of `Pulumi.yaml`.
 * @param main As in `Pulumi.yaml`: a folder or a file, relative to it.
 * @throws {ProgramError} when there is no such file.
 */
export function findProgram(root: string, main = "."): ProgramEntry {
  const named = resolve(root, main);
  const isFolder = statSync(named, { throwIfNoEntry: false })?.isDirectory() === true;
  const folder = isFolder ? named : dirname(named);
  const file = isFolder ? fileOfFolder(folder) : existing(named);
  if (file === undefined) {
    const wanted = isFolder ? defaults.join(" or ") : basename(named);
    throw new ProgramError(
      `the program ${join(relative(root, folder), wanted)} does not exist in ${root}\n` +
        "  name it as main in Pulumi.yaml or in package.json",
    );
  }
  const format = formatOf(file);
  return { folder, file, format, native: format === "module" && isNative(file) };
}

function fileOfFolder(folder: string): string | undefined {
  const main = packageOf(folder)["main"];
  const named = typeof main === "string" ? existing(join(folder, main)) : undefined;
  return named ?? defaults.map((name) => join(folder, name)).find(isFile);
}

/** A path as it is, with an ending, or the TypeScript file for a JavaScript file that is not there. */
function existing(path: string): string | undefined {
  const source = path.replace(/\.([cm]?)js$/, ".$1ts");
  return [path, source].flatMap((each) => endings.map((ending) => each + ending)).find(isFile);
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function formatOf(file: string): ProgramEntry["format"] {
  switch (extname(file).charAt(1)) {
    case "m":
      return "module";
    case "c":
      return "commonjs";
    default: {
      const [nearest] = above(file, "package.json");
      const isModule = nearest !== undefined && packageOf(dirname(nearest))["type"] === "module";
      return isModule ? "module" : "commonjs";
    }
  }
}

/**
 * The compiler options of TypeScript under which every file can be run by stripping its types.
 *
 * @see https://nodejs.org/api/typescript.html#type-stripping
 */
function isNative(file: string): boolean {
  const [tsconfig] = above(file, "tsconfig.json");
  const text = tsconfig === undefined ? "" : readFileSync(tsconfig, "utf8");
  return (
    /"erasableSyntaxOnly"\s*:\s*true/.test(text) &&
    /"(allowImportingTsExtensions|rewriteRelativeImportExtensions)"\s*:\s*true/.test(text) &&
    !/"paths"\s*:/.test(text)
  );
}

/** The files of a name in the folder of a file and in those above it, nearest first. */
function above(file: string, name: string): string[] {
  const folder = dirname(file);
  const own = join(folder, name);
  return [...(isFile(own) ? [own] : []), ...(folder === file ? [] : above(folder, name))];
}

/** The folder's `package.json`; empty when it has none, or one that npm would refuse as well. */
function packageOf(folder: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    return typeof parsed === "object" && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}
