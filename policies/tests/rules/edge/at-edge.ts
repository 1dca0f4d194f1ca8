/**
 * A stack with one function at the edge, to be changed in one thing.
 *
 * @module
 */
import { distributionType } from "../../../reading/distribution.ts";
import { functionType } from "../../../reading/edge-function-reading.ts";
import type { StackResource } from "../../../reading/resource.ts";
import { type Given, resource } from "../../fixtures.ts";

type Props = Readonly<Record<string, unknown>>;

/** ARN of the function, without a version. */
export const functionArn = "arn:aws:lambda:us-east-1:000000000000:function:example";

/** What is not as in the plainest of such stacks. */
export interface EdgeGiven {
  /** Properties of the function. */
  readonly props?: Props;
  /** What comes in through the function's inputs. */
  readonly from?: Given["from"];
  /** @default "viewer-request" */
  readonly event?: string;
  /** Properties of the association. */
  readonly association?: Props;
  /** Properties of the behavior. */
  readonly behavior?: Props;
  /** Properties of the distribution. */
  readonly distribution?: Props;
  /** What comes in through the distribution's behaviors beside the function. */
  readonly through?: readonly StackResource[];
}

/** A distribution whose one behavior runs the function on one event. */
export function atEdge(given: EdgeGiven = {}): readonly [StackResource, StackResource] {
  const { event = "viewer-request", through = [] } = given;
  const made = resource(functionType, {
    props: {
      region: "us-east-1",
      name: "example",
      arn: functionArn,
      qualifiedArn: `${functionArn}:1`,
      ...given.props,
    },
    ...(given.from === undefined ? {} : { from: given.from }),
  });
  const association = {
    eventType: event,
    lambdaArn: made.props["qualifiedArn"],
    ...given.association,
  };
  const behavior = { lambdaFunctionAssociations: [association], ...given.behavior };
  const front = resource(distributionType, {
    props: {
      orderedCacheBehaviors: [{ pathPattern: "/a/*", targetOriginId: "one", ...behavior }],
      ...given.distribution,
    },
    from: { orderedCacheBehaviors: [made, ...through] },
  });
  return [made, front];
}

/** The distribution alone, for rules that evaluate nothing else. */
export function frontOf(given: EdgeGiven): StackResource {
  return atEdge(given)[1];
}

/** A function of a Region: no distribution names it. */
export function inRegion(props: Props): readonly StackResource[] {
  return [resource(functionType, { props })];
}
