/**
 * Arguments of a `GlobalFacade` for tests.
 *
 * @module
 */
import type { Provider } from "@pulumi/aws/provider.js";
import * as pulumi from "@pulumi/pulumi";
import type { EdgeAssociation, EdgeEvent } from "../edge-function.ts";
import type { GlobalFacadeArgs } from "../global-facade.ts";
import { OriginBucket } from "../origin-bucket.ts";

/** A function as a behavior references it. */
export function association(event: EdgeEvent): EdgeAssociation {
  return { event, qualifiedArn: pulumi.output(arnOf(event)) };
}

/** Its ARN, with a version. */
export function arnOf(event: EdgeEvent): string {
  return `arn:aws:lambda:us-east-1:000000000000:function:${event}:7`;
}

/** Policies of a behavior. */
export const policies = { cachePolicyId: "cache", responseHeadersPolicyId: "headers" };
/** The same, with an origin request policy. */
export const forwarding = { ...policies, originRequestPolicyId: "forward" };

/** Required arguments only: a bucket, and the default behavior. */
export function leastArgs(provider: Provider): GlobalFacadeArgs {
  return {
    origins: {
      site: {
        kind: "bucket",
        bucket: new OriginBucket("site", { region: "us-west-2" }, { providers: [provider] }),
      },
    },
    routes: [],
    fallback: { origin: "site", policies },
    priceClass: "PriceClass_100",
    logRetentionDays: 7,
  };
}
