/**
 * What `aws/` has without a source that states it: a check observes it, or a reason says why none can.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { awsFacts } from "../../../scripts/docs/aws-facts.ts";
import { checks } from "../../../scripts/smoke/checks.ts";
import { unseenFacts } from "../../../scripts/smoke/unseen-facts.ts";

const observed = checks.flatMap(({ facts = {} }) => Object.keys(facts));
const unseen = unseenFacts.flatMap(([, names]) => names);

describe("the facts about AWS to verify", () => {
  it("are each observed by a check, or listed with the reason why none can observe them", async () => {
    const uncertain = (await awsFacts())
      .filter(({ certainty }) => ["inferred", "memory", "conflict"].includes(certainty))
      .map(({ name }) => name);
    assert.ok(uncertain.length > 100);
    assert.deepEqual([...observed, ...unseen].sort(), uncertain.sort());
  });

  it("are observed by checks with names of their own", () => {
    const names = checks.map(({ name }) => name);
    assert.deepEqual([...new Set(names)], names);
    assert.ok(observed.length >= 14, `${observed.length}`);
  });
});
