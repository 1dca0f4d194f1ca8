/**
 * A graph with other code in its functions.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { contents } from "../declare/asset-content.ts";
import { codeOf } from "../declare/lambda-declarations.ts";
import type { AssetValue, Graph, GraphNode, Properties, Value } from "./graph.ts";
import { isAsset, isBag } from "./values.ts";

/** A graph, and which of its resources are not as they were. */
export interface ReplacedCode {
  readonly graph: Graph;
  /** Logical names of the resources whose inputs changed. */
  readonly changed: readonly string[];
}

/**
 * Puts new bundles in the place of old ones, also within a longer text, and new digests in the place of theirs.
 *
 * What the program derives from a bundle in any other way stays as it was: an evaluation shows whether there is such.
 *
 * @param texts New bundles by old ones.
 */
export function replaceCode(graph: Graph, texts: ReadonlyMap<string, string>): ReplacedCode {
  const digests = new Map<string, string>();
  const changed: string[] = [];
  const replaceText = (text: string): string => {
    const now = replaced(text, texts);
    if (now !== text) {
      for (const encoding of ["hex", "base64"] as const) {
        digests.set(sha256(text, encoding), sha256(now, encoding));
      }
    }
    return now;
  };
  const withCode = graph.nodes.map((node): GraphNode => {
    const inputs = mapBag(node.inputs, replaceText);
    if (inputs === node.inputs) {
      return node;
    }
    changed.push(node.name);
    const outputs = mapBag(node.outputs, replaceText);
    const [before, after] = [node.inputs["code"], inputs["code"]].map(contents).map(codeOf);
    digests.set(String(before?.["codeSha256"]), String(after?.["codeSha256"]));
    return { ...node, inputs, outputs: { ...outputs, ...after } };
  });
  const replaceDigest = (text: string) => digests.get(text) ?? replaced(text, texts);
  const nodes = withCode.map((node) => ({
    ...node,
    inputs: mapBag(node.inputs, replaceDigest),
    outputs: mapBag(node.outputs, replaceDigest),
  }));
  return { graph: { ...graph, nodes, outputs: mapBag(graph.outputs, replaceDigest) }, changed };
}

function replaced(text: string, texts: ReadonlyMap<string, string>): string {
  for (const [before, after] of texts) {
    // A bundle this short could be any text.
    if (before.length >= 20 && text.includes(before)) {
      return text.replace(before, () => after);
    }
  }
  return text;
}

function sha256(text: string, encoding: "hex" | "base64"): string {
  return createHash("sha256").update(text).digest(encoding);
}

/** The same bag where no text in it changes. */
function mapBag(bag: Properties, map: (text: string) => string): Properties {
  let isSame = true;
  const entries = Object.entries(bag).map(([key, value]) => {
    const mapped = mapValue(value, map);
    isSame &&= mapped === value;
    return [key, mapped] as const;
  });
  return isSame ? bag : Object.fromEntries(entries);
}

function mapValue(value: Value, map: (text: string) => string): Value {
  if (typeof value === "string") {
    return map(value);
  }
  if (Array.isArray(value)) {
    const mapped = value.map((item: Value) => mapValue(item, map));
    return mapped.every((item, index) => item === value[index]) ? value : mapped;
  }
  if (isAsset(value)) {
    return mapAsset(value, map);
  }
  return isBag(value) ? mapBag(value, map) : value;
}

function mapAsset(asset: AssetValue, map: (text: string) => string): AssetValue {
  switch (asset.asset) {
    case "text": {
      const text = map(asset.text);
      return text === asset.text ? asset : { asset: "text", text };
    }
    case "archive": {
      const assets = Object.entries(asset.assets).map(
        ([name, member]) => [name, mapAsset(member, map)] as const,
      );
      return assets.every(([name, member]) => member === asset.assets[name])
        ? asset
        : { asset: "archive", assets: Object.fromEntries(assets) };
    }
    case "file":
    case "zip":
      return asset;
  }
}

/** Paths of the files that assets of a graph stand for, as the program gave them. */
export function assetFiles(graph: Graph): ReadonlySet<string> {
  const files = new Set<string>();
  const visit = (value: Value): void => {
    if (Array.isArray(value)) {
      value.forEach(visit);
    } else if (isAsset(value)) {
      if (value.asset === "archive") {
        Object.values(value.assets).forEach(visit);
      } else if (value.asset !== "text") {
        files.add(value.path);
      }
    } else if (isBag(value)) {
      Object.values(value).forEach(visit);
    }
  };
  for (const { inputs } of graph.nodes) {
    visit(inputs);
  }
  return files;
}
