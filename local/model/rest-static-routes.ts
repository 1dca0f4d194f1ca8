/**
 * Files that the component `aws-apigateway:index:RestAPI` serves out of a bucket of its own.
 *
 * @see https://github.com/pulumi/pulumi-aws-apigateway
 * @module
 */
import { accountId } from "../account-id.ts";
import type { GraphNode, Properties } from "../program/graph.ts";
import { isBag } from "../program/values.ts";
import { type VirtualPart, virtualNode } from "./virtual-node.ts";

const s3FullAccess = "arn:aws:iam::aws:policy/AmazonS3FullAccess";

/** A route with files. */
export interface StaticRoute {
  readonly path: string;
  /** File at the path of a folder; `undefined`: none. */
  readonly index: string | undefined;
  /** Files of a folder by relative key, or one with an empty key. */
  readonly files: readonly Properties[];
  /** Content type of a single file in place of the one of its name. */
  readonly contentType: string | undefined;
}

/** An operation of a static route: its path, method and integration. */
export interface StaticOperation {
  readonly path: string;
  readonly method: string;
  readonly integration: Properties;
}

/** The bucket of a component, with the role that reads it. */
export interface StaticBucket {
  readonly name: string;
  readonly roleArn: string;
  readonly nodes: readonly GraphNode[];
}

/** @returns `undefined` for a route without files. */
export function readStaticRoute(
  component: GraphNode,
  route: Properties,
  position: number,
): StaticRoute | undefined {
  const { localPath, path, index, contentType } = route;
  if (localPath === undefined || localPath === null) {
    return undefined;
  }
  const listed = component.outputs["staticFiles"];
  const files = Array.isArray(listed) ? listed[position] : undefined;
  return {
    path: String(path ?? "/"),
    index: index === false ? undefined : typeof index === "string" ? index : "index.html",
    files: Array.isArray(files) ? files.filter(isBag) : [],
    contentType: typeof contentType === "string" ? contentType : undefined,
  };
}

/** The bucket that the program gives the component, or one of its own. */
export function staticBucket(component: GraphNode, nodes: readonly GraphNode[]): StaticBucket {
  const given = component.inputs["staticRoutesBucket"];
  const own = nodes.find(
    ({ type, id, urn }) => type === "aws:s3/bucket:Bucket" && (id === given || urn === given),
  );
  const region = component.region ?? "";
  const name =
    own === undefined
      ? `static-${String(component.outputs["apiId"])}`
      : String(own.outputs["bucket"]);
  const roleName = `${component.name}-static`;
  const roleArn = `arn:aws:iam::${accountId}:role/${roleName}`;
  const part = (described: VirtualPart) => virtualNode(component, described);
  const bucket = part({
    type: "aws:s3/bucket:Bucket",
    id: name,
    inputs: { bucket: name },
    answers: {
      arn: `arn:aws:s3:::${name}`,
      region,
      bucketDomainName: `${name}.s3.amazonaws.com`,
      bucketRegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
    },
  });
  const nodesOfRole = [
    part({
      type: "aws:iam/role:Role",
      id: roleName,
      inputs: { name: roleName, managedPolicyArns: [s3FullAccess] },
      answers: { arn: roleArn },
    }),
  ];
  return { name, roleArn, nodes: own === undefined ? [bucket, ...nodesOfRole] : nodesOfRole };
}

/** The objects of a route, and the operations that serve them. */
export function staticParts(
  component: GraphNode,
  route: StaticRoute,
  { name, roleArn }: StaticBucket,
): { readonly nodes: readonly GraphNode[]; readonly operations: readonly StaticOperation[] } {
  const { path, files, index, contentType } = route;
  const base = path.replace(/^\/|\/$/g, "");
  const prefix = `${component.name}/${base}`.replace(/\/$/, "");
  const keyOf = (file: Properties) => (file["key"] === "" ? prefix : `${prefix}/${file["key"]}`);
  const nodes = files.map((file) =>
    virtualNode(component, {
      type: "aws:s3/bucketObject:BucketObject",
      id: `object ${keyOf(file)}`,
      inputs: {
        bucket: name,
        key: keyOf(file),
        source: { asset: "file", path: String(file["path"]) },
        contentType: contentType ?? file["contentType"] ?? null,
      },
      answers: { etag: file["etag"] ?? "" },
    }),
  );
  const operation = (at: string, method: string, key: string): StaticOperation => ({
    path: at,
    method,
    integration: integrationOf(component.region ?? "", `${name}/${key}`, roleArn),
  });
  if (files.some((file) => file["key"] === "")) {
    return { nodes, operations: [operation(`/${base}`, "GET", prefix)] };
  }
  const indexFile = files.find(({ key }) => key === index);
  const folder = base === "" ? "" : `/${base}`;
  return {
    nodes,
    operations: [
      ...(indexFile === undefined ? [] : [operation(`${folder}/`, "GET", keyOf(indexFile))]),
      operation(`${folder}/{proxy+}`, "ANY", `${prefix}/{proxy}`),
    ],
  };
}

/** What the component declares for each object. */
function integrationOf(region: string, path: string, roleArn: string): Properties {
  const type = "integration.response.header.Content-Type";
  return {
    type: "aws",
    httpMethod: "GET",
    credentials: roleArn,
    uri: `arn:aws:apigateway:${region}:s3:path/${path}`,
    passthroughBehavior: "when_no_match",
    ...(path.endsWith("{proxy}")
      ? { requestParameters: { "integration.request.path.proxy": "method.request.path.proxy" } }
      : {}),
    responses: {
      "4\\d{2}": { statusCode: "400" },
      "5\\d{2}": { statusCode: "500" },
      default: {
        statusCode: "200",
        responseParameters: { "method.response.header.Content-Type": type },
      },
    },
  };
}
