/**
 * Functions of the program, with the very files that would be uploaded.
 *
 * @module
 */
import type { GraphNode } from "../program/graph.ts";
import { isAsset } from "../program/values.ts";
import type { FunctionVersion } from "../services/lambda/invoker.ts";
import { type Findings, shown } from "./findings.ts";
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
    runtime: inputs.text("runtime"),
    handler: inputs.text("handler"),
    files: readFiles(inputs),
    memorySizeMb: inputs.number("memorySize", 128),
    timeoutSeconds: inputs.number("timeout", 3),
    environment: inputs.object("environment").dictionary("variables"),
    roleArn: inputs.text("role"),
    logGroup: inputs.object("loggingConfig").text("logGroup", logGroup(name, atEdge)),
  };
  inputs.refuseAll(refuseFunction(version));
  return version;
}

/**
 * Replicas name the Region they were copied from; a custom log group is not prefixed.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-functions-logs.html
 */
function logGroup(name: string, atEdge: boolean): string {
  return atEdge ? `/aws/lambda/us-east-1.${name}` : `/aws/lambda/${name}`;
}

/** Assembling reads no file, so a package must hold its texts. */
function readFiles(inputs: Reader): Readonly<Record<string, string>> {
  const code = inputs.value("code");
  if (!isAsset(code) || code.asset !== "archive") {
    inputs.refuse(
      "code",
      "must be an archive of string assets: the runtime runs the bytes that would be uploaded",
    );
    return {};
  }
  const files: Record<string, string> = {};
  for (const [path, asset] of Object.entries(code.assets)) {
    if (asset.asset === "text") {
      files[path] = asset.text;
    } else {
      const where = `code.assets[${JSON.stringify(path)}]`;
      inputs.refuseAll([{ path: where, message: `must be a string asset, got ${shown(asset)}` }]);
    }
  }
  return files;
}
