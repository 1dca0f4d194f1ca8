/**
 * Physical names for resources whose program gives them none, as Pulumi would choose them.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/resources/names/#autonaming-configuration
 * @module
 */
import type { NameRules } from "./declaration.ts";
import { alphabets, digest, uuid } from "./digest.ts";

/** What a name is made from. */
export interface Named {
  readonly project: string;
  readonly stack: string;
  readonly type: string;
  /** The logical name. */
  readonly name: string;
  /** Decides what would be random. */
  readonly seed: string;
}

/** How names are chosen: the value of the setting `pulumi:autonaming`. */
interface Naming {
  readonly mode?: unknown;
  readonly pattern?: unknown;
}

/** What a pattern may refer to. */
const expressions = [
  ...["org", "project", "stack", "name", "uuid"],
  ...["hex(n)", "alphanum(n)", "string(n)", "num(n)", "config.key"],
];

/** Hexadecimal digits Pulumi appends without a pattern. */
const suffixLength = 7;

/**
 * Names a resource.
 *
 * @param config The stack's settings: `pulumi:autonaming`, and what its pattern refers to.
 * @throws {Error} when the name is longer than AWS takes, names are disabled, or the pattern cannot be read.
 */
export function autoname(
  named: Named,
  rules: NameRules,
  config: Readonly<Record<string, string>>,
): string {
  const chosen = choose(named, config);
  const name = rules.lower === true ? chosen.toLowerCase() : chosen;
  if (name.length > rules.max) {
    throw new Error(
      `the name ${JSON.stringify(name)} must have at most ${rules.max} characters, got ${name.length}\n` +
        "  shorten the logical name, or give the resource a physical one",
    );
  }
  return name;
}

function choose(named: Named, config: Readonly<Record<string, string>>): string {
  const { mode, pattern } = namingFor(named.type, config["pulumi:autonaming"]);
  if (typeof pattern === "string") {
    return fill(pattern, named, config);
  }
  switch (mode) {
    case undefined:
    case "default":
      return `${named.name}-${digest(named.seed, suffixLength)}`;
    case "verbatim":
      return named.name;
    case "disabled":
      throw new Error(
        `${JSON.stringify(named.name)} must have a physical name: pulumi:autonaming is disabled`,
      );
    default:
      throw new Error(
        `pulumi:autonaming has mode ${JSON.stringify(mode)}; use default, verbatim or disabled`,
      );
  }
}

/** The most specific rule wins: the type's, the provider's, then the stack's. */
function namingFor(type: string, setting: string | undefined): Naming {
  const stack = setting === undefined ? {} : parse(setting);
  const provider = member(member(stack, "providers"), type.split(":")[0] ?? "");
  return firstSet(member(member(provider, "resources"), type), provider, stack);
}

function parse(setting: string): unknown {
  try {
    return JSON.parse(setting);
  } catch (cause) {
    throw new Error(`pulumi:autonaming must be a map, got ${JSON.stringify(setting)}`, { cause });
  }
}

function firstSet(...candidates: unknown[]): Naming {
  for (const candidate of candidates) {
    const naming = { mode: member(candidate, "mode"), pattern: member(candidate, "pattern") };
    if (naming.mode !== undefined || naming.pattern !== undefined) {
      return naming;
    }
  }
  return {};
}

function member(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}

function fill(pattern: string, named: Named, config: Readonly<Record<string, string>>): string {
  return pattern.replaceAll(/\$\{([^}]*)\}/g, (expression: string, inner: string) => {
    const value = evaluate(inner, named, config);
    if (value === undefined) {
      throw new Error(
        `pulumi:autonaming: ${JSON.stringify(expression)} in ${JSON.stringify(pattern)} means nothing\n` +
          `  use ${expressions.map((name) => `\${${name}}`).join(", ")}`,
      );
    }
    return value;
  });
}

const alphabetOf = new Map<string, string>([
  ["hex", alphabets.hex],
  ["alphanum", alphabets.lower],
  ["string", alphabets.letters],
  ["num", alphabets.digits],
]);

function evaluate(
  inner: string,
  named: Named,
  config: Readonly<Record<string, string>>,
): string | undefined {
  const plain = new Map([
    // What the engine uses when no organization is known.
    ["org", "default"],
    ["project", named.project],
    ["stack", named.stack],
    ["name", named.name],
    ["uuid", uuid(named.seed)],
  ]);
  const [, kind = "", count = ""] = /^(hex|alphanum|string|num)\((\d{1,3})\)$/.exec(inner) ?? [];
  const alphabet = alphabetOf.get(kind);
  if (alphabet !== undefined) {
    return digest(named.seed, Number(count), alphabet);
  }
  return inner.startsWith("config.")
    ? config[`${named.project}:${inner.slice("config.".length)}`]
    : plain.get(inner);
}
