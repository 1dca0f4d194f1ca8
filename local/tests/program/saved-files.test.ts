/**
 * Saved files change a graph as an evaluation does.
 *
 * @module
 */
import assert from "node:assert/strict";
import { cp, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, beforeEach, describe, it } from "mocha";
import { evaluate, type ProgramTrace } from "../../program/evaluate.ts";
import { Rebuilder } from "../../program/rebuild.ts";
import { type Evaluated, isBundleOutput, takeSavedFiles } from "../../program/saved-files.ts";
import { testStack } from "./test-stack.ts";

const modules = fileURLToPath(new URL("../../../node_modules", import.meta.url));
const folders: string[] = [];
let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "saved-"));
  folders.push(root);
  await cp(fileURLToPath(new URL("../programs/saved-functions", import.meta.url)), root, {
    recursive: true,
  });
  await symlink(modules, join(root, "node_modules"));
});
const rebuilder = new Rebuilder();
after(() => rebuilder.close());
after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

async function evaluated(): Promise<Evaluated> {
  const { promise, resolve } = Promise.withResolvers<ProgramTrace>();
  const graph = await evaluate(root, testStack, { trace: resolve });
  return { graph, trace: await promise };
}

/** The graph after a file was saved: taken over, and evaluated. */
async function bothWays(file: string, text: string) {
  const before = await evaluated();
  await writeFile(join(root, file), text);
  const taken = await takeSavedFiles(before, [join(root, file)], rebuilder);
  return { before: before.graph, taken: taken?.graph, evaluated: (await evaluated()).graph };
}

describe("takeSavedFiles", () => {
  for (const { what, file, text } of [
    { what: "a module of two bundles", file: "shared.ts", text: "export const word = 'changed';" },
    {
      what: "the first module of a bundle",
      file: "greet.ts",
      text: "export const handler = async () => 'other';",
    },
    {
      what: "a module whose bundle is written to a folder",
      file: "written.ts",
      text: "export const handler = async () => 'rewritten';",
    },
  ]) {
    it(`has the graph of an evaluation after a save of ${what}`, async () => {
      const { before, taken, evaluated: now } = await bothWays(file, text);
      assert.notDeepEqual(now, before);
      assert.deepEqual(withoutWritten(taken), withoutWritten(now));
    });
  }

  it("has the graph of an evaluation after two saves", async () => {
    const file = join(root, "shared.ts");
    let state: Evaluated | undefined = await evaluated();
    for (const word of ["second", "third"]) {
      await writeFile(file, `export const word = '${word}';`);
      state = await takeSavedFiles(state, [file], rebuilder);
      assert.ok(state);
    }
    assert.deepEqual(state.graph, (await evaluated()).graph);
  });

  it("takes a file that the program uploads as it is now", async () => {
    const state = await evaluated();
    assert.ok(await takeSavedFiles(state, [join(root, "data/words.json")], rebuilder));
  });

  for (const [what, file, text] of [
    ["the program", "index.ts", "export const other = 1;"],
    ["a file that nothing was made of", "notes.txt", "x"],
    ["a source with errors", "shared.ts", "export const = ;"],
  ] as const) {
    it(`leaves ${what} to an evaluation`, async () => {
      const state = await evaluated();
      await writeFile(join(root, file), text);
      assert.equal(await takeSavedFiles(state, [join(root, file)], rebuilder), undefined);
    });
  }
});

describe("isBundleOutput", () => {
  it("tells the files that a bundle was written to from sources", async () => {
    const { trace } = await evaluated();
    assert.equal(isBundleOutput(trace, join(root, "dist/written.js")), true);
    assert.equal(isBundleOutput(trace, join(root, "written.ts")), false);
  });
});

/** A file on disk stands for its content; only an evaluation hashes it. */
function withoutWritten(graph: Evaluated["graph"] | undefined) {
  return graph?.nodes.filter(({ name }) => name !== "written");
}
