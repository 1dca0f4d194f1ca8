/**
 * The document of facts.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { NamedFact } from "../../../scripts/docs/aws-facts.ts";
import { renderFacts, renderValue } from "../../../scripts/docs/facts-doc.ts";

const fact = {
  name: "limit",
  file: "s3",
  about: "Requests",
  value: 1_500,
  source: { title: "Page", url: "https://docs.aws.amazon.com/page.html" },
  read: "2026-09",
  certainty: "documented",
} as const satisfies NamedFact;

describe("renderFacts", () => {
  it("lists facts to verify first, then measured ones, then documented ones", () => {
    const text = renderFacts([
      fact,
      { ...fact, name: "guess", file: "waf-a", certainty: "inferred", note: "Why." },
      { ...fact, name: "seen", file: "dns", certainty: "measured", by: "a user" },
    ]);
    assert.deepEqual(
      text.split("\n").filter((line) => /^#|^\| `/.test(line)),
      [
        "# Facts about AWS",
        "## To verify on the first real deployment",
        "### AWS WAF",
        "| `guess` | Requests | 1,500<br>Why. | inferred | [Page](https://docs.aws.amazon.com/page.html), 2026-09 |",
        "## Measured",
        "### Other services",
        "| `seen` | Requests | 1,500 | [Page](https://docs.aws.amazon.com/page.html), 2026-09, a user |",
        "## Documented",
        "### S3",
        "| `limit` | Requests | 1,500 | [Page](https://docs.aws.amazon.com/page.html), 2026-09 |",
      ],
    );
  });
});

describe("renderValue", () => {
  for (const [value, expected] of [
    ["x-cache", "`x-cache`"],
    ["It is retried once.", "It is retried once."],
    [10_000, "10,000"],
    [0.00005001, "0.00005001"],
    [["GET", "HEAD"], "`GET`, `HEAD`"],
    [{ min: 1, max: 3 }, "min: 1; max: 3"],
    [{ a: { b: true } }, "a: (b: `true`)"],
    [[{ a: 1 }, { a: 2 }], "(a: 1), (a: 2)"],
    [new Map([["eu", 1]]), "eu: 1"],
  ] as const) {
    it(`renders ${expected}`, () => {
      assert.equal(renderValue(value), expected);
    });
  }
});
