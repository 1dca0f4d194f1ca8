/**
 * CloudFront functions of the program, with their key value stores.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-functions.html
 * @module
 */
import { functionRuntimes, keyValueStoreRuntime } from "../../aws/cloudfront-functions.ts";
import type { Graph, GraphNode } from "../program/graph.ts";
import type {
  KeyValues,
  ViewerFunction,
} from "../services/cloudfront/functions/viewer-function.ts";
import type { Findings } from "./findings.ts";
import { functionSyntax } from "./function-syntax.ts";
import { Reader } from "./property-reader.ts";
import { refuseFunctionCode, refuseKeyValues } from "./refusals/viewer-function-refusals.ts";

/** Published functions by ARN, and the ARNs of those that are in development only. */
export interface ViewerFunctions {
  readonly published: ReadonlyMap<string, ViewerFunction>;
  readonly unpublished: ReadonlySet<string>;
}

function nodesOf(graph: Graph, type: string): readonly GraphNode[] {
  return graph.nodes.filter((node) => node.type === type && !node.external);
}

/** Reads every function of a graph. */
export function readViewerFunctions(graph: Graph, findings: Findings): ViewerFunctions {
  const stores = readStores(graph, findings);
  const published = new Map<string, ViewerFunction>();
  const unpublished = new Set<string>();
  for (const node of nodesOf(graph, "aws:cloudfront/function:Function")) {
    const read = readFunction(node, stores, findings);
    if (Reader.inputs(node, findings).flag("publish", true)) {
      published.set(read.arn, read);
    } else {
      unpublished.add(read.arn);
    }
  }
  return { published, unpublished };
}

function readFunction(
  node: GraphNode,
  stores: ReadonlyMap<string, KeyValues>,
  findings: Findings,
): ViewerFunction {
  const inputs = Reader.inputs(node, findings);
  const outputs = Reader.outputs(node, findings);
  const runtime = inputs.oneOf("runtime", functionRuntimes.value);
  const code = inputs.text("code");
  inputs.refuseAll(refuseFunctionCode(code));
  const { refusals, omissions } = functionSyntax(code, runtime);
  inputs.refuseAll(refusals);
  for (const why of omissions) {
    inputs.listProperty("code", why);
  }
  return {
    arn: outputs.text("arn"),
    name: outputs.text("name"),
    runtime,
    code,
    keyValues: readAssociation(inputs, runtime, stores),
  };
}

/** One store at most, for a runtime that reads it. */
function readAssociation(
  inputs: Reader,
  runtime: string,
  stores: ReadonlyMap<string, KeyValues>,
): KeyValues | undefined {
  const arns = inputs.texts("keyValueStoreAssociations");
  const [arn] = arns;
  if (arn === undefined) {
    return undefined;
  }
  if (arns.length > 1) {
    inputs.refuse("keyValueStoreAssociations", "must hold one key value store at most");
  }
  if (runtime !== keyValueStoreRuntime.value) {
    inputs.refuse("runtime", `must be ${keyValueStoreRuntime.value} for a key value store`);
  }
  const store = stores.get(arn);
  if (store === undefined) {
    inputs.refuse("keyValueStoreAssociations", "must hold a key value store of this program");
  }
  return store;
}

/** Key value stores by ARN. */
function readStores(graph: Graph, findings: Findings): ReadonlyMap<string, KeyValues> {
  const pairs = new Map<string, Map<string, string>>();
  function add(reader: Reader, arn: string): void {
    const [key, value] = [reader.text("key"), reader.text("value")];
    const known = pairs.get(arn) ?? new Map<string, string>();
    pairs.set(arn, known);
    if (known.has(key)) {
      reader.refuse("key", "must not be declared twice in one key value store");
    }
    known.set(key, value);
    reader.refuseAll(refuseKeyValues(key, value));
  }
  for (const node of nodesOf(graph, "aws:cloudfront/keyvaluestoreKey:KeyvaluestoreKey")) {
    const reader = Reader.inputs(node, findings);
    add(reader, reader.text("keyValueStoreArn"));
  }
  const exclusive = "aws:cloudfront/keyvaluestoreKeysExclusive:KeyvaluestoreKeysExclusive";
  for (const node of nodesOf(graph, exclusive)) {
    const reader = Reader.inputs(node, findings);
    const arn = reader.text("keyValueStoreArn");
    for (const pair of reader.objects("resourceKeyValuePairs")) {
      add(pair, arn);
    }
  }
  const stores = new Map<string, KeyValues>();
  for (const node of nodesOf(graph, "aws:cloudfront/keyValueStore:KeyValueStore")) {
    const arn = Reader.outputs(node, findings).text("arn");
    stores.set(arn, { id: node.id, pairs: Object.fromEntries(pairs.get(arn) ?? []) });
  }
  return stores;
}
