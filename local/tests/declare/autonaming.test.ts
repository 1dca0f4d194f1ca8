/**
 * Resources without a name get one as Pulumi would give it.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { autoname } from "../../declare/autonaming.ts";

const named = {
  project: "rugby",
  stack: "dev",
  type: "aws:s3/bucket:Bucket",
  name: "Site",
  seed: "urn",
};

/** Patterns are written without the dollars here, which look like a mistake in a plain text. */
const dollars = (pattern: string) => pattern.replaceAll("{", "$" + "{");

/** Names the resource under a setting of `pulumi:autonaming`. */
function nameUnder(setting: unknown, max = 100): string {
  return autoname(
    named,
    { max },
    { "pulumi:autonaming": JSON.stringify(setting), "rugby:team": "red" },
  );
}

describe("autoname", () => {
  it("appends seven hexadecimal digits, the same in every run", () => {
    const name = autoname(named, { max: 100 }, {});
    assert.match(name, /^Site-[0-9a-f]{7}$/);
    assert.equal(autoname(named, { max: 100 }, {}), name);
    assert.notEqual(autoname({ ...named, seed: "other" }, { max: 100 }, {}), name);
  });

  it("uses lower case where AWS takes no other", () => {
    assert.match(autoname(named, { max: 100, lower: true }, {}), /^site-[0-9a-f]{7}$/);
  });

  it("accepts the longest name AWS allows, and refuses a longer one", () => {
    assert.equal(autoname(named, { max: 12 }, {}).length, 12);
    assert.throws(() => autoname(named, { max: 11 }, {}), {
      message:
        /^the name "Site-[0-9a-f]{7}" must have at most 11 characters, got 12\n {2}shorten the logical name/,
    });
  });

  for (const [pattern, expected] of [
    ["{project}-{stack}-{name}", /^rugby-dev-Site$/],
    ["{org}-{name}", /^default-Site$/],
    ["{name}_{hex(4)}", /^Site_[0-9a-f]{4}$/],
    ["{name}{alphanum(12)}", /^Site[a-z0-9]{12}$/],
    ["{string(5)}{num(3)}", /^[a-z]{5}\d{3}$/],
    ["{uuid}", /^[0-9a-f-]{36}$/],
    ["{config.team}-{name}", /^red-Site$/],
    ["plain", /^plain$/],
  ] as [string, RegExp][]) {
    it(`follows the pattern ${pattern}`, () => {
      assert.match(nameUnder({ pattern: dollars(pattern) }), expected);
    });
  }

  for (const expression of [
    "{nmae}",
    "{hex}",
    "{hex(x)}",
    "{hex(1000)}",
    "{config.nothing}",
    "{constructor}",
    "{}",
  ]) {
    it(`refuses the expression ${expression}`, () => {
      const pattern = dollars(`a-${expression}`);
      const start = `pulumi:autonaming: "${dollars(expression)}" in "${pattern}" means nothing\n  use ${dollars("{org}, ")}`;
      assert.throws(
        () => nameUnder({ pattern }),
        (error: Error) => error.message.startsWith(start),
      );
    });
  }

  for (const [title, setting, expected] of [
    ["names as the engine does by default", { mode: "default" }, /^Site-[0-9a-f]{7}$/],
    ["takes the logical name as it is", { mode: "verbatim" }, /^Site$/],
    [
      "prefers the provider's rule",
      { mode: "verbatim", providers: { aws: { pattern: "p" } } },
      /^p$/,
    ],
    [
      "prefers the type's rule",
      {
        providers: {
          aws: { pattern: "p", resources: { "aws:s3/bucket:Bucket": { pattern: "r" } } },
        },
      },
      /^r$/,
    ],
    [
      "leaves other types alone",
      {
        providers: { aws: { pattern: "p", resources: { "aws:iam/role:Role": { pattern: "r" } } } },
      },
      /^p$/,
    ],
    ["leaves other providers alone", { pattern: "s", providers: { gcp: { pattern: "p" } } }, /^s$/],
  ] as [string, unknown, RegExp][]) {
    it(title, () => assert.match(nameUnder(setting), expected));
  }

  it("requires a physical name when autonaming is disabled", () => {
    assert.throws(() => nameUnder({ mode: "disabled" }), {
      message: '"Site" must have a physical name: pulumi:autonaming is disabled',
    });
  });

  it("refuses an unknown mode and a setting that is not a map", () => {
    assert.throws(() => nameUnder({ mode: "random" }), {
      message: 'pulumi:autonaming has mode "random"; use default, verbatim or disabled',
    });
    assert.throws(() => autoname(named, { max: 99 }, { "pulumi:autonaming": "verbatim" }), {
      message: 'pulumi:autonaming must be a map, got "verbatim"',
    });
  });
});
