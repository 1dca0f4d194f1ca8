/**
 * What a resource takes, read from the declarations of an installed SDK, nested structures too.
 *
 * The declarations (`lambda/function.d.ts`, `types/input.d.ts`) are generated from the provider's schema, and
 * are the only copy of it that npm carries. Enumerations are open in them, so the values of strings are not checked.
 *
 * @module
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { parseType, type Shape } from "./type-text.ts";

/** One property. */
export interface Field {
  readonly isRequired: boolean;
  readonly shape: Shape;
}

/** Properties by name. */
export type Fields = ReadonlyMap<string, Field>;

/** The declarations do not change while a process runs. */
const known = new Map<string, Fields | undefined>();
const files = new Map<string, string>();

/**
 * Looks up what a resource takes.
 *
 * @param token Like `aws:lambda/function:Function`, or `pulumi:providers:aws`.
 * @returns `undefined` for a type its package does not have.
 */
export function argumentsOf(token: string): Fields | undefined {
  return once(token, () => {
    const [pkg = "", module = "", name = ""] = token.split(":");
    const source =
      pkg === "pulumi"
        ? readDeclaration(name, "provider")
        : readDeclaration(pkg, module.replace(/^index\//, ""));
    const args = pkg === "pulumi" ? "ProviderArgs" : `${name}Args`;
    return source === undefined
      ? undefined
      : readInterface(source, `export interface ${args} {`, "\n}");
  });
}

/** Looks up a structure: `aws`, and `cloudfront.DistributionOrigin`. */
export function structureOf(pkg: string, path: string): Fields | undefined {
  return once(`${pkg} ${path}`, () => {
    const source = readDeclaration(pkg, "types/input") ?? "";
    const steps = path.split(".");
    const name = steps.pop() ?? "";
    if (steps.length === 0) {
      return readInterface(source, `export interface ${name} {`, "\n}");
    }
    const start = source.indexOf(`export declare namespace ${steps.join(".")} {`);
    const room = start < 0 ? "" : source.slice(start, source.indexOf("\n}", start));
    return readInterface(room, `    interface ${name} {`, "\n    }");
  });
}

function once(key: string, read: () => Fields | undefined): Fields | undefined {
  if (!known.has(key)) {
    known.set(key, read());
  }
  return known.get(key);
}

function readInterface(source: string, opening: string, closing: string): Fields | undefined {
  const start = source.indexOf(opening);
  if (start < 0) {
    return undefined;
  }
  const body = source.slice(start + opening.length, source.indexOf(closing, start));
  const bare = body.replaceAll(/\/\*\*[\s\S]*?\*\//g, "").replaceAll(/\s+/g, " ");
  return new Map(
    membersOf(bare).map((member): [string, Field] => {
      const [, name = "", mark = "", type = ""] = /^(\w+)(\??): (.*)$/.exec(member) ?? [];
      return [name, { isRequired: mark === "", shape: parseType(type) }];
    }),
  );
}

/** Members end in a semicolon, but so do those of types inside them. */
function membersOf(body: string): readonly string[] {
  const members: string[] = [];
  let depth = 0;
  let member = "";
  for (const character of body) {
    depth += character === "{" ? 1 : character === "}" ? -1 : 0;
    if (character === ";" && depth === 0) {
      members.push(member.trim());
      member = "";
    } else {
      member += character;
    }
  }
  return members;
}

/** A few files are spelled otherwise than their token: only case differs. */
function readDeclaration(pkg: string, path: string): string | undefined {
  const key = `${pkg}/${path}`;
  const cached = files.get(key);
  if (cached !== undefined) {
    return cached;
  }
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`@pulumi/${pkg}/package.json`));
    const text = readFileSync(join(folder, `${path}.d.ts`), "utf8");
    files.set(key, text);
    return text;
  } catch {
    return undefined;
  }
}
