/**
 * What programs of tests are made of.
 *
 * @module
 */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { GraphNode } from "../../program/graph.ts";
import { find } from "../../program/query.ts";
import { record } from "../../program/record.ts";
import { testStack } from "./test-stack.ts";

/** A component with one bucket and one role in it. */
export class Room extends pulumi.ComponentResource {
  readonly bucket: aws.s3.Bucket;

  constructor(
    name: string,
    args: { door?: pulumi.Input<string> },
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("rugby:test:Room", name, args, opts);
    this.bucket = new aws.s3.Bucket(`${name}-bucket`, {}, { parent: this });
    new aws.iam.Role(`${name}-role`, { assumeRolePolicy: "{}" }, { parent: this });
    this.registerOutputs({ arn: this.bucket.arn });
  }
}

/** Records a program that declares one resource, and hands that back. */
export async function nodeOf(
  type: string,
  name: string,
  program: () => void,
  config: Readonly<Record<string, string>> = {},
): Promise<GraphNode> {
  const stack = { ...testStack, config: { ...testStack.config, ...config } };
  const graph = await record(stack, async () => {
    program();
  });
  return find(graph, type, name);
}

/** The smallest distribution AWS takes, with these origin headers. */
export function distribution(
  customHeaders: aws.types.input.cloudfront.DistributionOriginCustomHeader[],
): aws.cloudfront.DistributionArgs {
  return {
    enabled: true,
    origins: [{ originId: "one", domainName: "example.org", customHeaders }],
    defaultCacheBehavior: {
      targetOriginId: "one",
      viewerProtocolPolicy: "redirect-to-https",
      allowedMethods: ["GET", "HEAD"],
      cachedMethods: ["GET", "HEAD"],
    },
    restrictions: { geoRestriction: { restrictionType: "none" } },
    viewerCertificate: { cloudfrontDefaultCertificate: true },
  };
}
