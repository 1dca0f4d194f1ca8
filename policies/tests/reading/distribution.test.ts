import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  behaviors,
  distributionType,
  isBucket,
  isPrivate,
  origins,
  originsOf,
} from "../../reading/distribution.ts";

import { unknown } from "../../reading/value.ts";
import { resource } from "../fixtures.ts";

const distribution = resource(distributionType, {
  props: {
    origins: [
      {
        originId: "site",
        domainName: "site.s3.eu-west-1.amazonaws.com",
        originAccessControlId: unknown,
      },
      { originId: "api-primary", domainName: "api.execute-api.eu-west-1.amazonaws.com" },
      { originId: "api-second", domainName: unknown },
      { originId: "desk", vpcOriginConfig: { vpcOriginId: unknown } },
      unknown,
    ],
    originGroups: [
      { originId: "api", members: [{ originId: "api-primary" }, { originId: "api-second" }] },
    ],
    orderedCacheBehaviors: [
      {
        pathPattern: "/v1/*",
        targetOriginId: "api",
        lambdaFunctionAssociations: [
          { eventType: "viewer-request", lambdaArn: unknown },
          { eventType: unknown },
        ],
      },
      { pathPattern: "/desk/*", targetOriginId: "desk" },
      { pathPattern: unknown, targetOriginId: unknown },
    ],
    defaultCacheBehavior: { targetOriginId: "site" },
  },
});

describe("a distribution", () => {
  it("has its behaviors in the order they are matched, the default one last", () => {
    assert.deepEqual(
      behaviors(distribution).map(({ at, pattern }) => [at, pattern]),
      [
        ["orderedCacheBehaviors[0]", "/v1/*"],
        ["orderedCacheBehaviors[1]", "/desk/*"],
        ["orderedCacheBehaviors[2]", "*"],
        ["defaultCacheBehavior", "*"],
      ],
    );
  });

  it("has on each the functions of its events", () => {
    const [first, second] = behaviors(distribution);
    assert.deepEqual(
      first?.associations.map(({ at, eventType }) => [at, eventType]),
      [
        ["orderedCacheBehaviors[0].lambdaFunctionAssociations[0]", "viewer-request"],
        ["orderedCacheBehaviors[0].lambdaFunctionAssociations[1]", undefined],
      ],
    );
    assert.deepEqual(second?.associations, []);
  });

  it("has its origins with their places", () => {
    assert.deepEqual(
      origins(distribution).map(({ at, id }) => [at, id]),
      [
        ["origins[0]", "site"],
        ["origins[1]", "api-primary"],
        ["origins[2]", "api-second"],
        ["origins[3]", "desk"],
        ["origins[4]", undefined],
      ],
    );
  });

  it("has one origin of a behavior, or both of its group", () => {
    assert.deepEqual(
      behaviors(distribution).map((each) => originsOf(each).map(({ id }) => id)),
      [["api-primary", "api-second"], ["desk"], [], ["site"]],
    );
  });

  it("is nothing where all of it is unknown or absent", () => {
    for (const nothing of [unknown, undefined]) {
      const props = {
        origins: nothing,
        orderedCacheBehaviors: nothing,
        defaultCacheBehavior: nothing,
      };
      const empty = resource(distributionType, { props });
      assert.deepEqual([behaviors(empty), origins(empty)], [[], []]);
    }
  });
});

describe("an origin", () => {
  const [site, api, , desk, lost] = origins(distribution);

  it("is a bucket by what protects it, or by its name", () => {
    assert.ok(site && api && desk && lost);
    assert.deepEqual([site, api, desk, lost].map(isBucket), [true, false, false, false]);
    const named = (domainName: unknown) =>
      origins(resource(distributionType, { props: { origins: [{ domainName }] } })).map(
        isBucket,
      )[0];
    assert.equal(named("b.s3.eu-west-1.amazonaws.com"), true);
    assert.equal(named("b.s3.amazonaws.com"), true);
    assert.equal(named("b.s3-website-eu-west-1.amazonaws.com"), false);
    assert.equal(named("s3.example.org"), false);
    assert.equal(named("b.s3.amazonaws.com.example.org"), false);
    assert.equal(named(unknown), false);
  });

  it("is in a VPC with a VPC origin configuration", () => {
    assert.ok(site && api && desk && lost);
    assert.deepEqual([site, api, desk, lost].map(isPrivate), [false, false, true, false]);
  });
});
