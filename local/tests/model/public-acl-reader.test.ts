/**
 * Access control lists, and what makes them count.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { createAccess } from "../../model/access.ts";
import { readBuckets } from "../../model/bucket-reader.ts";
import { readObjectSeeds } from "../../model/object-seed-reader.ts";
import { readPublicAcls } from "../../model/public-acl-reader.ts";
import type { GraphNode, Properties } from "../../program/graph.ts";
import { bucket, bucketObject, graphOf, resource } from "./graph-builder.ts";
import { reading } from "./problems-of.ts";

const ownership = (objectOwnership: string) =>
  resource("aws:s3/bucketOwnershipControls:BucketOwnershipControls", "controls", {
    inputs: { bucket: "site", rule: { objectOwnership } },
  });
const block = (inputs: Properties) =>
  resource("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "block", {
    inputs: { bucket: "site", ...inputs },
  });
const acl = (name: string) =>
  resource("aws:s3/bucketAcl:BucketAcl", "acl", { inputs: { bucket: "site", acl: name } });
const object = (name: string) => bucketObject("a", { bucket: "site", key: "a", acl: name });

function read(...nodes: readonly GraphNode[]) {
  const graph = graphOf(bucket("site"), ...nodes);
  const { result, notSimulated } = reading((findings) => {
    const buckets = readBuckets(graph, findings);
    const objects = readObjectSeeds(graph, buckets, findings);
    return readPublicAcls(graph, buckets, objects, findings);
  });
  return { open: [...result], listed: notSimulated.length };
}

describe("readPublicAcls", () => {
  const open = [["arn:aws:s3:::site/a", "s3:GetObject"]];
  for (const [title, nodes, expected] of [
    ["opens an object", [ownership("ObjectWriter"), block({}), object("public-read")], open],
    [
      "opens the list of a bucket",
      [ownership("BucketOwnerPreferred"), block({}), acl("public-read")],
      [["arn:aws:s3:::site", "s3:ListBucket"]],
    ],
    [
      "opens nothing that is private",
      [ownership("ObjectWriter"), block({}), object("private")],
      [],
    ],
  ] as const satisfies readonly (readonly [string, readonly GraphNode[], unknown])[]) {
    it(title, () => {
      assert.deepEqual(read(...nodes), { open: expected, listed: 0 });
    });
  }

  for (const [title, nodes] of [
    ["without ownership controls", [block({}), object("public-read")]],
    [
      "with enforced ownership",
      [ownership("BucketOwnerEnforced"), block({}), object("public-read")],
    ],
    ["without a public access block", [ownership("ObjectWriter"), object("public-read")]],
    [
      "with a block of public lists",
      [ownership("ObjectWriter"), block({ blockPublicAcls: true }), object("public-read")],
    ],
    [
      "with a block that ignores public lists",
      [ownership("ObjectWriter"), block({ ignorePublicAcls: true }), object("public-read")],
    ],
    [
      "for a list that also opens writes",
      [ownership("ObjectWriter"), block({}), acl("public-read-write")],
    ],
  ] as const satisfies readonly (readonly [string, readonly GraphNode[]])[]) {
    it(`opens nothing ${title}, and lists it`, () => {
      assert.deepEqual(read(...nodes), { open: [], listed: 1 });
    });
  }
});

describe("access by lists", () => {
  const deny = {
    effect: "Deny",
    principals: { everyone: true, aws: [], services: [] },
    actions: ["s3:*"],
    resources: ["*"],
    conditions: [],
  } as const;
  for (const [title, statements, expected] of [
    ["everyone reads what a list opens, and nothing else", [], [true, false, false]],
    ["a denial of the policy takes precedence", [deny], [false, false, false]],
  ] as const) {
    it(title, () => {
      const access = createAccess({
        roles: new Map(),
        buckets: new Map([["arn:aws:s3:::site", statements]]),
        publicBuckets: new Set(),
        publicAcls: new Map([["arn:aws:s3:::site/a", "s3:GetObject"]]),
      });
      const may = (action: string, key: string) =>
        access.allows({ kind: "anonymous" }, action, `arn:aws:s3:::site/${key}`);
      const asked = [may("s3:GetObject", "a"), may("s3:GetObject", "b"), may("s3:PutObject", "a")];
      assert.deepEqual(asked, expected);
    });
  }
});
