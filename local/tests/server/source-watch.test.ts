/**
 * Saving a source is noticed, once; what is not a source is not.
 *
 * @module
 */
import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { afterEach, beforeEach, describe, it } from "mocha";
import { isSource, isWritten, watchSources } from "../../server/source-watch.ts";

describe("isSource", () => {
  for (const [path, expected] of [
    ["index.ts", true],
    ["Pulumi.dev.yaml", true],
    ["functions/core/league-tables.ts", true],
    ["site/style.css", true],
    ["data/rugby_data.json", true],
    ["components/node_modules.ts", true],
    ["node_modules/esbuild/lib/main.js", false],
    ["site/node_modules/x.js", false],
    [".git/index", false],
    [".touchline/compile-cache/x", false],
    ["coverage/index.html", false],
    ["functions/core/.tables.ts.swp", false],
    ["functions/core/.tables.ts.swx", false],
    ["functions/core/tables.ts~", false],
    ["functions/core/tables.ts.tmp", false],
    ["README.md", false],
    ["docs/runbook.yaml", false],
    ["tests/config/settings.ts", false],
    ["greeter.test.ts", false],
    ["", true],
  ] as const) {
    it(`is ${expected} for ${path}`, () => {
      assert.equal(isSource(path.replaceAll("/", sep)), expected);
    });
  }
});

describe("isWritten", () => {
  for (const [path, expected] of [
    ["tests/config/settings.test.ts", true],
    ["README.md", true],
    ["node_modules/a.js", false],
    ["a.ts~", false],
  ] as const) {
    it(`is ${expected} for ${path}`, () => {
      assert.equal(isWritten(path.replaceAll("/", sep)), expected);
    });
  }
});

describe("watchSources", () => {
  let folder: string;
  let changes: EventTarget;
  let count: number;
  let stop: () => void;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "watch-"));
    mkdirSync(join(folder, "functions/core"), { recursive: true });
    mkdirSync(join(folder, ".touchline"));
    changes = new EventTarget();
    count = 0;
    stop = await watchSources(folder, () => {
      count += 1;
      changes.dispatchEvent(new Event("change"));
    });
  });
  afterEach(() => {
    stop();
    rmSync(folder, { recursive: true });
  });

  function write(file: string): void {
    writeFileSync(join(folder, file), "export {};\n");
  }

  it("reports a save in any folder", async () => {
    const told = once(changes, "change");
    write("functions/core/league-tables.ts");
    await told;
    assert.equal(count, 1);
  });

  it("reports several saves at once only once, and the next one again", async () => {
    const first = once(changes, "change");
    write("index.ts");
    write("functions/core/league-tables.ts");
    write("functions/core/points.ts");
    await first;
    // Who begins to look only now is told as long after the next save as a save is left to settle.
    const witness = await watchSources(folder, () => changes.dispatchEvent(new Event("witnessed")));
    const both = [once(changes, "change"), once(changes, "witnessed")];
    write("index.ts");
    await Promise.all(both);
    witness();
    assert.equal(count, 2);
  });

  it("reports an editor's write and rename", async () => {
    const told = once(changes, "change");
    write("index.ts.tmp");
    renameSync(join(folder, "index.ts.tmp"), join(folder, "index.ts"));
    await told;
    assert.equal(count, 1);
  });

  it("reports each of six saves that replace the file", async () => {
    write("functions/core/points.ts");
    await once(changes, "change");
    for (let save = 0; save < 6; save++) {
      const told = once(changes, "change");
      write("functions/core/.points.ts.tmp");
      renameSync(
        join(folder, "functions/core/.points.ts.tmp"),
        join(folder, "functions/core/points.ts"),
      );
      await told;
    }
    assert.equal(count, 7);
  });

  it("reports a file that is removed and written again, as a checkout does", async () => {
    write("functions/core/points.ts");
    await once(changes, "change");
    const told = once(changes, "change");
    rmSync(join(folder, "functions/core/points.ts"));
    write("functions/core/points.ts");
    await told;
    const again = once(changes, "change");
    write("functions/core/points.ts");
    await again;
  });

  it("reports a save in a folder that is new", async () => {
    const told = once(changes, "change");
    mkdirSync(join(folder, "components"));
    write("components/site.ts");
    await told;
    const again = once(changes, "change");
    write("components/site.ts");
    await again;
  });

  it("reports nothing in an ignored folder", async () => {
    // Sees the same save, through the eyes of one to whom that folder is the root.
    const witness = await watchSources(join(folder, ".touchline"), () =>
      changes.dispatchEvent(new Event("witnessed")),
    );
    const witnessed = once(changes, "witnessed");
    write(".touchline/season");
    await witnessed;
    witness();
    assert.equal(count, 0);
  });

  it("reports nothing after it is closed", async () => {
    write("index.ts");
    stop();
    const other = await watchSources(folder, () => changes.dispatchEvent(new Event("other")));
    const told = once(changes, "other");
    write("index.ts");
    await told;
    other();
    assert.equal(count, 0);
  });
});
