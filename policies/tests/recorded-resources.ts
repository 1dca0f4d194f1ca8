/**
 * Nodes of a recorded graph as rules see them: what a pack reads from the engine's messages, without the messages.
 *
 * @module
 */
import type {
  AssetValue,
  GraphNode,
  Properties as Recorded,
  Value,
} from "../../local/program/graph.ts";
import type { Resource, StackResource } from "../reading/resource.ts";
import { givenOutputs, Stack } from "../reading/stack.ts";
import { Content, type Properties, readProperties } from "../reading/value.ts";

/** Read once for all mutations of a graph: what a mutation changes is another object. */
const read = new WeakMap<Recorded, Properties>();

/** A resource before it is made: its inputs. */
export function resourceBefore(node: GraphNode): Resource {
  return readNode(node, node.inputs);
}

/** A stack at the end of a run: the outputs of its resources, and what they depend on. */
export function stackAfter(nodes: readonly GraphNode[]): Stack {
  type Growing = { -readonly [K in keyof StackResource]: StackResource[K] };
  const byUrn = new Map<string, Growing>(
    nodes.map((node) => [
      node.urn,
      {
        ...withGiven(node, readNode(node, node.outputs)),
        parent: undefined,
        dependencies: [],
        propertyDependencies: {},
      },
    ]),
  );
  const known = (urns: readonly string[]) => urns.flatMap((urn) => byUrn.get(urn) ?? []);
  for (const node of nodes) {
    const resource = byUrn.get(node.urn);
    if (resource !== undefined) {
      resource.parent = byUrn.get(node.parent);
      resource.dependencies = known(node.dependencies);
      resource.propertyDependencies = Object.fromEntries(
        Object.entries(node.propertyDependencies).map(([input, urns]) => [input, known(urns)]),
      );
    }
  }
  return new Stack([...byUrn.values()]);
}

/** Read once, like the outputs it is made of. */
function withGiven({ propertyDependencies }: GraphNode, resource: Resource): Resource {
  return { ...resource, props: givenOutputs(resource.props, propertyDependencies) };
}

function readNode({ type, name, urn, options, provider }: GraphNode, values: Recorded): Resource {
  const { protect, ignoreChanges, customTimeouts } = options;
  return {
    type,
    name,
    urn,
    props: propertiesOf(values),
    options: {
      protect,
      ignoreChanges,
      timeouts: {
        createSeconds: customTimeouts.create,
        updateSeconds: customTimeouts.update,
        deleteSeconds: customTimeouts.delete,
      },
    },
    provider: provider && {
      type: provider.type,
      name: provider.name,
      props: propertiesOf(provider.inputs),
    },
  };
}

function propertiesOf(values: Recorded): Properties {
  const properties = read.get(values) ?? readProperties(withContents(values));
  read.set(values, properties);
  return properties;
}

/** Assets as the SDK gives them to a pack. */
function withContents(value: Value): unknown {
  if (Array.isArray(value)) {
    return value.map(withContents);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  return isAsset(value)
    ? new Content(value)
    : Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withContents(item)]));
}

function isAsset(value: object): value is AssetValue {
  return "asset" in value && typeof value.asset === "string";
}
