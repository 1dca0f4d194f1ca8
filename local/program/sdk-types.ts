/**
 * What the SDK's own types promise about a resource.
 *
 * A class of a Pulumi SDK declares each output: `Output<string>` is always there once deployed,
 * `Output<string | undefined>` may be absent. The declarations beside the code (`lambda/function.d.ts`) are
 * generated from the provider's schema, and are the only copy of it that npm carries.
 *
 * @module
 */
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { globalModules } from "../../aws/global-services.ts";

/** A property a deployed resource is certain to have: a value, a list or a map of values, a structure, or a list of those. */
export type Promised = "text" | "number" | "boolean" | "list" | "map" | "structure" | "structures";

/** One resource type. */
export interface SdkType {
  /** Outputs that are never absent. */
  readonly promised: ReadonlyMap<string, Promised>;
  /** Whether it lives in one AWS Region: from v7 of the SDK every such resource has a `region` of its own. */
  readonly regional: boolean;
}

/** The declarations do not change while a process runs. */
const known = new Map<string, SdkType | undefined>();

/**
 * Looks a type up in the installed SDK of its package.
 *
 * @param token Like `aws:lambda/function:Function`.
 * @returns `undefined` when the package is not installed, or has no such class.
 */
export function sdkType(token: string): SdkType | undefined {
  if (!known.has(token)) {
    known.set(token, readType(token));
  }
  return known.get(token);
}

/**
 * Looks up what a provider function returns.
 *
 * @param token Like `aws:route53/getZone:getZone`.
 * @returns `undefined` when the package is not installed, or has no such function.
 */
export function resultType(token: string): ReadonlyMap<string, Promised> | undefined {
  const [pkg = "", module = "", name = ""] = token.split(":");
  const source = readDeclaration(pkg, fileOf(module, name));
  const result = `export interface ${name.charAt(0).toUpperCase()}${name.slice(1)}Result {`;
  const start = source?.indexOf(result) ?? -1;
  return source === undefined || start < 0
    ? undefined
    : propertiesOf(
        source.slice(start, source.indexOf("\n}", start)),
        /readonly (\w+): ([^;]*(?:;\s+\}[^;]*)*);/g,
      );
}

function readType(token: string): SdkType | undefined {
  const [pkg = "", module = "", name = ""] = token.split(":");
  const source = readDeclaration(pkg, fileOf(module, name));
  const start = source?.indexOf(`export declare class ${name} extends`) ?? -1;
  if (source === undefined || start < 0) {
    return undefined;
  }
  const promised = propertiesOf(
    source.slice(start, source.indexOf("constructor(", start)),
    /readonly (\w+): pulumi\.Output<([^;]*(?:;\s+\}[^;]*)*)>;/g,
  );
  return { promised, regional: isRegional(pkg, module, promised) };
}

function propertiesOf(body: string, pattern: RegExp): ReadonlyMap<string, Promised> {
  const promised = new Map<string, Promised>();
  for (const [, property = "", type = ""] of body.matchAll(pattern)) {
    const kind = kindOf(type.replaceAll(/\s+/g, " ").trim());
    if (kind !== undefined) {
      promised.set(property, kind);
    }
  }
  return promised;
}

/** Before version 7 of `@pulumi/aws`, a resource has no `region` of its own, and its module decides. */
function isRegional(pkg: string, module: string, promised: ReadonlyMap<string, Promised>): boolean {
  if (promised.has("region") || pkg !== "aws") {
    return promised.has("region");
  }
  return major(pkg) < 7 && !globalModules.value.includes(module.split("/")[0] ?? "");
}

function major(pkg: string): number {
  const folder = packageFolder(pkg);
  const text = folder === undefined ? "{}" : readFileSync(join(folder, "package.json"), "utf8");
  const { version }: { version?: string } = JSON.parse(text);
  // Before 6.22 the version of the package is written `v6.21.0`.
  return Number.parseInt(version?.replace(/^v/, "") ?? "0", 10);
}

function kindOf(type: string): Promised | undefined {
  if (/\| undefined$/.test(type)) {
    return undefined;
  }
  if (/^\{ \[key: string\]: (string|number|boolean); \}$/.test(type)) {
    return "map";
  }
  if (/^(string|number|boolean|ARN|pulumi\.ARN)\[\]$/.test(type)) {
    return "list";
  }
  if (type === "number" || type === "boolean") {
    return type;
  }
  if (/^(string|ARN|enums\.[\w.]+)( \| (string|enums\.[\w.]+))*$/.test(type)) {
    return "text";
  }
  return type.endsWith("[]") ? "structures" : "structure";
}

/** Components are in a folder (`awsx:ec2:Vpc`); the token of a resource names its file (`aws:ec2/vpc:Vpc`). */
function fileOf(module: string, name: string): string {
  return module.includes("/")
    ? module
    : `${module}/${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}

/** A handful of modules are spelled otherwise in their token than on disk: only case differs. */
function readDeclaration(pkg: string, path: string): string | undefined {
  const folder = packageFolder(pkg);
  if (folder === undefined) {
    return undefined;
  }
  const file = join(folder, `${path.replace(/^index\//, "")}.d.ts`);
  try {
    return readFileSync(file, "utf8");
  } catch {
    return readLoosely(file);
  }
}

function readLoosely(file: string): string | undefined {
  try {
    const wanted = basename(file).toLowerCase();
    const name = readdirSync(dirname(file)).find((entry) => entry.toLowerCase() === wanted);
    return name === undefined ? undefined : readFileSync(join(dirname(file), name), "utf8");
  } catch {
    return undefined;
  }
}

function packageFolder(pkg: string): string | undefined {
  try {
    // The program runs in its folder, and its copy counts.
    const paths = [process.cwd(), import.meta.dirname];
    return dirname(
      createRequire(import.meta.url).resolve(`@pulumi/${pkg}/package.json`, { paths }),
    );
  } catch {
    return undefined;
  }
}
