/**
 * What the pack reports of the programs in `examples/`: things that a user can follow, and no rule more than the others.
 *
 * @module
 */
import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "mocha";
import { evaluate } from "../../local/program/evaluate.ts";
import { readStack } from "../../local/program/stack-file.ts";
import { root } from "../../tests/stacks/recorded.ts";
import { asRecorded, engineShapes } from "./engine-shapes.ts";
import { findingsInGraph } from "./graph-evaluation.ts";

/** The rules that report something of each program: what a small program leaves out. */
const reporting: Readonly<Record<string, readonly string[]>> = {
  api: [
    ...["alarm-on-api", "alarm-on-distribution", "alarm-on-function", "api-access-logs"],
    ...["api-route-authorizer", "api-throttling", "cloudfront-access-logs"],
    ...["cloudfront-origin-verify-header", "cloudfront-response-headers", "cloudfront-web-acl"],
    ...["provider-explicit", "tags-required"],
  ],
  "static-site": [
    ...["alarm-on-distribution", "cloudfront-access-logs", "cloudfront-error-caching"],
    ...["cloudfront-web-acl", "provider-explicit", "storage-encryption", "storage-lifecycle"],
    ...["storage-tls-only", "storage-versioned", "tags-required"],
  ],
};

/** What is in a policy with an ARN is unknown in a first preview. */
const later = ["storage-tls-only"];

describe("the rules on the examples", () => {
  for (const [example, expected] of Object.entries(reporting)) {
    for (const [title, shape] of Object.entries({ "as recorded": asRecorded, ...engineShapes })) {
      it(`report what ${example} leaves out ${title}, and no rule half of it`, async () => {
        const folder = join(root, "examples", example);
        const stack = await readStack(folder, "dev");
        const { nodes } = await evaluate(folder, stack);
        const found = await findingsInGraph(shape(nodes), stack);
        const counts = Map.groupBy(found, ({ rule }) => rule);
        const known = title === "in a first preview" ? later : [];
        assert.deepEqual(
          [...counts.keys()].sort(),
          expected.filter((rule) => !known.includes(rule)),
        );
        assert.ok([...counts.values()].every((ofRule) => ofRule.length < found.length / 2));
      });
    }
  }
});
