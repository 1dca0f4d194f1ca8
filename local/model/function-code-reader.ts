/**
 * The code of functions: assets and archives of the program, objects that it uploads, and layers.
 *
 * @module
 */
import type { AssetValue, Graph, GraphNode, Value } from "../program/graph.ts";
import { isAsset } from "../program/values.ts";
import type { PackageFile, PackageFiles } from "../services/lambda/function-package.ts";
import { type Findings, shown } from "./findings.ts";
import { Reader } from "./property-reader.ts";

/** Types of objects that a program uploads. */
export const objectTypes: readonly string[] = [
  "aws:s3/bucketObjectv2:BucketObjectv2",
  "aws:s3/bucketObject:BucketObject",
];
const layerType = "aws:lambda/layerVersion:LayerVersion";

/** The files of an archive by path; a zip within it stands under the path that it is unpacked at. */
export function packageOf(archive: AssetValue): PackageFiles {
  return Object.fromEntries(filesOf(archive, ""));
}

function filesOf(asset: AssetValue, path: string): [string, PackageFile][] {
  switch (asset.asset) {
    case "text":
      return [[path, asset.text]];
    case "file":
      return [[path, { path: asset.path, isZip: false }]];
    case "zip":
      return [[path, { path: asset.path, isZip: true }]];
    case "archive":
      return Object.entries(asset.assets).flatMap(([name, member]) =>
        filesOf(member, path === "" ? name : `${path}/${name}`),
      );
  }
}

/** Reads the package of a function or of a layer. */
export function readCode(graph: Graph, inputs: Reader): PackageFiles {
  const code = inputs.value("code");
  if (code !== undefined) {
    return readArchive(inputs, "code", code);
  }
  const [bucket, key] = [inputs.text("s3Bucket", ""), inputs.text("s3Key", "")];
  const source = objectAt(graph, bucket, key)?.inputs["source"];
  if (source === undefined) {
    inputs.refuse("s3Key", "must be an object that this program uploads, with its source");
    return {};
  }
  // What lies in S3 is a zip, whatever its name.
  const uploaded = isAsset(source) && source.asset === "file";
  return readArchive(inputs, "s3Key", uploaded ? { asset: "zip", path: source.path } : source);
}

function readArchive(inputs: Reader, property: string, code: Value): PackageFiles {
  if (isAsset(code) && (code.asset === "archive" || code.asset === "zip")) {
    return insideOf(packageOf(code), inputs, property);
  }
  const message = `must be an archive: a folder, a .zip, or an AssetArchive, got ${shown(code)}`;
  inputs.refuseAll([{ path: property, message }]);
  return {};
}

/** What the names of files outside of the package begin with. */
const outside = /^(\.\.\/)+/;

/**
 * Puts files outside of the package into it. Pulumi's SDK names them where `node_modules` lies above the program, as in a
 * workspace: `../node_modules/…`.
 */
function insideOf(files: PackageFiles, inputs: Reader, property: string): PackageFiles {
  const entries = Object.entries(files);
  const above = entries.filter(([name]) => outside.test(name));
  const [first] = above;
  if (first === undefined) {
    return files;
  }
  inputs.listProperty(
    property,
    `files above the package are put into it, such as ${first[0]}: where Lambda puts them is not documented`,
  );
  return {
    ...Object.fromEntries(above.map(([name, file]) => [name.replace(outside, ""), file])),
    // A file of the package itself comes before one from above.
    ...Object.fromEntries(entries.filter(([name]) => !outside.test(name))),
  };
}

function objectAt(graph: Graph, bucket: string, key: string): GraphNode | undefined {
  return graph.nodes.find(
    ({ type, inputs, outputs }) =>
      objectTypes.includes(type) && inputs["bucket"] === bucket && outputs["key"] === key,
  );
}

/** The packages of a function's layers, in their order. */
export function readLayers(
  graph: Graph,
  inputs: Reader,
  findings: Findings,
): readonly PackageFiles[] {
  return inputs.texts("layers").flatMap((arn) => {
    const layer = graph.nodes.find(
      ({ type, outputs }) => type === layerType && outputs["arn"] === arn,
    );
    if (layer === undefined) {
      inputs.listProperty("layers", `a layer of another program is not there: ${arn}`);
      return [];
    }
    return [readCode(graph, Reader.inputs(layer, findings))];
  });
}
