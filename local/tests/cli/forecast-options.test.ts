/**
 * The command line of `touchline forecast`.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { parseForecastOptions } from "../../cli/forecast-options.ts";
import { LocalError } from "../../local-error.ts";

describe("the command line of touchline forecast", () => {
  it("has defaults", () => {
    assert.deepEqual(parseForecastOptions([]), {
      ...{
        stack: undefined,
        config: [],
        traffic: "match-day",
        routes: undefined,
        seed: 1,
        maxRequests: 1_000_000,
      },
      ...{ assumptions: {}, variables: {}, freeTier: false, variants: [], changedSettings: [] },
      ...{ budget: undefined, against: undefined, json: false, html: undefined },
      ...{ usageFile: undefined, times: undefined, sensitivity: true },
    });
  });

  it("takes assumptions, variables, changes and settings to compare", () => {
    const options = parseForecastOptions([
      ...["--assume", "edgeFunctionMs=2.5", "--variable", "TOKEN=a=b", "--budget", "12.5"],
      ...["--compare", "no-cache", "--compare", 'regions=["eu-west-1"]', "--seed", "0"],
      ...["--times", "4", "--no-sensitivity"],
    ]);
    assert.deepEqual(options.assumptions, { edgeFunctionMs: 2.5 });
    assert.deepEqual(options.variables, { TOKEN: "a=b" });
    assert.deepEqual(
      options.variants.map(({ name }) => name),
      ["no-cache"],
    );
    assert.deepEqual(options.changedSettings, [{ regions: '["eu-west-1"]' }]);
    const { budget, seed, times, sensitivity } = options;
    assert.deepEqual([budget, seed, times, sensitivity], [12.5, 0, 4, false]);
  });

  it("compares every change with all", () => {
    assert.deepEqual(
      parseForecastOptions(["--compare", "all"]).variants.map(({ name }) => name),
      [
        ...["no-cache", "no-firewall", "one-region", "cloudfront-functions", "origin-shield"],
        ...["arm64", "x86_64", "no-token-cache"],
      ],
    );
  });

  const refused: readonly (readonly [words: readonly string[], message: RegExp])[] = [
    [["--json", "--against", "x"], /^--json and --against exclude each other\n/],
    [["--compare", "no-cash"], /got "no-cash"; did you mean no-cache\?\n/],
    [["--budget", "12 USD"], /^--budget must be a number like 500 or 0.5, got "12 USD"\n/],
    [["--assume", "edgeMs=-1"], /^--assume edgeMs must be a number like 500 or 0.5, got "-1"\n/],
    [["--assume", "edgeMs"], /^--assume must be <key>=<value>, got "edgeMs"/],
    [["--seed", "1.5"], /^--seed must be a whole number of at least 0, got "1.5"\n/],
    [["--requests", "10"], /^--requests must be a whole number of at least 1000, got "10"\n/],
  ];
  for (const [words, message] of refused) {
    it(`refuses ${words.join(" ")}`, () => {
      assert.throws(
        () => parseForecastOptions(words),
        (error) =>
          error instanceof LocalError && error.fault === "usage" && message.test(error.message),
      );
    });
  }
});
