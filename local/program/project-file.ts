/**
 * `Pulumi.yaml`: the project's name, and the settings it declares.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/projects/project-file/
 * @see https://github.com/pulumi/pulumi/blob/master/sdk/go/common/workspace/project.go
 * @module
 */
import { basename } from "node:path";
import { fits, type SettingType, typeName, typeNames } from "./setting-type.ts";
import { entriesOf, mapOf, readYaml, type YamlEntry } from "./yaml-file.ts";

/** One declared setting. */
export interface Declaration {
  /** File, line and key, for messages. */
  readonly where: string;
  /** `undefined` when anything goes. */
  readonly type: SettingType | undefined;
  /** Its default, or, outside the project's namespace, its value; `undefined` when a stack must set it. */
  readonly value: unknown;
  readonly secret: boolean;
}

/** A project. */
export interface Project {
  readonly name: string;
  /** The program's file or folder, relative to the project's; `undefined` when it is the folder itself. */
  readonly main: string | undefined;
  /** Folder of the stack files, relative to the project's. @default "." */
  readonly stackConfigDir: string;
  /** By key with its namespace. */
  readonly declarations: ReadonlyMap<string, Declaration>;
}

/** Attributes a declaration may have. */
const attributes: readonly string[] = [
  "type",
  "items",
  "default",
  "value",
  "description",
  "secret",
];

/** Reads the file. @param problems Gets what is wrong with it, one each. */
export async function readProject(path: string, problems: string[]): Promise<Project> {
  const file = basename(path);
  const top = await readYaml(path, problems);
  const name = top?.get("name")?.value;
  const stackConfigDir = top?.get("stackConfigDir")?.value;
  const main = top?.get("main")?.value;
  problems.push(...runtimeProblems(top?.get("runtime")?.value, file));
  if (top !== undefined && (typeof name !== "string" || name === "")) {
    problems.push(`${file}: name must be a string that is not empty, got ${JSON.stringify(name)}`);
  }
  const project = String(name);
  const declarations = new Map<string, Declaration>();
  for (const entry of entriesOf(top, "config", file, problems)) {
    const key = entry.key.includes(":") ? entry.key : `${project}:${entry.key}`;
    const where = `${file}:${entry.line}: ${entry.key}`;
    if (declarations.has(key)) {
      problems.push(`${where} is declared twice`);
    }
    declarations.set(key, readDeclaration(where, entry, key.startsWith(`${project}:`), problems));
  }
  return {
    name: project,
    main: typeof main === "string" ? main : undefined,
    stackConfigDir: typeof stackConfigDir === "string" ? stackConfigDir : ".",
    declarations,
  };
}

/** The language is refused before its program is looked for. */
function runtimeProblems(runtime: unknown, file: string): string[] {
  const name = mapOf(runtime)?.["name"] ?? runtime;
  return name === undefined || name === "nodejs"
    ? []
    : [
        `${file}: runtime must be nodejs, got ${JSON.stringify(name)}: the local runtime evaluates programs in TypeScript and JavaScript, not in other languages of Pulumi`,
      ];
}

function readDeclaration(
  where: string,
  { value }: YamlEntry,
  isOwn: boolean,
  problems: string[],
): Declaration {
  const long = mapOf(value);
  if (long === undefined) {
    // The short form: a default of the project's settings, a value of another namespace's.
    return { where, type: undefined, value: value ?? undefined, secret: false };
  }
  const type = readType(long);
  problems.push(...faults(long, type, isOwn).map((fault) => `${where} ${fault}`));
  return { where, type, value: long["default"] ?? long["value"], secret: long["secret"] === true };
}

function readType(map: Readonly<Record<string, unknown>>): SettingType | undefined {
  const { type, items } = map;
  const inner = mapOf(items);
  return typeof type === "string"
    ? { type, ...(inner === undefined ? {} : { items: readType(inner) }) }
    : undefined;
}

/** What the engine refuses in a declaration. */
function faults(
  map: Readonly<Record<string, unknown>>,
  type: SettingType | undefined,
  isOwn: boolean,
): string[] {
  const unknown = Object.keys(map).filter((attribute) => !attributes.includes(attribute));
  return [
    ...unknown.map(
      (attribute) =>
        `must not have ${JSON.stringify(attribute)}; allowed are ${attributes.join(", ")}`,
    ),
    ...(isOwn ? ownFaults(map, type) : foreignFaults(map)),
  ];
}

function ownFaults(
  map: Readonly<Record<string, unknown>>,
  type: SettingType | undefined,
): string[] {
  const { default: initial, value } = map;
  if (initial !== undefined && value !== undefined) {
    return ["must have a default or a value, not both"];
  }
  if (type === undefined) {
    return map["type"] === undefined
      ? []
      : [`must have a type that is a string, got ${JSON.stringify(map["type"])}`];
  }
  if (!typeNames.includes(type.type)) {
    return [`must have one of the types ${typeNames.join(", ")}, got ${JSON.stringify(type.type)}`];
  }
  if (type.type === "array" && type.items === undefined) {
    return ["must have items with a type, since it is an array"];
  }
  return initial === undefined || fits(type, initial)
    ? []
    : [`must have a default of type ${typeName(type)}, got ${JSON.stringify(initial)}`];
}

/** Settings of another namespace are its owner's to declare: only a value can be given. */
function foreignFaults(map: Readonly<Record<string, unknown>>): string[] {
  const { type, default: initial, value } = map;
  return [
    ...(type === undefined ? [] : ["must not have a type: it is not the project's own"]),
    ...(initial === undefined
      ? []
      : ["must not have a default: it is not the project's own; write value"]),
    ...(value === undefined && initial === undefined ? ["must have a value"] : []),
  ];
}
