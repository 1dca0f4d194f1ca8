/**
 * The AWS account: its provider, caller, partition and Region.
 *
 * @module
 */

import { accountId } from "../account-id.ts";
import type { Properties } from "../program/graph.ts";
import type { Question, Service } from "./declaration.ts";

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
    "aws:index/getRegion:getRegion": region,
  },
};

function region({ region: name }: Question): Properties {
  if (name === "") {
    throw new Error(
      "getRegion has no Region to return\n  set aws:region in the stack file, or region on the provider",
    );
  }
  return { id: name, name, region: name, description: name, endpoint: `ec2.${name}.amazonaws.com` };
}
