/**
 * Records a `PrivateApi` for tests.
 *
 * @module
 */

import type { Graph } from "../../local/program/graph.ts";
import { PrivateApi, type PrivateApiArgs } from "../private-api.ts";
import { recordComponent } from "./recording.ts";

/** Required arguments only. */
export const least: PrivateApiArgs = {
  region: "eu-west-1",
  availabilityZoneNames: ["eu-west-1a", "eu-west-1b"],
  handler: { entry: "components/tests/echo-handler.ts", config: {} },
  logRetentionDays: 7,
};

/** All arguments. */
export const most: PrivateApiArgs = {
  ...least,
  handler: { ...least.handler, timeoutSeconds: 28 },
  https: {
    domainName: "desk.internal.example.com",
    certificateArn: "arn:aws:acm:eu-west-1:123456789012:certificate/1",
  },
  throttle: { ratePerSecond: 5, burst: 10 },
  accountLogRole: "present",
  tracing: false,
};

/** Records one, called `desk`. */
export function recordPrivateApi(args: PrivateApiArgs): Promise<Graph> {
  return recordComponent((provider) => {
    const made = new PrivateApi("desk", args, { providers: [provider] });
    const { apiId, vpcOriginId, originDomainName, originPath, originHeaders } = made;
    return { apiId, vpcOriginId, originDomainName, originPath, originHeaders };
  });
}
