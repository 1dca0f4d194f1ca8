/** The rules of a policy pack that hold a part of a stack. @module */
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { readPackRules, rulesAbout } from "../../console/pack-rules.ts";

const rule = (name: string, ...types: string[]) => ({
  name,
  statement: `${name}.`,
  url: "https://docs.aws.amazon.com/",
  types,
});

describe("the rules of a policy pack", () => {
  let folder = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "rules-"));
    await mkdir(join(folder, "with/policies"), { recursive: true });
    await writeFile(
      join(folder, "with/policies/rule-types.json"),
      JSON.stringify([rule("a", "*")]),
    );
  });
  after(() => rm(folder, { recursive: true }));

  it("are read from the project's pack, where it has one", async () => {
    assert.deepEqual(await readPackRules(join(folder, "with")), [rule("a", "*")]);
    assert.equal(await readPackRules(join(folder, "without")), undefined);
  });

  it("hold what they are about, and all of it where they are about everything", () => {
    const rules = [rule("all", "*"), rule("bucket", "aws:s3/bucket:Bucket"), rule("none")];
    const names = (...types: string[]) => rulesAbout(rules, new Set(types)).map(({ name }) => name);
    assert.deepEqual(names("aws:s3/bucket:Bucket"), ["all", "bucket"]);
    assert.deepEqual(names("aws:sqs/queue:Queue"), ["all"]);
  });
});
