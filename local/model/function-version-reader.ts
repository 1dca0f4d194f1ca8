/**
 * Functions of the program, with the very files that would be uploaded.
 *
 * @module
 */
import { nodeRuntimes } from "../../aws/lambda-limits.ts";
import type { Graph, GraphNode } from "../program/graph.ts";
import type { FunctionVersion } from "../services/lambda/invoker.ts";
import type { Findings } from "./findings.ts";
import { readCode, readLayers } from "./function-code-reader.ts";
import { Reader } from "./property-reader.ts";
import { refuseFunction } from "./refusals/function-refusals.ts";

/**
 * Reads a resource of type `aws:lambda/function:Function`.
 *
 * @param atEdge Whether a distribution runs it, which decides where it logs.
 */
export function readFunctionVersion(
  node: GraphNode,
  atEdge: boolean,
  graph: Graph,
  findings: Findings,
): FunctionVersion {
  const inputs = Reader.inputs(node, findings);
  const outputs = Reader.outputs(node, findings);
  const name = outputs.text("name");
  const version: FunctionVersion = {
    arn: outputs.text("qualifiedArn"),
    name,
    version: outputs.text("version"),
    region: outputs.text("region", node.region),
    ...readProgram(node, inputs, graph, findings),
    memorySizeMb: inputs.number("memorySize", 128),
    ...(inputs.texts("architectures").includes("arm64") && { architecture: "arm64" }),
    timeoutSeconds: inputs.number("timeout", 3),
    environment: inputs.object("environment").dictionary("variables"),
    roleArn: inputs.text("role"),
    logGroup: inputs.object("loggingConfig").text("logGroup", logGroup(name, atEdge)),
  };
  inputs.refuseAll(refuseFunction(version));
  return version;
}

/** Functions of older runtimes exist on Lambda, and programs that declare them. */
const creatable: readonly string[] = nodeRuntimes.value;

/** What runs; for what cannot run here, the reason. */
function readProgram(
  node: GraphNode,
  inputs: Reader,
  graph: Graph,
  findings: Findings,
): Pick<FunctionVersion, "runtime" | "handler" | "files" | "layers" | "unavailable"> {
  const image = inputs.oneOf("packageType", ["Zip", "Image"], "Zip") === "Image";
  const runtime = image ? "" : inputs.text("runtime");
  if (image || !/^nodejs\d+\.x$/.test(runtime)) {
    const what = image ? "container images do" : `the runtime ${runtime} does`;
    const unavailable = `${what} not run on this machine`;
    findings.unknown(
      node,
      image ? "packageType" : "runtime",
      `${unavailable}: its invocations fail`,
    );
    return { runtime, handler: "", files: {}, unavailable };
  }
  if (!creatable.includes(runtime)) {
    const why = `Lambda creates functions with ${creatable.join(", ")} alone: the Node of this machine runs this one`;
    findings.unknown(node, "runtime", `${why}, got "${runtime}"`);
  }
  const layers = readLayers(graph, inputs, findings);
  return {
    runtime,
    handler: inputs.text("handler"),
    files: readCode(graph, inputs),
    ...(layers.length === 0 ? {} : { layers }),
  };
}

/**
 * Replicas name the Region they were copied from; a custom log group is not prefixed.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-functions-logs.html
 */
function logGroup(name: string, atEdge: boolean): string {
  return atEdge ? `/aws/lambda/us-east-1.${name}` : `/aws/lambda/${name}`;
}
