/**
 * What a server says of a data folder that it cannot write.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { explainWrites } from "../../server/data-folder.ts";

const failure = (code: string, path?: string) => Object.assign(new Error(code), { code, path });

describe("explainWrites", () => {
  const explain = explainWrites("/data");

  for (const [title, cause, reason] of [
    ["a full disk", failure("ENOSPC"), "the disk is full"],
    ["a used up quota", failure("EDQUOT", "/data/s3/a"), "the disk quota is used up"],
    ["a folder below it", failure("EACCES", "/data/s3"), "this user may not write there"],
  ] as const) {
    it(`names the folder for ${title}`, () => {
      assert.throws(() => explain(cause), {
        message: `the data folder /data cannot be used: ${reason}; set another with --data`,
      });
    });
  }

  for (const cause of [failure("ENOENT", "/project/site.html"), failure("EACCES", "/database")]) {
    it(`leaves ${cause.code} of ${cause.path} as it is`, () => {
      assert.throws(() => explain(cause), cause);
    });
  }
});
