/**
 * The AWS account: its provider, and what a program may ask about where it is.
 *
 * @module
 */
import { accountId, type Service } from "./declaration.ts";

/** Provider, caller, partition, Region. */
export const account: Service = {
  resources: {
    "pulumi:providers:aws": (provider) => ({ id: provider.uuid() }),
  },
  questions: {
    "aws:index/getCallerIdentity:getCallerIdentity": () => ({
      id: accountId,
      accountId,
      arn: `arn:aws:iam::${accountId}:user/local`,
      userId: "AIDALOCALLOCALLOCALLO",
    }),
    "aws:index/getPartition:getPartition": () => ({
      id: "aws",
      partition: "aws",
      dnsSuffix: "amazonaws.com",
      reverseDnsPrefix: "com.amazonaws",
    }),
    "aws:index/getRegion:getRegion": ({ region }) => ({
      id: region,
      name: region,
      region,
      description: region,
      endpoint: `ec2.${region}.amazonaws.com`,
    }),
  },
};
