/**
 * A recorded graph as an engine shows it to a pack: in a preview, where nothing is deployed yet, and with the values that
 * a provider fills in.
 *
 * A recorded graph has the inputs that the program gives, and every output. An engine sends inputs after the provider's
 * `Check`, which adds defaults and physical names, and for a stack the planned outputs, which in a first preview are
 * unknown.
 *
 * @see https://www.pulumi.com/docs/iac/packages-and-automation/crossguard/core-concepts/
 * @module
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { GraphNode, Properties, Value } from "../../local/program/graph.ts";
import { sdkType } from "../../local/program/sdk-types.ts";
import { nameSlot } from "../../tests/engine/stand-in/plausible.ts";

/** A graph as a pack sees it. */
export type EngineShape = (nodes: readonly GraphNode[]) => readonly GraphNode[];

/** What an engine sends in place of an unknown value. */
const sentinel = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Before anything is deployed: ids, ARNs, and everything made of them are unknown. */
export const firstPreview = "in a first preview";

/** As the program gives it. */
export const asRecorded: EngineShape = (nodes) => nodes;

/** By the names that titles of tests have. */
export const engineShapes: Readonly<Record<string, EngineShape>> = {
  "with the provider's defaults": (nodes) => nodes.map(withDefaults),
  [firstPreview]: previewed,
};

function previewed(nodes: readonly GraphNode[]): readonly GraphNode[] {
  const byUrn = new Map(nodes.map((node) => [node.urn, node]));
  const assigned = new Map(nodes.map((node) => [node.urn, assignedTexts(node)]));
  return nodes.map((node) => {
    const filled = withDefaults(node);
    const inputs: Record<string, Value> = {};
    for (const [name, value] of Object.entries(filled.inputs)) {
      const texts = (node.propertyDependencies[name] ?? []).flatMap((urn) =>
        byUrn.get(urn)?.external === true ? [] : (assigned.get(urn) ?? []),
      );
      inputs[name] = texts.length === 0 ? value : hidden(value, texts);
    }
    const outputs = node.external ? node.outputs : { ...inputs, ...computedOutputs(node, inputs) };
    return { ...filled, inputs, outputs };
  });
}

/** Values that a deployment assigns: id, ARN, endpoint. */
function assignedTexts({ id, type, inputs, outputs }: GraphNode): readonly string[] {
  const given = new Set([...Object.keys(inputs), nameSlot(type)?.property, "region"]);
  const texts = Object.entries(outputs).flatMap(([name, value]) =>
    given.has(name) ? [] : stringsIn(value),
  );
  const known = new Set([...stringsIn(inputs), String(outputs[nameSlot(type)?.property ?? ""])]);
  return [...texts, id].filter((text) => text.length > 3 && !known.has(text));
}

function stringsIn(value: Value): readonly string[] {
  if (typeof value === "string") {
    return [value];
  }
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/** The same value, with each text that has one of some texts in it unknown. */
function hidden(value: Value, texts: readonly string[]): Value {
  if (typeof value === "string") {
    return texts.some((text) => value.includes(text)) ? sentinel : value;
  }
  if (Array.isArray(value)) {
    return value.map((each: Value) => hidden(each, texts));
  }
  return typeof value === "object" && value !== null && !("asset" in value)
    ? Object.fromEntries(
        Object.entries(value).map(([name, each]: [string, Value]) => [name, hidden(each, texts)]),
      )
    : value;
}

/** What is always there once deployed, and not given. */
function computedOutputs({ type }: GraphNode, inputs: Properties): Properties {
  const promised = [...(sdkType(type)?.promised.keys() ?? [])];
  return Object.fromEntries(
    promised.filter((name) => inputs[name] === undefined).map((name) => [name, sentinel]),
  );
}

function withDefaults(node: GraphNode): GraphNode {
  const { type, inputs, outputs } = node;
  if (!node.custom || node.external) {
    return node;
  }
  const slot = nameSlot(type)?.property;
  const named = slot === undefined ? {} : { [slot]: outputs[slot] ?? "" };
  const merge = (given: Properties) =>
    nested(type, { ...defaultsOf(type), ...named, ...withoutNothing(given) });
  return { ...node, inputs: merge(inputs), outputs: merge(outputs) };
}

function withoutNothing(given: Properties): Properties {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
}

const defaults = new Map<string, Properties>();

/** Top-level defaults, as the declarations of the SDK state them: `Defaults to \`3\``. */
function defaultsOf(type: string): Properties {
  const known = defaults.get(type);
  if (known !== undefined) {
    return known;
  }
  const read = readDefaults(type);
  defaults.set(type, read);
  return read;
}

function readDefaults(type: string): Properties {
  const [pkg = "", module = "", name = ""] = type.split(":");
  const source = pkg === "aws" ? declarationOf(module) : "";
  const start = source.indexOf(`export interface ${name}Args {`);
  const promised = sdkType(type)?.promised;
  const found: Record<string, Value> = {};
  for (const [, text = "", property = "", kind = ""] of source
    .slice(Math.max(0, start))
    .matchAll(
      /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s+(\w+)\?: pulumi\.Input<(string|number|boolean)>/g,
    )) {
    const stated = /[Dd]efaults? (?:to|is|value is|value of)[^`.]*`"?([^`"]+)"?`/.exec(text)?.[1];
    if (start >= 0 && stated !== undefined && promised?.has(property) !== true) {
      found[property] = statedValue(stated, kind);
    }
  }
  return Object.fromEntries(
    Object.entries(found).filter(([property, value]) => value !== null && property !== "region"),
  );
}

function statedValue(stated: string, kind: string): Value {
  switch (kind) {
    case "boolean":
      return stated === "true" ? true : stated === "false" ? false : null;
    case "number":
      return /^-?\d+$/.test(stated) ? Number(stated) : null;
    default:
      return /^[\w.-]+$/.test(stated) && !/^(null|none)$/i.test(stated) ? stated : null;
  }
}

function declarationOf(module: string): string {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve("@pulumi/aws/package.json"));
    return readFileSync(join(folder, `${module}.d.ts`), "utf8");
  } catch {
    return "";
  }
}

/** Defaults inside structures, by type and path; `*` is each member of a list. From the schema of the AWS provider. */
const nestedDefaults: Readonly<Record<string, Readonly<Record<string, Properties>>>> = {
  "aws:cloudfront/distribution:Distribution": {
    defaultCacheBehavior: { compress: false, smoothStreaming: false },
    "orderedCacheBehaviors.*": { compress: false, smoothStreaming: false },
    "origins.*": { connectionAttempts: 3, connectionTimeout: 10 },
    "origins.*.customOriginConfig": { originKeepaliveTimeout: 5, originReadTimeout: 30 },
    "origins.*.vpcOriginConfig": { originKeepaliveTimeout: 5, originReadTimeout: 30 },
    viewerCertificate: { minimumProtocolVersion: "TLSv1" },
    loggingConfig: { includeCookies: false },
  },
  "aws:lb/targetGroup:TargetGroup": {
    healthCheck: { enabled: true, healthyThreshold: 3, interval: 30, unhealthyThreshold: 3 },
  },
  "aws:lambda/function:Function": { tracingConfig: { mode: "PassThrough" } },
};

function nested(type: string, given: Properties): Properties {
  return Object.entries(nestedDefaults[type] ?? {}).reduce<Properties>(
    (all, [path, values]) => filledAt(all, path.split("."), values) as Properties,
    given,
  );
}

function filledAt(
  value: Value | undefined,
  [step, ...rest]: readonly string[],
  values: Properties,
): Value {
  if (value === undefined || value === null || typeof value !== "object") {
    return value ?? null;
  }
  if (step === undefined) {
    return { ...values, ...value };
  }
  if (Array.isArray(value)) {
    return value.map((each: Value) => filledAt(each, rest, values));
  }
  const map = value as Properties;
  return map[step] === undefined ? map : { ...map, [step]: filledAt(map[step], rest, values) };
}
