/**
 * The document of what is supported.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { resourceTypes } from "../../../local/model/resource-types.ts";
import {
  inert,
  nested,
  type PropertyTable,
  read,
  refused,
  unsimulated,
} from "../../../local/model/treatment.ts";
import { renderSupported, supportedGenerator } from "../../../scripts/docs/supported-doc.ts";

/** The rows about properties, without the legend. */
function rowsOf(text: string): readonly string[] {
  const [, properties = ""] = text.split("## Resource types with one treatment");
  return properties.split("\n").filter((line) => /^(###|- |\| (?!---|Treatment|Type))/.test(line));
}

describe("renderSupported", () => {
  it("lists types as a whole, properties by treatment and reason, and data sources", () => {
    const text = renderSupported(
      {
        "x:y:Z": nested({
          b: inert("nothing"),
          a: nested({ c: read, d: unsimulated("not done", false) }),
          e: refused('must be "x"', "x"),
          f: read,
        }),
        "x:y:A": unsimulated("not kept"),
      },
      ["x:y:getB", "x:y:getA"],
    );
    assert.deepEqual(rowsOf(text), [
      "| `x:y:A` | listed at start | not kept |",
      "### x:y:Z",
      "| simulated |  | `a.c`, `f` |",
      "| no effect on requests | nothing | `b` |",
      "| listed at start | not done; not for `false` | `a.d` |",
      '| refused | must be "x" | `e` |',
      "- `x:y:getA`",
      "- `x:y:getB`",
    ]);
  });

  it("names the path of the same properties instead of repeating them", () => {
    const large = nested({ a: read, b: read, c: read });
    const deepest: PropertyTable = { not: nested({ statement: refused("too deep") }), x: read };
    const deeper: PropertyTable = { not: nested({ statement: nested(deepest) }), x: read };
    const text = renderSupported(
      { "x:y:Z": nested({ one: large, other: large, statement: nested(deeper) }) },
      [],
    );
    assert.deepEqual(rowsOf(text), [
      "### x:y:Z",
      "| simulated |  | `one.a`, `one.b`, `one.c`, `statement.x` |",
      "| as for another | the properties of `one` | `other` |",
      "| as for another | the properties of `statement` | `statement.not.statement` |",
    ]);
  });

  it("has a heading or a row for each type that the runtime knows", async () => {
    const text = await supportedGenerator.render();
    const missing = Object.keys(resourceTypes).filter(
      (type) => !text.includes(`### ${type}\n`) && !text.includes(`| \`${type}\` |`),
    );
    assert.deepEqual(missing, []);
  });
});
