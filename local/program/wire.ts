/**
 * Values as the SDK sends them to an engine, read into values of the graph.
 *
 * On the wire a secret, an asset, an archive and a resource are maps that carry a signature. Secrets keep
 * their exact place there; what Pulumi's own mocks hand out has them hoisted to the whole property.
 *
 * @see https://github.com/pulumi/pulumi/blob/master/sdk/go/common/resource/sig/sig.go
 * @module
 */
import { readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { runtime } from "@pulumi/pulumi";
import type { AssetValue, Value } from "./graph.ts";
import { step } from "./property-path.ts";

/** Something a graph cannot hold, and where it stands. */
export interface Fault {
  readonly path: string;
  readonly what: string;
}

/** What was read. */
export interface Reading {
  readonly value: Value;
  /** Paths of what was secret, in order; a path inside another is not repeated. */
  readonly secrets: readonly string[];
  readonly faults: readonly Fault[];
}

type WireMap = Readonly<Record<string, unknown>>;

interface Notes {
  readonly secrets: string[];
  readonly faults: Fault[];
}

/** Reads one value. @param path Where it stands; paths in the answer start with it. */
export function fromWire(wire: unknown, path = ""): Reading {
  const notes: Notes = { secrets: [], faults: [] };
  return { value: read(wire, path, notes), ...notes };
}

/**
 * The same wire value without resources: each becomes its id, or its URN where it has none, as the engine
 * passes it to a provider. The SDK would otherwise request each of them again.
 */
export function withoutResources(wire: unknown): unknown {
  if (Array.isArray(wire)) {
    return wire.map(withoutResources);
  }
  if (!isMap(wire)) {
    return wire;
  }
  return wire[runtime.specialSigKey] === runtime.specialResourceSig
    ? reference(wire)
    : mapValues(wire, withoutResources);
}

/**
 * The same wire value with the parts an answer adds to a plain structure, at any depth. What carries a
 * signature, like a secret, stays as it came.
 */
export function filledFrom(answered: unknown, wire: unknown): unknown {
  if (!isMap(wire) || !isMap(answered) || Object.hasOwn(wire, runtime.specialSigKey)) {
    return wire;
  }
  return { ...answered, ...mapValues(wire, (item, key) => filledFrom(answered[key], item)) };
}

/** Marks a wire value secret. */
export function secret(wire: unknown): WireMap {
  return { [runtime.specialSigKey]: runtime.specialSecretSig, value: wire };
}

function read(wire: unknown, path: string, notes: Notes): Value {
  if (wire === runtime.unknownValue) {
    notes.faults.push({ path, what: "is unknown until deployed" });
    return null;
  }
  if (typeof wire === "number" && !Number.isFinite(wire)) {
    notes.faults.push({ path, what: `is ${wire}` });
    return null;
  }
  if (wire === null || wire === undefined) {
    return null;
  }
  if (typeof wire === "string" || typeof wire === "number" || typeof wire === "boolean") {
    return wire;
  }
  if (Array.isArray(wire)) {
    return wire.map((item, index) => read(item, step(path, index), notes));
  }
  return isMap(wire) ? readMap(wire, path, notes) : null;
}

function readMap(wire: WireMap, path: string, notes: Notes): Value {
  switch (wire[runtime.specialSigKey]) {
    case undefined:
      return mapValues(wire, (item, key) => read(item, step(path, key), notes));
    case runtime.specialSecretSig: {
      notes.secrets.push(path);
      // A secret within a secret adds nothing.
      return read(wire["value"], path, { secrets: [], faults: notes.faults });
    }
    case runtime.specialResourceSig:
      return read(reference(wire), path, notes);
    case runtime.specialAssetSig:
    case runtime.specialArchiveSig:
      return readAsset(wire, path, notes);
    default:
      notes.faults.push({ path, what: "is of a kind that the runtime does not know" });
      return null;
  }
}

function readAsset(wire: WireMap, path: string, notes: Notes): AssetValue {
  const { text, path: file, assets, uri } = wire;
  if (isMap(assets)) {
    const members = mapValues(assets, (item, name) =>
      isMap(item) ? readAsset(item, step(path, name), notes) : nothing,
    );
    return { asset: "archive", assets: members };
  }
  if (typeof file === "string") {
    return onDisk(wire, resolve(file), path, notes);
  }
  if (typeof text === "string") {
    return { asset: "text", text };
  }
  notes.faults.push({
    path,
    what: `is fetched from ${JSON.stringify(uri)}, and the runtime fetches nothing; use a file or string asset`,
  });
  return nothing;
}

const nothing: AssetValue = { asset: "text", text: "" };

/** A folder is an archive of its files. */
function onDisk(wire: WireMap, file: string, path: string, notes: Notes): AssetValue {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) {
    notes.faults.push({ path, what: `is the file ${JSON.stringify(file)}, which does not exist` });
    return nothing;
  }
  const isArchive = wire[runtime.specialSigKey] === runtime.specialArchiveSig;
  if (!stat.isDirectory()) {
    return isArchive ? zipOf(file, path, notes) : { asset: "file", path: file };
  }
  if (!isArchive) {
    notes.faults.push({ path, what: `is the folder ${JSON.stringify(file)}, not a file` });
    return nothing;
  }
  const members = readdirSync(file, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(join(file, name)).isFile())
    .sort()
    .map((name) => [name, { asset: "file", path: join(file, name) }] as const);
  return { asset: "archive", assets: Object.fromEntries(members) };
}

/** The engine takes other formats too, and makes a zip of them. */
function zipOf(file: string, path: string, notes: Notes): AssetValue {
  if (!/\.(zip|jar)$/i.test(file)) {
    notes.faults.push({
      path,
      what: `is the archive ${JSON.stringify(file)}; use a folder or a .zip`,
    });
    return nothing;
  }
  return { asset: "zip", path: file };
}

/** The engine keeps the id of a resource it hands to a provider, or the URN of a component. */
function reference(wire: WireMap): unknown {
  return wire["id"] ?? wire["urn"];
}

function isMap(value: unknown): value is WireMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function mapValues<T>(map: WireMap, change: (value: unknown, key: string) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value, key)]));
}
