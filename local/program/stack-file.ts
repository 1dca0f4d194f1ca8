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
import { fits, typeName, wireText } from "./setting-type.ts";
import type { StackConfig } from "./stack-config.ts";
import { entriesOf, mapOf, readYaml, type YamlEntry } from "./yaml-file.ts";

/** A stack read from its files. */
export interface StackFile extends StackConfig {
  /** Problems that do not prevent evaluation. One line each. */
  readonly warnings: readonly string[];
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
  readonly secretKeys: Set<string>;
  readonly warnings: string[];
  readonly problems: string[];
}

/**
 * Reads one stack.
 *
 * Values that are encrypted (`secure:`) cannot be read without the stack's key: a placeholder replaces them,
 * and stays secret.
 *
 * @param root Folder of `Pulumi.yaml`.
 * @throws {StackFileError} with all that is wrong in both files together.
 */
export async function readStack(root: string, stack: string): Promise<StackFile> {
  const problems: string[] = [];
  const project = await readProject(join(root, "Pulumi.yaml"), problems);
  const folder = join(root, project.stackConfigDir);
  const file = `Pulumi.${stack}.yaml`;
  const top = (await listStacks(folder)).includes(stack)
    ? await readYaml(join(folder, file), problems)
    : await missing(file, folder, problems);
  const gathered: Gathered = {
    config: new Map(),
    secretKeys: new Set(),
    warnings: [],
    problems,
  };
  if (top?.get("environment") !== undefined) {
    gathered.warnings.push(`${file}: environment: settings of Pulumi ESC are not read`);
  }
  for (const entry of entriesOf(top, "config", file, problems)) {
    takeSetting(entry, project.name, project.declarations, file, gathered);
  }
  fillDefaults(project.declarations, file, gathered);
  if (problems.length > 0) {
    throw new StackFileError(problems);
  }
  return {
    project: project.name,
    stack,
    config: Object.fromEntries(gathered.config),
    secretKeys: [...gathered.secretKeys],
    warnings: gathered.warnings,
  };
}

/** Names of the stacks that have a file in a folder, in order. */
export async function listStacks(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.flatMap((name) => /^Pulumi\.(.+)\.yaml$/.exec(name)?.[1] ?? []).sort();
}

async function missing(file: string, folder: string, problems: string[]): Promise<undefined> {
  const stacks = await listStacks(folder);
  problems.push(
    `${file} does not exist\n  ` +
      (stacks.length === 0
        ? `create it beside Pulumi.yaml, with the settings of that stack`
        : `use an existing stack: ${stacks.join(", ")}`),
  );
  return undefined;
}

function takeSetting(
  { key, value, line }: YamlEntry,
  project: string,
  declarations: ReadonlyMap<string, Declaration>,
  file: string,
  { config, secretKeys, warnings, problems }: Gathered,
): void {
  const where = `${file}:${line}: ${key}`;
  if (!key.includes(":")) {
    problems.push(`${where} must have a namespace; write ${project}:${key}`);
    return;
  }
  const declaration = declarations.get(key);
  const { plain, hasSecret } = withStandIns(value, key);
  if (declaration === undefined && key.startsWith(`${project}:`)) {
    // The engine accepts it without a message. It is most likely a typing error.
    warnings.push(`${where} is not declared in Pulumi.yaml; nothing checks it`);
  }
  if (hasSecret) {
    secretKeys.add(key);
    warnings.push(`${where} is encrypted: a placeholder is used`);
  }
  problems.push(...judge(where, plain, hasSecret, declaration));
  config.set(key, wireText(plain));
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
  { config, problems }: Gathered,
): void {
  for (const [key, { value, secret, where }] of declarations) {
    if (config.has(key)) {
      continue;
    }
    if (value === undefined) {
      problems.push(`${file}: ${key} must be set: Pulumi.yaml declares it without a default`);
    } else if (secret) {
      problems.push(`${where} must be encrypted, since it is declared secret: set it in ${file}`);
    } else {
      config.set(key, wireText(value));
    }
  }
}

/** Replaces each `{ secure: … }`, at any depth, by a placeholder with its key. */
function withStandIns(value: unknown, key: string): { plain: unknown; hasSecret: boolean } {
  let hasSecret = false;
  const replace = (item: unknown): unknown => {
    const map = mapOf(item);
    if (Array.isArray(item)) {
      return item.map(replace);
    }
    if (map === undefined) {
      return item;
    }
    if (Object.keys(map).length === 1 && typeof map["secure"] === "string") {
      hasSecret = true;
      return `encrypted value of ${key}, not readable on the local runtime`;
    }
    return Object.fromEntries(Object.entries(map).map(([name, inner]) => [name, replace(inner)]));
  };
  return { plain: replace(value), hasSecret };
}
