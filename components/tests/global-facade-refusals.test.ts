/**
 * Arguments that `GlobalFacade` rejects before CloudFront would.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { GlobalFacade } from "../global-facade.ts";
import { association, leastArgs, policies } from "./facade-args.ts";
import { refusal } from "./recording.ts";

describe("GlobalFacade, of what CloudFront would refuse", () => {
  for (const [what, change, expected] of [
    [
      "to keep errors for less than no time",
      { errorCachingSeconds: -1 },
      "errorCachingSeconds must be a whole number from 0 to 31536000, got -1",
    ],
    [
      "to keep errors for more than a year",
      { errorCachingSeconds: 31_536_001 },
      "errorCachingSeconds must be a whole number from 0 to 31536000, got 31536001",
    ],
    [
      "a domain without a name",
      {
        domain: { aliases: [], certificateArn: "arn:aws:acm:us-east-1:000000000000:certificate/x" },
      },
      "domain.aliases must name at least one domain, got []",
    ],
    [
      "a route to nowhere",
      { routes: [{ pathPattern: "/a", origin: "api", policies }] },
      'routes[/a].origin must be one of site, got "api"',
    ],
    [
      "what is left to go nowhere",
      { fallback: { origin: "none", policies } },
      'routes[*].origin must be one of site, got "none"',
    ],
    [
      "a pattern twice",
      {
        routes: [
          { pathPattern: "/a", origin: "site", policies },
          { pathPattern: "/a", origin: "site", policies },
        ],
      },
      'routes must have different path patterns, got ["/a","/a"]',
    ],
    [
      "two functions at one moment",
      {
        fallback: {
          origin: "site",
          policies,
          functions: [association("viewer-request"), association("viewer-request")],
        },
      },
      'routes[*].functions must have at most one function an event, got ["viewer-request","viewer-request"]',
    ],
    [
      "a function on an origin event of a VPC origin",
      {
        origins: { desk: { kind: "vpc", vpcOriginId: "vo_1", domainName: "desk.test", path: "" } },
        fallback: {
          origin: "desk",
          policies,
          functions: [association("viewer-request"), association("origin-request")],
        },
      },
      'routes[*].functions must run on viewer events, since its origin is in a VPC, got ["viewer-request","origin-request"]',
    ],
  ] as const) {
    it(`rejects ${what}`, async () => {
      const message = await refusal((provider) => {
        new GlobalFacade(
          "facade",
          { ...leastArgs(provider), ...change },
          { providers: [provider] },
        );
        return undefined;
      });
      assert.equal(message, expected);
    });
  }
});
