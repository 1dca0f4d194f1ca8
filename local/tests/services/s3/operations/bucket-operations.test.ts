/**
 * CreateBucket, which clients send before they upload.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { plain, verdict, withS3 } from "../fixture.ts";

const east = { name: "east", region: "us-east-1", versioned: false };
const role = { kind: "role", arn: "arn:aws:iam::000000000000:role/reader" } as const;

describe("CreateBucket", () => {
  for (const [title, bucket, ask, expected] of [
    ["a declared bucket", "plain", {}, "409 BucketAlreadyOwnedByYou"],
    ["a declared bucket of us-east-1", "east", {}, "200"],
    ["a bucket that is not declared", "other", {}, "501 NotImplemented"],
    ["a bucket that the caller may not create", "east", { principal: role }, "403 AccessDenied"],
    [
      "a bucket with Object Lock",
      "plain",
      { headers: { "x-amz-bucket-object-lock-enabled": "true" } },
      "501 NotImplemented",
    ],
  ] as const) {
    it(`returns ${expected} for ${title}`, () =>
      withS3(
        async ({ ask: send }) => {
          assert.equal(verdict(await send("PUT", `/${bucket}`, ask)), expected);
        },
        { buckets: [plain, east] },
      ));
  }
});
