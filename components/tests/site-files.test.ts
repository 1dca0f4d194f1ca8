/**
 * `buildSite`: files with a hash in their name, and one page that references them.
 *
 * @module
 */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterEach, beforeEach, describe, it } from "mocha";
import { buildSite } from "../site-files.ts";

const root = join(import.meta.dirname, "../..");

const page = `<!doctype html>
<link rel="icon" href="./icon.svg">
<link rel="stylesheet" href="./style.css">
<script type="module" src="./main.ts"></script>
<a href="/elsewhere">./main.ts is a script</a>
`;

describe("buildSite", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "site-"));
    mkdirSync(join(folder, "web"));
    write("index.html", page);
    write("main.ts", 'import { greet } from "./greet.ts";\ngreet("world");\n');
    write("greet.ts", "export const greet = (name: string) => console.log(name);\n");
    write("style.css", "body {\n  margin: 0;\n}\n");
    write("icon.svg", "<svg/>");
    process.chdir(folder);
  });
  afterEach(() => {
    process.chdir(root);
    rmSync(folder, { recursive: true });
  });

  function write(name: string, text: string): void {
    writeFileSync(join(folder, "web", name), text);
  }

  /** Keys by role. */
  async function keys(): Promise<Readonly<Record<string, string>>> {
    const files = await buildSite("web");
    return Object.fromEntries(files.map(({ role, key }) => [role, key]));
  }

  it("puts a hash of the content into every file name but the page's", async () => {
    const files = await buildSite("web");
    assert.deepEqual(
      files.map(({ role, contentType, hashed }) => [role, contentType, hashed]),
      [
        ["index.html", "text/html; charset=utf-8", false],
        ["icon.svg", "image/svg+xml", true],
        ["style.css", "text/css; charset=utf-8", true],
        ["main.js", "text/javascript; charset=utf-8", true],
      ],
    );
    for (const { key, role, hashed } of files) {
      const [stem = "", extension = ""] = role.split(".");
      const form = hashed ? `^assets/${stem}-[0-9A-Z]{8}\\.${extension}$` : `^${role}$`;
      assert.match(key, new RegExp(form));
    }
  });

  it("changes the page to reference those files, and nothing else in it", async () => {
    const [built] = await buildSite("web");
    const key = await keys();
    assert.equal(
      built?.text,
      page
        .replace('"./icon.svg"', `"/${key["icon.svg"]}"`)
        .replace('"./style.css"', `"/${key["style.css"]}"`)
        .replace('"./main.ts"', `"/${key["main.js"]}"`),
    );
  });

  it("builds every other page of the folder, with the files that only it references", async () => {
    write("404.html", '<link rel="stylesheet" href="./style.css"><img src="./lost.svg">');
    write("lost.svg", "<svg></svg>");
    const files = await buildSite("web");
    const key = await keys();
    assert.deepEqual(
      files.slice(0, 2).map(({ role, hashed }) => [role, hashed]),
      [
        ["index.html", false],
        ["404.html", false],
      ],
    );
    assert.equal(
      files[1]?.text,
      `<link rel="stylesheet" href="/${key["style.css"]}"><img src="/${key["lost.svg"]}">`,
    );
  });

  it("bundles the imports of a script, without types and whitespace", async () => {
    const files = await buildSite("web");
    const texts = Object.fromEntries(files.map(({ role, text }) => [role, text]));
    assert.match(texts["main.js"] ?? "", /^var \w=\w=>console\.log\(\w\);\w\("world"\);\n$/);
    assert.equal(texts["style.css"], "body{margin:0}\n");
    assert.equal(texts["icon.svg"], "<svg/>");
  });

  it("builds the same files from the same sources", async () => {
    assert.deepEqual(await buildSite("web"), await buildSite("web"));
  });

  it("renames a script, and nothing else, when what it imports changes", async () => {
    const before = await keys();
    write("greet.ts", "export const greet = (name: string) => console.info(name);\n");
    const after = await keys();
    assert.deepEqual(
      Object.keys(after).filter((role) => after[role] !== before[role]),
      ["main.js"],
    );
  });

  it("builds a page without references", async () => {
    write("index.html", "<!doctype html><title>Soon</title>");
    assert.deepEqual(await buildSite("web"), [
      {
        key: "index.html",
        role: "index.html",
        contentType: "text/html; charset=utf-8",
        text: "<!doctype html><title>Soon</title>",
        hashed: false,
      },
    ]);
  });

  for (const [what, change, expected] of [
    [
      "a page that names what is not there",
      () => write("index.html", '<script src="./none.ts"></script>'),
      /Could not resolve "web\/none\.ts"/,
    ],
    [
      "a script that is no TypeScript",
      () => write("main.ts", "const = 1;\n"),
      /web\/main\.ts:1:6: ERROR: Expected identifier but found "="/,
    ],
    [
      "a folder without a page",
      () => rmSync(join(folder, "web/index.html")),
      /no such file or directory, open 'web\/index\.html'/,
    ],
  ] as const) {
    it(`rejects ${what}`, async () => {
      change();
      await assert.rejects(buildSite("web"), { message: expected });
    });
  }
});
