/**
 * Resources of a graph as the engine sends them to a policy pack.
 *
 * Secrets are sent unwrapped: a pack does not see that they are secret.
 *
 * @see https://github.com/pulumi/pulumi/blob/master/proto/pulumi/analyzer.proto
 * @module
 */
import { runtime } from "@pulumi/pulumi";
import analyzerProto, {
  type AnalyzeRequest,
  type AnalyzerResource,
} from "@pulumi/pulumi/proto/analyzer_pb.js";
import structProto, {
  type JavaScriptValue,
  type Struct,
} from "google-protobuf/google/protobuf/struct_pb.js";
import type { AssetValue, GraphNode, Properties, Value } from "../program/graph.ts";
import { isAsset, isBag } from "../program/values.ts";

/** A resource before it is made: its inputs. */
export function analyzeRequest(node: GraphNode): AnalyzeRequest {
  return fill(new analyzerProto.AnalyzeRequest(), node, node.inputs);
}

/** A resource at the end of a run: its outputs, and what it hangs on. */
export function analyzerResource(node: GraphNode): AnalyzerResource {
  const resource = fill(new analyzerProto.AnalyzerResource(), node, node.outputs)
    .setParent(node.parent)
    .setDependenciesList([...node.dependencies]);
  for (const [property, urns] of Object.entries(node.propertyDependencies)) {
    if (urns.length > 0) {
      const through = new analyzerProto.AnalyzerPropertyDependencies().setUrnsList([...urns]);
      resource.getPropertydependenciesMap().set(property, through);
    }
  }
  return resource;
}

function fill<T extends AnalyzeRequest | AnalyzerResource>(
  message: T,
  node: GraphNode,
  properties: Properties,
): T {
  message.setType(node.type);
  message.setUrn(node.urn);
  message.setName(node.name);
  message.setProperties(struct(properties));
  message.setOptions(optionsOf(node));
  if (node.provider !== undefined) {
    const { type, urn, name, inputs } = node.provider;
    message.setProvider(
      new analyzerProto.AnalyzerProviderResource()
        .setType(type)
        .setUrn(urn)
        .setName(name)
        .setProperties(struct(inputs)),
    );
  }
  return message;
}

function optionsOf({ options, parent }: GraphNode) {
  const { protect, ignoreChanges, deleteBeforeReplace, additionalSecretOutputs } = options;
  const timeouts = new analyzerProto.AnalyzerResourceOptions.CustomTimeouts()
    .setCreate(options.customTimeouts.create)
    .setUpdate(options.customTimeouts.update)
    .setDelete(options.customTimeouts.delete);
  return new analyzerProto.AnalyzerResourceOptions()
    .setProtect(protect)
    .setIgnorechangesList([...ignoreChanges])
    .setDeletebeforereplacedefined(deleteBeforeReplace !== undefined)
    .setDeletebeforereplace(deleteBeforeReplace ?? false)
    .setAdditionalsecretoutputsList([...additionalSecretOutputs])
    .setParent(parent)
    .setCustomtimeouts(timeouts);
}

function struct(properties: Properties): Struct {
  return structProto.Struct.fromJavaScript(onWire(properties) as Record<string, JavaScriptValue>);
}

function onWire(value: Value): JavaScriptValue {
  if (Array.isArray(value)) {
    return value.map(onWire);
  }
  if (isAsset(value)) {
    return assetOnWire(value);
  }
  return isBag(value) ? mapValues(value, onWire) : (value as JavaScriptValue);
}

function assetOnWire(value: AssetValue): JavaScriptValue {
  const { specialSigKey, specialAssetSig, specialArchiveSig } = runtime;
  switch (value.asset) {
    case "text":
      return { [specialSigKey]: specialAssetSig, text: value.text };
    case "file":
      return {
        [specialSigKey]: specialAssetSig,
        path: value.path,
      };
    case "zip":
      return { [specialSigKey]: specialArchiveSig, path: value.path };
    case "archive":
      return { [specialSigKey]: specialArchiveSig, assets: mapValues(value.assets, assetOnWire) };
  }
}

function mapValues<T>(
  map: Readonly<Record<string, T>>,
  change: (value: T) => JavaScriptValue,
): Record<string, JavaScriptValue> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));
}
