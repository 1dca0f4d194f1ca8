/** Origin groups, read and refused. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { readOriginGroups } from "../../model/origin-group-reader.ts";
import { Reader } from "../../model/property-reader.ts";
import type { Properties } from "../../program/graph.ts";
import {
  bucket,
  distribution,
  functionArn,
  graphOf,
  lambdaFunction,
  plainBehavior,
  plainOrigin,
  role,
} from "./graph-builder.ts";
import { problemsOf, reading } from "./problems-of.ts";

const group: Properties = {
  originId: "group",
  failoverCriteria: { statusCodes: [503, 504] },
  members: [{ originId: "one" }, { originId: "two" }],
};

function read(...originGroups: readonly Properties[]) {
  return reading((findings) => {
    const reader = Reader.inputs(distribution({ originGroups }), findings);
    return readOriginGroups(reader, new Set(["one", "two"]));
  });
}

describe("readOriginGroups", () => {
  it("reads members in order and the failover status codes", () => {
    assert.deepEqual(read(group), {
      result: new Map([
        [
          "group",
          { id: "group", primaryId: "one", secondaryId: "two", statusCodes: new Set([503, 504]) },
        ],
      ]),
      problems: [],
      notSimulated: [],
    });
  });

  for (const [title, change, problem] of [
    [
      "a member that is no origin",
      { members: [{ originId: "one" }, { originId: "three" }] },
      'originGroups[0].members[1].originId must be an origin of the distribution (one, two), got "three"',
    ],
    [
      "one member",
      { members: [{ originId: "one" }] },
      'originGroups[0].members must be two different origins, got [{"originId":"one"}]',
    ],
    [
      "one origin twice",
      { members: [{ originId: "one" }, { originId: "one" }] },
      'originGroups[0].members must be two different origins, got [{"originId":"one"},{"originId":"one"}]',
    ],
    [
      "no status codes",
      { failoverCriteria: { statusCodes: [] } },
      "originGroups[0].failoverCriteria.statusCodes must be one or more of 400, 403, 404, 416, 429, 500, 502, 503, 504, got []",
    ],
    [
      "a status code that cannot be selected",
      { failoverCriteria: { statusCodes: [503, 501] } },
      "originGroups[0].failoverCriteria.statusCodes must be one or more of 400, 403, 404, 416, 429, 500, 502, 503, 504, got [503,501]",
    ],
    [
      "the id of an origin",
      { originId: "one" },
      'originGroups[0].originId must not be that of another group or of an origin, got "one"',
    ],
  ] as const) {
    it(`refuses ${title}`, () => {
      assert.deepEqual(read({ ...group, ...change }).problems, [problem]);
    });
  }

  it("accepts ten groups and refuses eleven", () => {
    const many = Array.from({ length: 11 }, (_, at) => ({ ...group, originId: `group${at}` }));
    assert.deepEqual(read(...many.slice(1)).problems, []);
    assert.deepEqual(read(...many).problems, ["originGroups must be at most 10, got 11"]);
  });
});

describe("a behavior that targets an origin group", () => {
  const parts = {
    origins: [
      { ...plainOrigin, originId: "one" },
      {
        originId: "two",
        domainName: "internal.example.com",
        vpcOriginConfig: { vpcOriginId: "vo_1" },
      },
    ],
    originGroups: [group],
  };

  it("refuses methods that do not fail over", () => {
    const allowedMethods = ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"];
    const defaultCacheBehavior = { ...plainBehavior, targetOriginId: "group", allowedMethods };
    const origins = ["one", "two"].map((originId) => ({ ...plainOrigin, originId }));
    const node = distribution({ ...parts, origins, defaultCacheBehavior });
    assert.deepEqual(problemsOf(graphOf(bucket("site"), node)), [
      `defaultCacheBehavior.allowedMethods must be GET, HEAD and OPTIONS at most for an origin group, got ${JSON.stringify(allowedMethods)}`,
    ]);
  });

  it("refuses functions that one of its members does not support", () => {
    const defaultCacheBehavior = {
      ...plainBehavior,
      targetOriginId: "group",
      lambdaFunctionAssociations: [
        { eventType: "origin-request", lambdaArn: functionArn("worker") },
      ],
    };
    const node = distribution({ ...parts, defaultCacheBehavior });
    const beside = [bucket("site"), role("worker"), lambdaFunction("worker")];
    assert.ok(
      problemsOf(graphOf(...beside, node)).includes(
        "defaultCacheBehavior.lambdaFunctionAssociations[0].eventType must not be origin-request: a VPC origin supports functions at viewer events only",
      ),
    );
  });
});
