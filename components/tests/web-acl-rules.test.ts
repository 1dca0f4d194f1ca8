/**
 * Rules of a web ACL: rejected settings, capacity, and order.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { countedHeaders, type RateRule } from "../rate-rules.ts";
import {
  apiManagedGroups,
  capacity,
  type ManagedGroups,
  ruleProblems,
  webAclRules,
} from "../web-acl-rules.ts";

type Rates = Readonly<Record<string, RateRule>>;

/** Problems of rate rules. */
function problems(rateRules: Rates, managedGroups: ManagedGroups = {}): readonly string[] {
  return ruleProblems({ managedGroups, rateRules }).filter((problem) => problem !== undefined);
}

describe("capacity", () => {
  const cases: readonly [string, ManagedGroups, Rates, number][] = [
    ["nothing", {}, {}, 0],
    ["the groups for an API", apiManagedGroups, {}, 925],
    ["a group, whatever only counts in it", { AWSManagedRulesCommonRuleSet: ["x"] }, {}, 700],
    ["a rate by address", {}, { a: { limit: 10 } }, 2],
    ["a rate under a path", {}, { a: { limit: 10, pathPrefix: "/auth/" } }, 24],
    ["a rate by cookie", {}, { a: { limit: 10, countBy: { cookie: "c" } } }, 32],
    [
      "a rate by header and cookie",
      {},
      { a: { limit: 20, countBy: [{ header: "h" }, { cookie: "c" }] } },
      84,
    ],
    ["a rate by header", {}, { a: { limit: 10, countBy: { header: "h" } } }, 52],
    [
      "a rate by header under a path",
      {},
      { a: { limit: 10, countBy: { header: "h" }, pathPrefix: "/" } },
      74,
    ],
  ];
  for (const [title, managedGroups, rateRules, units] of cases) {
    it(`is ${units} for ${title}`, () =>
      assert.equal(capacity({ managedGroups, rateRules }), units));
  }

  it("is the sum of its parts", () => {
    const rule = fc.record({
      limit: fc.constant(10),
      countBy: fc.constantFrom<RateRule["countBy"] & {}>("ip", { header: "h" }, { cookie: "c" }),
      pathPrefix: fc.constantFrom("/", "/auth/"),
    });
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 10 }), (list) => {
        const rateRules = Object.fromEntries(list.map((each, index) => [`r${index}`, each]));
        const alone = list.map((each) => capacity({ managedGroups: {}, rateRules: { each } }));
        assert.equal(
          capacity({ managedGroups: apiManagedGroups, rateRules }),
          alone.reduce((sum, units) => sum + units, 925),
        );
      }),
    );
  });
});

describe("ruleProblems", () => {
  const named = 'rateRules["a"]';

  for (const [title, rule] of [
    ["the smallest limit", { limit: 10 }],
    ["the largest limit", { limit: 2_000_000_000 }],
    ["each window: 60", { limit: 10, windowSeconds: 60 }],
    ["each window: 120", { limit: 10, windowSeconds: 120 }],
    ["each window: 300", { limit: 10, windowSeconds: 300 }],
    ["each window: 600", { limit: 10, windowSeconds: 600 }],
    ["a key of 64 characters", { limit: 10, countBy: { header: "h".repeat(64) } }],
    ["a prefix of 200 characters", { limit: 10, pathPrefix: `/${"p".repeat(199)}` }],
  ] as const) {
    it(`accepts ${title}`, () => assert.deepEqual(problems({ a: rule }), []));
  }

  const limit = (value: number) =>
    `${named}.limit must be a whole number from 10 to 2000000000, got ${value}`;
  const key = (value: string) =>
    `${named}.countBy must name one header or cookie, got ${JSON.stringify(value)}`;
  const prefix = (value: string) =>
    `${named}.pathPrefix must be / and plain characters, at most 200 and without wildcards, got ${JSON.stringify(value)}`;
  const long = "h".repeat(65);
  const far = `/${"p".repeat(200)}`;
  const odd = 90 as 60;
  const none = [] as unknown as readonly [{ header: string }];

  for (const [title, rule, problem] of [
    ["a limit below WAF's least", { limit: 9 }, limit(9)],
    ["a limit above WAF's most", { limit: 2_000_000_001 }, limit(2_000_000_001)],
    ["a broken number", { limit: 10.5 }, limit(10.5)],
    [
      "a window WAF does not have",
      { limit: 10, windowSeconds: odd },
      `${named}.windowSeconds must be one of 60, 120, 300, 600, got 90`,
    ],
    [
      "a limit below WAF's least for each of two keys",
      { limit: 19, countBy: [{ header: "h" }, { cookie: "c" }] },
      `${named}.limit must be a whole number from 20 to 2000000000, got 19`,
    ],
    [
      "no key",
      { limit: 10, countBy: none },
      `${named}.countBy must name at least one header or cookie, got []`,
    ],
    ["an empty cookie in a list", { limit: 10, countBy: [{ cookie: "" }] }, key("")],
    ["an empty header", { limit: 10, countBy: { header: "" } }, key("")],
    ["two headers in one", { limit: 10, countBy: { header: "a, b" } }, key("a, b")],
    ["a long cookie", { limit: 10, countBy: { cookie: long } }, key(long)],
    ["a path that starts nowhere", { limit: 10, pathPrefix: "auth/" }, prefix("auth/")],
    ["a pattern", { limit: 10, pathPrefix: "/auth/*" }, prefix("/auth/*")],
    ["a long path", { limit: 10, pathPrefix: far }, prefix(far)],
  ] as const) {
    it(`rejects ${title}`, () => assert.deepEqual(problems({ a: rule }), [problem]));
  }

  for (const name of ["A", "1a", "-a", "a b", "", "a".repeat(65)]) {
    it(`rejects the name ${JSON.stringify(name)}`, () =>
      assert.deepEqual(problems({ [name]: { limit: 10 } }), [
        `rateRules[${JSON.stringify(name)}] must be named by lower-case letters, digits and -, at most 64`,
      ]));
  }

  const many = (count: number): Rates =>
    Object.fromEntries(Array.from({ length: count }, (_, n) => [`r${n}`, { limit: 10 }]));

  it("accepts ten rate rules, and rejects an eleventh", () => {
    assert.deepEqual(problems(many(10)), []);
    assert.deepEqual(problems(many(11)), ["rateRules must be at most 10, got 11"]);
  });

  it("rejects a name that a rule with two keys has", () => {
    const countBy = [{ header: "h" }, { cookie: "c" }] as const;
    assert.deepEqual(problems({ a: { limit: 20, countBy }, "a-2": { limit: 10 } }), [
      'rateRules must have different names, got "a-2" twice: a list in countBy adds numbers to the name',
    ]);
  });

  it("counts a rule with two keys twice", () => {
    const countBy = [{ header: "h" }, { cookie: "c" }] as const;
    const rules = { ...many(9), a: { limit: 20, countBy } };
    assert.deepEqual(problems(rules), ["rateRules must be at most 10, got 11"]);
  });

  it("rejects a group of unknown capacity", () => {
    const groups = { AWSManagedRulesBotControlRuleSet: [] } as ManagedGroups;
    assert.deepEqual(problems({}, groups), [
      'managedGroups must name groups of known capacity (AWSManagedRulesAmazonIpReputationList, AWSManagedRulesAnonymousIpList, AWSManagedRulesAdminProtectionRuleSet, AWSManagedRulesCommonRuleSet, AWSManagedRulesKnownBadInputsRuleSet, AWSManagedRulesSQLiRuleSet), got "AWSManagedRulesBotControlRuleSet"',
    ]);
  });

  it("rejects more capacity than the base price includes", () => {
    // 1,275 for the groups, 3 × 74 and 2 for the rate rules: 1,499.
    const groups: ManagedGroups = {
      ...apiManagedGroups,
      AWSManagedRulesSQLiRuleSet: [],
      AWSManagedRulesAdminProtectionRuleSet: [],
      AWSManagedRulesAnonymousIpList: [],
    };
    const dear: RateRule = { limit: 10, countBy: { header: "h" }, pathPrefix: "/" };
    const below = { a: dear, b: dear, c: dear, d: { limit: 10 } };
    assert.equal(capacity({ managedGroups: groups, rateRules: below }), 1_499);
    assert.deepEqual(problems(below, groups), []);
    assert.deepEqual(problems({ ...below, e: { limit: 10 } }, groups), [
      "capacity must be at most 1500 units, got 1501; leave out a managed group or a rate rule",
    ]);
  });

  it("reports all problems together", () => {
    const found = problems({ A: { limit: 1, windowSeconds: odd, pathPrefix: "x" } });
    assert.equal(found.length, 4);
  });
});

describe("countedHeaders", () => {
  it("returns the header names that rules count by, in lower case, and no cookie", () => {
    const rates: Rates = {
      a: { limit: 10 },
      b: { limit: 10, countBy: { header: "X-Api-Key" } },
      c: { limit: 10, countBy: { cookie: "session" } },
    };
    assert.deepEqual(countedHeaders(rates), ["x-api-key"]);
  });
});

describe("webAclRules", () => {
  it("divides the limit of a rule among its headers and cookies, each with a label of its own", () => {
    const [first, second] = webAclRules({
      managedGroups: {},
      rateRules: { token: { limit: 21, countBy: [{ header: "Authorization" }, { cookie: "s" }] } },
    });
    const parts = [first, second].map((rule) => JSON.parse(JSON.stringify(rule)));
    assert.deepEqual(
      parts.map(({ name, ruleLabels, statement: { rateBasedStatement } }) => [
        name,
        ruleLabels[0].name,
        rateBasedStatement.limit,
        Object.keys(rateBasedStatement.customKeys[0]),
      ]),
      [
        ["token", "rate:token", 10, ["header"]],
        ["token-2", "rate:token-2", 10, ["cookie"]],
      ],
    );
  });

  it("orders rate rules before managed groups, with different priorities", () => {
    const rules = webAclRules({
      managedGroups: apiManagedGroups,
      rateRules: { second: { limit: 20 }, first: { limit: 10 } },
    });
    assert.deepEqual(
      rules.map(({ name, priority }) => [priority, name]),
      [
        [0, "second"],
        [1, "first"],
        [2, "AWSManagedRulesAmazonIpReputationList"],
        [3, "AWSManagedRulesKnownBadInputsRuleSet"],
        [4, "AWSManagedRulesCommonRuleSet"],
      ],
    );
  });
});
