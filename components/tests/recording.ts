/**
 * Records single components for a small stack with one explicit provider, and reads the recording.
 *
 * It shows what a component declares, not what AWS accepts.
 *
 * @module
 */
import assert from "node:assert/strict";
import { Provider } from "@pulumi/aws/provider.js";
import * as pulumi from "@pulumi/pulumi";
import type { Graph, GraphNode, Properties } from "../../local/program/graph.ts";
import { record } from "../../local/program/record.ts";
import type { StackConfig } from "../../local/program/stack-config.ts";
import { parseUrn } from "../../local/program/urn.ts";

/** Physical names equal logical names, and every resource needs an explicit provider. */
const stack: StackConfig = {
  project: "touchline",
  stack: "test",
  config: {
    "pulumi:autonaming": '{"mode":"verbatim"}',
    "pulumi:disable-default-providers": '["aws"]',
  },
  secretKeys: [],
};

/** A program: declares resources and returns the stack's outputs. */
export type Declaring = (provider: Provider) => Readonly<Record<string, unknown>> | undefined;

/** Records a program with a provider for eu-west-1. */
export function recordComponent(declare: Declaring): Promise<Graph> {
  return record(stack, async () => declare(new Provider("aws", { region: "eu-west-1" })));
}

/** The message with which a component rejects its arguments. */
export async function refusal(declare: Declaring): Promise<string> {
  try {
    await recordComponent(declare);
  } catch (error) {
    assert.ok(pulumi.ResourceError.isInstance(error), String(error));
    return error.message;
  }
  return assert.fail("nothing was rejected");
}

/** Type and name of a resource, like `BucketPolicy season-policy`. */
export function title(urn: string): string {
  const { type, name } = parseUrn(urn);
  return `${type.slice(type.lastIndexOf(":") + 1)} ${name}`;
}

/** Every AWS resource, in order of registration. */
export function resources(graph: Graph): readonly GraphNode[] {
  return graph.nodes.filter((node) => node.type.startsWith("aws:"));
}

/** The inputs of every AWS resource, by title. */
export function declared(graph: Graph): Readonly<Record<string, Properties>> {
  return Object.fromEntries(resources(graph).map((node) => [title(node.urn), node.inputs]));
}

/** Titles of every AWS resource, sorted. */
export function inventory(graph: Graph): readonly string[] {
  return resources(graph)
    .map((node) => title(node.urn))
    .sort();
}

/** The one resource with a title. */
export function resource(graph: Graph, wanted: string): GraphNode {
  const [node, ...more] = graph.nodes.filter(({ urn }) => title(urn) === wanted);
  assert.ok(node !== undefined, `there is no ${wanted}; there are ${inventory(graph).join(", ")}`);
  assert.equal(more.length, 0, `there is more than one ${wanted}`);
  return node;
}

/** Titles of the dependencies of a resource, sorted. */
export function waitsFor(graph: Graph, wanted: string): readonly string[] {
  return resource(graph, wanted).dependencies.map(title).sort();
}

/** An input that is a JSON document, parsed. */
export function document(node: GraphNode, property: string): unknown {
  const text = node.inputs[property];
  assert.equal(typeof text, "string", `${title(node.urn)}: ${property} is not a string`);
  return JSON.parse(String(text));
}
