/**
 * Invalid settings of Regions, tokens, web ACL and domain, and the message for each.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { regionNames } from "../../aws/regions.ts";
import { type Changes, problems } from "./reading.ts";

const regions = regionNames.join(", ");
const sharedPath =
  'must be paths of tokenPaths, or viewers ["*"]: responses on other paths are shared by viewers';
const zone = "Z0123456789ABCDEFGHIJ";

/** Changed settings, and all messages about them. */
const refusals: readonly (readonly [string, Changes, readonly string[]])[] = [
  [
    "a home that is no Region",
    { homeRegion: "Ireland" },
    [
      'homeRegion must be an AWS Region such as eu-west-1, got "Ireland"',
      'homeRegion must be one of eu-west-1, us-east-1, got "Ireland"',
    ],
  ],
  [
    "no home",
    { homeRegion: undefined },
    ["homeRegion must be set, got null", 'homeRegion must be one of eu-west-1, us-east-1, got ""'],
  ],
  [
    "subscribers that SNS cannot deliver to",
    { alarmSubscribers: '["on-call", "http://hooks.example.org/x", "a@example.org"]' },
    ["on-call", "http://hooks.example.org/x"].map(
      (each, index) =>
        `alarmSubscribers[${index}] must be a mail address, or a URL that begins with https://, got ${JSON.stringify(each)}`,
    ),
  ],
  [
    "a Region that AWS does not have",
    { regions: '["eu-west-1","eu-west-9"]' },
    [`regions[1] must be one of ${regions}, got "eu-west-9"`],
  ],
  [
    "a Region twice",
    { regions: '["eu-west-1","us-east-1","us-east-1"]' },
    ['regions[2] must be a Region that is not listed before, got "us-east-1"'],
  ],
  [
    "Regions without the home one",
    { homeRegion: "eu-central-1", tokenKeyRegions: "[]" },
    ['homeRegion must be one of eu-west-1, us-east-1, got "eu-central-1"'],
  ],
  [
    "Regions that are no list",
    { regions: "eu-west-1", residency: "[]" },
    [
      'regions must be a list of strings, got "eu-west-1"',
      'homeRegion must be one of , got "eu-west-1"',
    ],
  ],
  [
    "residency in Regions the stack has not",
    { residency: '[{"paths":["/v1/me"],"viewers":["EU"],"regions":["ap-*"]}]' },
    [
      'residency[0].regions[0] must be a Region of the stack, the beginning of one\'s name and *, or EU, EEA with a Region in it; the stack has eu-west-1, us-east-1, got "ap-*"',
    ],
  ],
  [
    "residency that is no list",
    { residency: "{}" },
    ['residency must be a list of objects, got "{}"'],
  ],
  [
    "residency that is no JSON",
    { residency: "[" },
    ['residency must be a list of objects, got "["'],
  ],
  [
    "a rule that is no object",
    { residency: '["EU"]' },
    ['residency[0] must be an object, got "EU"'],
  ],
  [
    "a rule without its parts",
    { residency: '[{"paths":"/v1/me","viewers":[1]}]' },
    [
      'residency[0].paths must be a list of strings, got "/v1/me"',
      "residency[0].viewers must be a list of strings, got [1]",
      "residency[0].regions must be a list of strings, got null",
      "residency[0].paths must be a list of at least one, got []",
      "residency[0].viewers must be a list of at least one, got []",
      "residency[0].regions must be a list of at least one, got []",
    ],
  ],
  [
    "residency of some viewers on answers that others share",
    { residency: '[{"paths":["/v1/me","/v1/*"],"viewers":["EU"],"regions":["eu-*"]}]' },
    [`residency[0].paths ${sharedPath}, got "/v1/*"`],
  ],
  [
    "residency where DNS routes, which knows no viewers",
    { routing: "latency", domain: "rugby.example.org", hostedZoneId: zone },
    [
      'residency must be [] where routing is latency: DNS does not know the viewer, got [{"paths":["/v1/me"],"viewers":["EU"],"regions":["eu-*"]}]',
    ],
  ],
  [
    "debugging where data is protected",
    { debugRouting: "true", protectData: "true" },
    ["debugRouting must be false where protectData is true: it is for test stacks, got true"],
  ],
  [
    "a canary without a stable version",
    { apiCanaryPercent: "10" },
    ['apiStableVersions must be set where apiCanaryPercent is above 0, got ""'],
  ],
  [
    "a version that is none",
    { apiStableVersions: "api-eu-west-1-handler=$LATEST" },
    [
      'apiStableVersions must be like api-eu-west-1-handler=7 api-us-east-1-handler=4: names of functions with the numbers of versions, got "api-eu-west-1-handler=$LATEST"',
    ],
  ],
  [
    "a staging distribution by header without its value",
    { staging: "header" },
    ['stagingKey must be set where staging is header, and nowhere else, got ""'],
  ],
  [
    "a value of the header that could be guessed",
    { staging: "header", stagingKey: "beta" },
    ['stagingKey must be 16 to 128 letters, digits, _ and - that nobody guesses, got "beta"'],
  ],
  [
    "a value of the header without the header",
    { staging: "weight", stagingKey: "0123456789abcdef" },
    ['stagingKey must be set where staging is header, and nowhere else, got "0123456789abcdef"'],
  ],
  [
    "a session that is shorter than CloudFront's",
    { staging: "weight", stagingSessionSeconds: "299" },
    ["stagingSessionSeconds must be 0, or a whole number from 300 to 3600, got 299"],
  ],
  ...["http://app.example.org", "https://app.example.org/", "*", "https://App.example.org"].map(
    (origin) =>
      [
        `the origin ${origin}`,
        { corsOrigins: JSON.stringify([origin]) },
        [
          `corsOrigins[0] must be an origin such as https://app.example.org, without a path, got ${JSON.stringify(origin)}`,
        ],
      ] as const,
  ),
  ["tokens without an issuer", { tokenIssuer: "" }, ['tokenIssuer must be set, got ""']],
  [
    "tokens without an audience",
    { tokenAudience: undefined },
    ["tokenAudience must be set, got null"],
  ],
  [
    "keys copied home",
    { tokenKeyRegions: '["us-east-1","eu-west-1"]' },
    ['tokenKeyRegions[1] must be a Region other than the home Region, got "eu-west-1"'],
  ],
  ["a key set that is none", { tokenKeySet: "[]" }, ['tokenKeySet must be an object, got "[]"']],
  ...["v1/me", "/v1*", "/v1/*/me", "/v1/?"].map((path) =>
    tokenPath({ path }, `path must begin with / and may end with /*, got ${JSON.stringify(path)}`),
  ),
  tokenPath({ scopes: ["desk write"] }, 'scopes must be strings without spaces, got "desk write"'),
  tokenPath({ scopes: [""] }, 'scopes must be strings without spaces, got ""'),
  tokenPath({ scopes: ['"'] }, 'scopes must be strings without spaces, got "\\""'),
  tokenPath({ scopes: "desk" }, 'scopes must be a list of strings, got "desk"'),
  tokenPath({ forward: "" }, 'forward must be one of keep, strip, got ""'),
  tokenPath({ forward: "Strip" }, 'forward must be one of keep, strip, got "Strip"'),
  ...(
    [
      ["/v1/me", "/v1/me"],
      ["/v1/*", "/v1/me"],
      ["/*", "/desk/*"],
    ] as const
  ).map(
    ([earlier, later]) =>
      [
        `the token path ${later} after ${earlier}`,
        { residency: "[]", tokenPaths: JSON.stringify([earlier, later].map(asPath)) },
        [
          `tokenPaths[1].path must not be covered by an earlier one, got ${JSON.stringify(later)} under ${JSON.stringify(earlier)}`,
        ],
      ] as const,
  ),
  [
    "a window WAF does not have",
    { rateWindowSeconds: "301" },
    ['rateWindowSeconds must be one of 60, 120, 300, 600, got "301"'],
  ],
  [
    "a domain that is none",
    { domain: "Rugby", hostedZoneId: zone },
    ['domain must be a domain name such as rugby.example.org, got "Rugby"'],
  ],
  [
    "a domain without a zone",
    { domain: "rugby.example.org" },
    ["hostedZoneId must be set where domain is, got null"],
  ],
  [
    "a zone without a domain",
    { hostedZoneId: zone },
    ["domain must be set where hostedZoneId is, got null"],
  ],
  [
    "a zone's name in place of its id",
    { domain: "rugby.example.org", hostedZoneId: "example.org" },
    ['hostedZoneId must be the id of a hosted zone, which starts with Z, got "example.org"'],
  ],
  [
    "routing by DNS without a domain",
    { routing: "latency", residency: "[]" },
    ["domain must be set where routing is latency: DNS selects the Region, got null"],
  ],
  [
    "routing in another way",
    { routing: "geo" },
    ['routing must be one of edge, latency, got "geo"'],
  ],
];

function asPath(path: string) {
  return { path, scopes: [], forward: "keep" };
}

/** One of `tokenPaths` with some members replaced. */
function tokenPath(part: object, expected: string) {
  const path = { ...asPath("/v1/me"), ...part };
  return [
    `a token path with ${JSON.stringify(part)}`,
    { residency: "[]", tokenPaths: JSON.stringify([path]) },
    [`tokenPaths[0].${expected}`],
  ] as const;
}

describe("readSettings, with invalid settings", () => {
  for (const [what, changes, expected] of refusals) {
    it(`rejects ${what}`, () => {
      assert.deepEqual(
        problems(changes),
        expected.map((each) => `touchline:${each}`),
      );
    });
  }

  it("reports all problems together, from all parts of the settings", () => {
    const wrong: Changes = {
      homeRegion: "eu-north-1",
      debugRouting: "maybe",
      originSecretGeneration: "0",
      tokenKeyGeneration: "0",
      ratePerAddress: "9",
      domain: "x",
    };
    assert.deepEqual(
      problems(wrong).map((problem) => problem.split(" ")[0]),
      [
        ...["homeRegion", "originSecretGeneration", "tokenKeyGeneration", "debugRouting"],
        ...["ratePerAddress", "domain", "hostedZoneId"],
      ].map((key) => `touchline:${key}`),
    );
  });
});
