/**
 * A stack's settings, read from `Pulumi.yaml` and `Pulumi.<stack>.yaml` as the engine reads them.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/config/
 * @see https://github.com/pulumi/pulumi/blob/master/sdk/go/common/workspace/config.go
 * @module
 */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type Declaration, readProject } from "./project-file.ts";
import { inertProviderSettings, providerSettingProblem } from "./provider-settings.ts";
import { fits, typeName, wireText } from "./setting-type.ts";
import type { StackConfig } from "./stack-config.ts";
import { type Decrypt, decryptWith } from "./stack-secrets.ts";
import { entriesOf, mapOf, readYaml, type YamlEntry } from "./yaml-file.ts";

/** A stack read from its files. */
export interface StackFile extends StackConfig {
  /** Problems that do not prevent evaluation. One line each. */
  readonly warnings: readonly string[];
  /** Where each setting is from, by its key: `--config`, or file and line like `Pulumi.dev.yaml:3`. */
  readonly sources: Readonly<Record<string, string>>;
}

/** Files that cannot be used, with every reason. */
export class StackFileError extends Error {
  override readonly name = "StackFileError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

/** What has been gathered while reading. */
interface Gathered {
  readonly config: Map<string, string>;
  readonly sources: Map<string, string>;
  readonly secretKeys: Set<string>;
  readonly warnings: string[];
  readonly problems: string[];
  readonly decrypt: Decrypt | undefined;
}

/** How to read. */
export interface ReadStackOptions {
  /** Settings that replace those of the file, by key; a key without a namespace is the project's. @default none */
  readonly config?: Readonly<Record<string, string>>;
  /** Of a stack whose secrets are encrypted with one. @default secrets get placeholders */
  readonly passphrase?: string | undefined;
}

/**
 * Reads one stack.
 *
 * Values that are encrypted (`secure:`) cannot be read without the stack's key: a placeholder replaces them,
 * and stays secret.
 *
 * @param root Folder of `Pulumi.yaml`.
 * @param name The stack. Without it, `dev`, or the only stack that has a file; a project without stack files needs none.
 * @throws {StackFileError} with all that is wrong in both files together.
 */
export async function readStack(
  root: string,
  name?: string,
  { config = {}, passphrase }: ReadStackOptions = {},
): Promise<StackFile> {
  const problems: string[] = [];
  const project = await readProject(join(root, "Pulumi.yaml"), problems);
  const folder = join(root, project.stackConfigDir);
  const stack = name ?? (await onlyStack(folder));
  const file = `Pulumi.${stack}.yaml`;
  const stacks = await listStacks(folder);
  const top = stacks.includes(stack) ? await readYaml(join(folder, file), problems) : undefined;
  if (top === undefined && stacks.length > 0 && !stacks.includes(stack)) {
    problems.push(
      `${file} does not exist\n  use an existing stack (${stacks.join(", ")}), or create an empty file`,
    );
  }
  const gathered: Gathered = {
    config: new Map(),
    sources: new Map(),
    secretKeys: new Set(),
    warnings: [],
    problems,
    decrypt: decryption(top?.get("encryptionsalt")?.value, passphrase, file, problems),
  };
  if (top?.get("environment") !== undefined) {
    gathered.warnings.push(`${file}: environment: settings of Pulumi ESC are not read`);
  }
  for (const entry of given(config, project.name)) {
    takeSetting(entry, project.name, project.declarations, "--config", gathered);
  }
  for (const entry of entriesOf(top, "config", file, problems)) {
    if (!gathered.config.has(entry.key)) {
      takeSetting(entry, project.name, project.declarations, `${file}:${entry.line}:`, gathered);
    }
  }
  fillDefaults(project.declarations, file, gathered);
  if (problems.length > 0) {
    throw new StackFileError(problems);
  }
  return {
    project: project.name,
    stack,
    ...(project.main === undefined ? {} : { main: project.main }),
    config: Object.fromEntries(gathered.config),
    sources: Object.fromEntries(gathered.sources),
    secretKeys: [...gathered.secretKeys],
    warnings: [...gathered.warnings, ...inertProviderSettings(gathered.config.keys())],
  };
}

/** Settings of a command line as entries of a file. */
function given(config: Readonly<Record<string, string>>, project: string): YamlEntry[] {
  return Object.entries(config).map(([key, value]) => ({
    key: key.includes(":") ? key : `${project}:${key}`,
    value,
    line: 0,
  }));
}

/** The stack to take where none is named. */
async function onlyStack(folder: string): Promise<string> {
  const stacks = await listStacks(folder);
  const [only] = stacks;
  return only === undefined || stacks.length > 1 ? "dev" : only;
}

function decryption(
  salt: unknown,
  passphrase: string | undefined,
  file: string,
  problems: string[],
): Decrypt | undefined {
  if (typeof salt !== "string" || passphrase === undefined) {
    return undefined;
  }
  try {
    return decryptWith(passphrase, salt);
  } catch (error) {
    problems.push(
      `${file}: the passphrase does not decrypt this stack: ${error instanceof Error ? error.message : error}`,
    );
    return undefined;
  }
}

/** Names of the stacks that have a file in a folder, in order. */
export async function listStacks(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.flatMap((name) => /^Pulumi\.(.+)\.yaml$/.exec(name)?.[1] ?? []).sort();
}

function takeSetting(
  { key, value }: YamlEntry,
  project: string,
  declarations: ReadonlyMap<string, Declaration>,
  source: string,
  { config, sources, secretKeys, warnings, problems, decrypt }: Gathered,
): void {
  const where = `${source} ${key}`;
  if (!key.includes(":")) {
    problems.push(`${where} must have a namespace; write ${project}:${key}`);
    return;
  }
  const unknown = providerSettingProblem(key);
  if (unknown !== undefined) {
    problems.push(`${where} ${unknown}`);
  }
  const declaration = declarations.get(key);
  const { plain, hasSecret, hasPlaceholder } = withoutEncryption(value, key, decrypt);
  if (declaration === undefined && key.startsWith(`${project}:`)) {
    // The engine accepts it without a message. It is most likely a typing error.
    warnings.push(`${where} is not declared in Pulumi.yaml; nothing checks it`);
  }
  if (hasSecret) {
    secretKeys.add(key);
  }
  if (hasPlaceholder) {
    warnings.push(
      `${where} is encrypted: a placeholder is used; set PULUMI_CONFIG_PASSPHRASE if the stack has a passphrase`,
    );
  }
  problems.push(...judge(where, plain, hasSecret, declaration));
  config.set(key, wireText(plain));
  sources.set(key, source.replace(/:$/, ""));
}

function judge(
  where: string,
  value: unknown,
  hasSecret: boolean,
  declaration: Declaration | undefined,
): string[] {
  if (value === null || value === undefined) {
    return [`${where} has no value`];
  }
  if (declaration?.secret === true && !hasSecret) {
    return [
      `${where} must be encrypted, since it is declared secret\n  pulumi config set --secret`,
    ];
  }
  const type = declaration?.type;
  // A scalar of a stack file reaches the engine as a text, whatever it looks like.
  const judged = typeof value === "object" ? value : wireText(value);
  return type === undefined || fits(type, judged)
    ? []
    : [`${where} must be of type ${typeName(type)}, got ${JSON.stringify(value)}`];
}

/** What the stack does not set is as declared; what is declared without a value must be set. */
function fillDefaults(
  declarations: ReadonlyMap<string, Declaration>,
  file: string,
  { config, sources, problems }: Gathered,
): void {
  for (const [key, { value, secret, where }] of declarations) {
    if (config.has(key)) {
      continue;
    }
    const unknown = providerSettingProblem(key);
    if (unknown !== undefined) {
      problems.push(`${where} ${unknown}`);
    }
    if (value === undefined) {
      problems.push(`${file}: ${key} must be set: Pulumi.yaml declares it without a default`);
    } else if (secret) {
      problems.push(`${where} must be encrypted, since it is declared secret: set it in ${file}`);
    } else {
      config.set(key, wireText(value));
      // File and line, without the key.
      sources.set(key, where.split(": ", 1)[0] ?? where);
    }
  }
}

/** Replaces each `{ secure: … }`, at any depth, by what it holds, or by a placeholder with its key. */
function withoutEncryption(
  value: unknown,
  key: string,
  decrypt: Decrypt | undefined,
): { plain: unknown; hasSecret: boolean; hasPlaceholder: boolean } {
  let hasSecret = false;
  const replace = (item: unknown): unknown => {
    const map = mapOf(item);
    if (Array.isArray(item)) {
      return item.map(replace);
    }
    if (map === undefined) {
      return item;
    }
    const { secure } = map;
    if (Object.keys(map).length === 1 && typeof secure === "string") {
      hasSecret = true;
      return decrypt?.(secure) ?? `encrypted value of ${key}, not readable on the local runtime`;
    }
    return Object.fromEntries(Object.entries(map).map(([name, inner]) => [name, replace(inner)]));
  };
  const plain = replace(value);
  return { plain, hasSecret, hasPlaceholder: hasSecret && decrypt === undefined };
}
