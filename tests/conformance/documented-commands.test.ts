/**
 * The commands of the documents, as typed, against a served stack. Those that need an account of AWS are marked so.
 *
 * @module
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { type Command, commandsIn } from "../documented-commands.ts";
import { documents } from "../documents.ts";
import { root } from "../stacks/recorded.ts";
import { useTarget } from "./target.ts";
import { deleteFolder, isInstalled, projectFolder, runTyped } from "./typed-commands.ts";

/** Commands that install, test, measure or serve, by what runs them. */
const elsewhere: Readonly<Record<string, readonly string[]>> = {
  ".ci/run": [
    "npm ci",
    "npm ci && npm start",
    "npm ci && npm test",
    "npm run check && npm run test:unit",
    "npm test",
  ],
  "tests/stacks/customer-region.test.ts": [
    "npm run policy -- --stack acme",
    "npm start -- --stack acme",
  ],
  "tests/stacks/forecast.test.ts": [
    "npm run forecast -- --stack prod --traffic match-day",
    "npm run forecast -- --stack prod --traffic match-day --html forecast.html",
    "npm run forecast -- --stack prod --traffic match-day --compare no-cache --compare desk=false",
  ],
  "tests/bench": ["npm run bench", "npm run bench -- hit start", "npm run bench -- --print hit"],
};

const ranElsewhere = new Set(Object.values(elsewhere).flat());

/** Documents whose commands have a test of their own: they are about another program, or change this one. */
const documentsElsewhere: Readonly<Record<string, string>> = {
  "docs/tutorial.md": "tests/conformance/tutorial.test.ts",
  "docs/releases.md": "tests/scripts/release/rehearsal.test.ts",
  "components/README.md": "tests/packages/components-package.test.ts",
  "examples/api/README.md": "tests/examples/served-examples.test.ts",
  "examples/static-site/README.md": "tests/examples/served-examples.test.ts",
  "local/README.md": "tests/packages/local-package.test.ts",
  "policies/README.md": "tests/packages/policies-package.test.ts",
};

/** The commands of a document that can be run here, in its order. */
function localCommands(document: string): readonly Command[] {
  return commandsIn(readFileSync(join(root, document), "utf8"))
    .blocks.filter(({ needsAccount }) => !needsAccount)
    .flatMap(({ commands }) => commands);
}

describe("commands of the documents", () => {
  const all = documents()
    .filter((document) => !(document in documentsElsewhere))
    .map((document) => ({ document, commands: localCommands(document) }));
  const target = useTarget();
  let folder = "";
  let hasCli = false;
  before(async function () {
    if (!target.isLocal || !(await isInstalled("curl"))) {
      this.skip();
    }
    hasCli = await isInstalled("aws");
    folder = await projectFolder();
  });
  after(() => deleteFolder(folder));

  for (const { document, commands } of all) {
    const typed = commands.filter(({ text }) => !ranElsewhere.has(text));
    if (typed.length > 0) {
      it(`work as typed in ${document} (skipped where there is no curl)`, async () => {
        const { url, s3Url } = target.local();
        // As after a start: nothing is cached.
        await fetch(new URL("/__local/invalidate?path=/*", url), { method: "POST" });
        const kept = typed.filter(({ text }) => hasCli || !text.startsWith("aws "));
        await runTyped(kept, { url, s3Url }, folder);
      });
    }
  }

  it("are run elsewhere only where a document has them", () => {
    const written = new Set(all.flatMap(({ commands }) => commands.map(({ text }) => text)));
    assert.deepEqual(
      [...ranElsewhere].filter((text) => !written.has(text)),
      [],
    );
  });
});
