/**
 * Functions and behaviors that do not go together ("Restrictions on all edge functions" of the CloudFront guide).
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  type BehaviorTraits,
  type DeclaredAssociation,
  refuseAssociation,
  refuseAssociations,
} from "../../../model/refusals/association-refusals.ts";
import type { EventType } from "../../../services/cloudfront/model.ts";
import { functionArn } from "../graph-builder.ts";

const unqualified = "arn:aws:lambda:us-east-1:000000000000:function:worker";

function association(
  eventType: EventType,
  more: Partial<DeclaredAssociation> = {},
): DeclaredAssociation {
  return { eventType, lambdaArn: functionArn("worker"), includeBody: false, ...more };
}

describe("refuseAssociation", () => {
  const version = (got: string): string =>
    `lambdaArn must end in a version number, not in $LATEST or an alias: set publish, and use qualifiedArn, got "${got}"`;
  for (const [title, declared, problems] of [
    ["accepts a published version", association("origin-request"), []],
    [
      "refuses a function without a version",
      association("origin-request", { lambdaArn: unqualified }),
      [version(unqualified)],
    ],
    [
      "refuses $LATEST",
      association("origin-request", { lambdaArn: `${unqualified}:$LATEST` }),
      [version(`${unqualified}:$LATEST`)],
    ],
    [
      "refuses an alias",
      association("origin-request", { lambdaArn: `${unqualified}:live` }),
      [version(`${unqualified}:live`)],
    ],
    [
      "refuses another Region",
      association("origin-request", { lambdaArn: functionArn("worker", "1", "eu-west-1") }),
      [
        `lambdaArn must be a function in us-east-1, got "${functionArn("worker", "1", "eu-west-1")}"`,
      ],
    ],
    ["accepts a body with a request", association("viewer-request", { includeBody: true }), []],
    [
      "refuses a body with a response",
      association("origin-response", { includeBody: true }),
      ["includeBody must be false for origin-response: a response event has no request body"],
    ],
  ] as const) {
    it(title, () => {
      const found = refuseAssociation(declared).map(({ path, message }) => `${path} ${message}`);
      assert.deepEqual(found, problems);
    });
  }
});

const plain: BehaviorTraits = {
  functionEvents: [],
  smoothStreaming: false,
  viewerSideOnly: undefined,
};
const four = ["viewer-request", "origin-request", "origin-response", "viewer-response"] as const;

describe("refuseAssociations", () => {
  const at = (index: number, event: EventType, reason: string): string =>
    `lambdaFunctionAssociations[${index}].eventType must not be ${event}: ${reason}`;
  for (const [title, events, traits, problems] of [
    ["accepts none", [], plain, []],
    ["accepts one an event", four, plain, []],
    [
      "refuses two at one event",
      ["viewer-request", "origin-request", "viewer-request"],
      plain,
      [at(2, "viewer-request", "another function runs at that event already")],
    ],
    [
      "refuses viewer events beside a CloudFront Function, whichever it has",
      four,
      { ...plain, functionEvents: ["viewer-request"] },
      [
        at(0, "viewer-request", "a CloudFront Function runs at a viewer event of this behavior"),
        at(3, "viewer-response", "a CloudFront Function runs at a viewer event of this behavior"),
      ],
    ],
    [
      "refuses origin events where the origin takes none",
      four,
      { ...plain, viewerSideOnly: "a VPC origin takes none" },
      [
        at(1, "origin-request", "a VPC origin takes none"),
        at(2, "origin-response", "a VPC origin takes none"),
      ],
    ],
    [
      "refuses any with Smooth Streaming",
      ["viewer-request"],
      { ...plain, smoothStreaming: true },
      [at(0, "viewer-request", "smoothStreaming supports no functions")],
    ],
  ] as const) {
    it(title, () => {
      const declared = events.map((event) => association(event));
      const found = refuseAssociations(declared, traits);
      assert.deepEqual(
        found.map(({ path, message }) => `${path} ${message}`),
        problems,
      );
    });
  }
});
