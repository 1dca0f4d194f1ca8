/**
 * Graphs by hand: just enough of each resource, with the answers AWS would give, so that a test says
 * only what it is about.
 *
 * @module
 */
import type { Graph, GraphNode, Properties } from "../../program/graph.ts";

export const account = "000000000000";

/** A graph of these resources, in this order. */
export function graphOf(...nodes: readonly GraphNode[]): Graph {
  return {
    project: "touchline",
    stack: "test",
    nodes,
    outputs: {},
    secretOutputs: [],
    notSimulated: [],
  };
}

/** The URN {@link resource} gives. */
export function urnOf(type: string, name: string): string {
  return `urn:pulumi:test::touchline::${type}::${name}`;
}

/** What differs between resources. */
interface Resource {
  readonly id?: string;
  readonly inputs?: Properties;
  /** Beside the inputs. */
  readonly answers?: Properties;
  readonly region?: string;
  readonly external?: boolean;
}

/** Any managed resource. */
export function resource(type: string, name: string, given: Resource = {}): GraphNode {
  const { id = name, inputs = {}, answers = {}, region, external = false } = given;
  return {
    urn: urnOf(type, name),
    type,
    name,
    custom: true,
    external,
    parent: "",
    id,
    inputs,
    outputs: { ...inputs, ...answers },
    secrets: [],
    provider: undefined,
    region,
    options: {
      protect: false,
      retainOnDelete: false,
      deleteBeforeReplace: undefined,
      ignoreChanges: [],
      replaceOnChanges: [],
      additionalSecretOutputs: [],
      aliases: [],
      customTimeouts: { create: 0, update: 0, delete: 0 },
    },
    dependencies: [],
    propertyDependencies: {},
  };
}

/** A component. */
export function component(type: string, name: string): GraphNode {
  return { ...resource(type, name), custom: false };
}

/** A bucket in eu-west-1. */
export function bucket(name: string, inputs: Properties = {}): GraphNode {
  return resource("aws:s3/bucket:Bucket", name, {
    inputs,
    region: "eu-west-1",
    answers: {
      bucket: name,
      arn: `arn:aws:s3:::${name}`,
      bucketDomainName: `${name}.s3.amazonaws.com`,
      bucketRegionalDomainName: `${name}.s3.eu-west-1.amazonaws.com`,
    },
  });
}

/** A policy of a bucket. */
export function bucketPolicy(bucketName: string, policy: Properties | string): GraphNode {
  return resource("aws:s3/bucketPolicy:BucketPolicy", `${bucketName}-policy`, {
    inputs: { bucket: bucketName, policy },
  });
}

/** An object. */
export function bucketObject(name: string, inputs: Properties, etag = "etag"): GraphNode {
  return resource("aws:s3/bucketObjectv2:BucketObjectv2", name, { inputs, answers: { etag } });
}

/** ARN of a role {@link role} makes. */
export function roleArn(name: string): string {
  return `arn:aws:iam::${account}:role/${name}`;
}

/** Trusts Lambda and the edge. */
export const edgeTrust: Properties = {
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { Service: ["lambda.amazonaws.com", "edgelambda.amazonaws.com"] },
      Action: "sts:AssumeRole",
    },
  ],
};

/** A role that the edge may assume. */
export function role(name: string, inputs: Properties = {}): GraphNode {
  return resource("aws:iam/role:Role", name, {
    inputs: { assumeRolePolicy: JSON.stringify(edgeTrust), ...inputs },
    answers: { name, arn: roleArn(name) },
  });
}

/** ARN with version of a function {@link lambdaFunction} makes. */
export function functionArn(name: string, version = "1", region = "us-east-1"): string {
  return `arn:aws:lambda:${region}:${account}:function:${name}:${version}`;
}

/** A published function with the role `worker`. */
export function lambdaFunction(
  name: string,
  inputs: Properties = {},
  region = "us-east-1",
  version = "1",
): GraphNode {
  return resource("aws:lambda/function:Function", name, {
    region,
    inputs: {
      role: roleArn("worker"),
      runtime: "nodejs24.x",
      handler: "index.handler",
      publish: true,
      code: { asset: "archive", assets: { "index.mjs": { asset: "text", text: "export {}" } } },
      ...inputs,
    },
    answers: { name, version, qualifiedArn: functionArn(name, version, region) },
  });
}

/** CachingDisabled, CloudFront's own. */
export const cachingDisabledId = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";

/** The least a behavior says: asks the origin `bucket`, caches nothing. */
export const plainBehavior: Properties = {
  targetOriginId: "bucket",
  viewerProtocolPolicy: "redirect-to-https",
  allowedMethods: ["GET", "HEAD"],
  cachedMethods: ["GET", "HEAD"],
  cachePolicyId: cachingDisabledId,
};

/** An origin `bucket`: the bucket `site`, requests unsigned. */
export const plainOrigin: Properties = {
  originId: "bucket",
  domainName: "site.s3.eu-west-1.amazonaws.com",
};

/** Inputs of a distribution by which nothing is lost here but what every distribution loses. */
export function distributionInputs(inputs: Properties = {}): Properties {
  return {
    enabled: true,
    origins: [plainOrigin],
    defaultCacheBehavior: plainBehavior,
    restrictions: { geoRestriction: { restrictionType: "none" } },
    viewerCertificate: { cloudfrontDefaultCertificate: true },
    ...inputs,
  };
}

/** ARN of the distribution {@link distribution} makes. */
export const distributionArn = `arn:aws:cloudfront::${account}:distribution/E0000000000001`;

/** A distribution; {@link bucket}`("site")` belongs beside it. */
export function distribution(inputs: Properties = {}): GraphNode {
  return resource("aws:cloudfront/distribution:Distribution", "cdn", {
    id: "E0000000000001",
    inputs: distributionInputs(inputs),
    answers: { arn: distributionArn, domainName: "d0000000000001.cloudfront.net" },
  });
}
