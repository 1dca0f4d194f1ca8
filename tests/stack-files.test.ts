/**
 * Stack files as `pulumi stack init` leaves them.
 *
 * @module
 */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { parse } from "yaml";
import { readStack } from "../local/program/stack-file.ts";
import { changedStackFile, initializedStackFile, setInStackFile } from "./stack-files.ts";
import { root, stackNames } from "./stacks/recorded.ts";

describe("a stack file that is initialized", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "initialized-"));
    symlinkSync(join(root, "Pulumi.yaml"), join(folder, "Pulumi.yaml"));
  });
  after(() => rmSync(folder, { recursive: true }));

  for (const stack of stackNames) {
    const file = `Pulumi.${stack}.yaml`;
    const own = readFileSync(join(root, file), "utf8");

    it(`has the settings that it had before: ${stack}`, async () => {
      const text = initializedStackFile(changedStackFile(own, {}));
      assert.match(text, /"365"|"7"/);
      assert.match(text, /\nencryptionsalt: [^\n]+\n$/);
      writeFileSync(join(folder, file), text);
      assert.deepEqual(
        (await readStack(folder, stack)).config,
        (await readStack(root, stack)).config,
      );
    });

    it(`gets settings below config and keeps its salt: ${stack}`, async () => {
      const path = join(folder, file);
      writeFileSync(path, initializedStackFile(own));
      setInStackFile(path, { regions: ["eu-west-1"], apiBurst: 7 });
      const { config } = await readStack(folder, stack);
      assert.deepEqual(
        [config["touchline:regions"], config["touchline:apiBurst"]],
        ['["eu-west-1"]', "7"],
      );
      assert.match(readFileSync(path, "utf8"), /^encryptionsalt: v1/m);
    });

    it(`loses its salt in a copy with other settings: ${stack}`, () => {
      const text = changedStackFile(initializedStackFile(own), { desk: true });
      assert.deepEqual(Object.keys(parse(text)), ["config"]);
      assert.equal(parse(text).config["touchline:desk"], true);
    });
  }
});
