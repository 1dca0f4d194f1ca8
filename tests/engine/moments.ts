/**
 * A deployment moment by moment: what was true in the cloud after each thing that happened.
 *
 * @module
 */
import { createHash } from "node:crypto";
import type { Entry, Thing } from "./stand-in/cloud.ts";
import { isMap, opened, type Wire } from "./stand-in/wire.ts";

/** The cloud between two things that happened. */
export interface Moment {
  /** What happened last, like `update Alias api-eu-west-1-verify-alias`. */
  readonly after: string;
  readonly things: readonly Thing[];
  /** Code of each version of each function that was ever published, by qualified ARN. */
  readonly code: ReadonlyMap<string, string>;
}

/** Every moment from the `from`-th entry on. */
export function moments(journal: readonly Entry[], from: number): readonly Moment[] {
  const things = new Map<string, Thing>();
  const code = new Map<string, string>();
  const all: Moment[] = [];
  for (const [index, { operation, thing }] of journal.entries()) {
    const key = [thing.type, thing.within, thing.id].join(" ");
    if (operation === "delete") {
      things.delete(key);
    } else {
      things.set(key, thing);
    }
    if (thing.type === types.function) {
      code.set(String(opened(thing.outputs["qualifiedArn"])), codeOf(thing));
    }
    if (index >= from) {
      const after = `${operation} ${thing.urn.slice(thing.urn.lastIndexOf(":") + 1)}`;
      all.push({ after, things: [...things.values()], code: new Map(code) });
    }
  }
  return all;
}

const types = {
  alias: "aws:lambda/alias:Alias",
  authorizer: "aws:apigatewayv2/authorizer:Authorizer",
  distribution: "aws:cloudfront/distribution:Distribution",
  function: "aws:lambda/function:Function",
} as const;

/** The secret a distribution sends to Regions, as it is. */
export function sentSecret(things: readonly Thing[]): string {
  const distribution = things.find(({ type }) => type === types.distribution);
  const [secret] = find(opened(distribution?.inputs["origins"]), "x-origin-verify");
  return secret ?? "";
}

/** Every value of a list of `{ name, value }` objects, by name. */
function find(value: Wire, name: string): readonly string[] {
  if (Array.isArray(value)) {
    return value.flatMap((item) => find(item, name));
  }
  if (!isMap(value)) {
    return [];
  }
  return value["name"] === name
    ? [String(value["value"])]
    : Object.values(value).flatMap((item) => find(item, name));
}

/** Regions whose authorizer, as calls reach it, does not accept a secret. */
export function refusing({ things, code }: Moment, secret: string): readonly string[] {
  const digest = createHash("sha256").update(secret).digest("hex");
  const aliases = things.filter(({ type }) => type === types.alias);
  return things
    .filter(({ type }) => type === types.authorizer)
    .filter(({ inputs }) => {
      const uri = String(inputs["authorizerUri"]);
      const alias = aliases.find(({ outputs }) => uri.includes(`${outputs["arn"]}/`));
      const version = String(alias?.outputs["arn"]).replace(
        /[^:]+$/,
        `${alias?.inputs["functionVersion"]}`,
      );
      return code.get(version)?.includes(digest) !== true;
    })
    .map(({ region }) => region);
}

/** Code of the versions that the distribution runs. */
export function edgeCode({ things, code }: Moment): readonly string[] {
  const distribution = things.find(({ type }) => type === types.distribution);
  const text = JSON.stringify(opened(distribution?.inputs ?? {}));
  return [...code].filter(([arn]) => text.includes(`"${arn}"`)).map(([, source]) => source);
}

function codeOf({ inputs }: Thing): string {
  return JSON.stringify(opened(inputs["code"]) ?? "");
}
