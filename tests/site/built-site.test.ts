/**
 * The built page, checked without a browser.
 *
 * @module
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { before, describe, it } from "mocha";
import { buildSite, type SiteFile } from "../../components/site-files.ts";

const root = join(import.meta.dirname, "../..");

describe("the built site", () => {
  let files: readonly SiteFile[];
  let page: string;
  /** Every page. */
  let pages: string;
  before(async () => {
    files = await buildSite("site");
    page = textOf("index.html");
    pages = `${page}${textOf("404.html")}`;
  });

  function textOf(role: string): string {
    const file = files.find((each) => each.role === role);
    assert.ok(file !== undefined, role);
    return file.text;
  }

  /** Every `src` and `href` of the page. */
  function addresses(): readonly string[] {
    return [...pages.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address = ""]) => address);
  }

  it("consists of two pages, an icon, a script and a style sheet", () => {
    assert.deepEqual(files.map(({ role }) => role).sort(), [
      "404.html",
      "icon.svg",
      "index.html",
      "page.js",
      "style.css",
    ]);
  });

  it("links only existing files and paths of the facade, from the root", () => {
    const paths = addresses().map((address) => address.split("?")[0]);
    const data = ["/rugby_data.json", "/v1/leagues", "/v1/openapi.json"];
    const known = new Set([
      "/",
      "#/",
      "#/desk",
      "#main",
      ...data,
      ...files.map(({ key }) => `/${key}`),
    ]);
    assert.deepEqual(
      paths.filter((path) => !known.has(path ?? "")),
      [],
    );
    const named = new Set(paths);
    const unnamed = files.filter(({ key, hashed }) => hashed && !named.has(`/${key}`));
    assert.deepEqual(unnamed, []);
  });

  it("fetches the tables and the API", () => {
    for (const address of ["/rugby_data.json?tables=current", "/v1/leagues"]) {
      assert.ok(textOf("page.js").includes(`"${address}"`), address);
    }
  });

  it("has no inline script or style and no eval", () => {
    assert.doesNotMatch(pages, /<script(?![^>]*\ssrc=)/);
    assert.doesNotMatch(pages, /<style|\sstyle=|\son[a-z]+=|javascript:/i);
    const script = textOf("page.js");
    assert.doesNotMatch(
      script,
      /\beval\(|new Function|innerHTML|insertAdjacentHTML|document\.write/,
    );
    assert.doesNotMatch(script, /\.style\b|\.cssText/);
  });

  it("loads nothing from other hosts", () => {
    for (const { role, text } of files) {
      // A namespace is a name, not an address.
      const loaded = text.replaceAll("http://www.w3.org/2000/svg", "");
      assert.doesNotMatch(loaded, /(https?:)?\/\/[a-z0-9-]+\.[a-z]/i, role);
      assert.doesNotMatch(loaded, /@import|url\(/, role);
    }
  });

  it("has every element that its scripts look up", () => {
    const sources = readdirSync(join(root, "site"))
      .filter((name) => name.endsWith(".ts"))
      .map((name) => readFileSync(join(root, "site", name), "utf8"));
    const asked = sources.flatMap((source) =>
      [...source.matchAll(/\bbyId\("([^"]+)"/g)].map(([, id]) => id),
    );
    const ids = new Set([...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id));
    assert.ok(asked.length > 0);
    assert.deepEqual(
      asked.filter((id) => !ids.has(id)),
      [],
    );
  });

  it("stays below its size limit: 100 KB for a first load with its data, of which the files take a third", () => {
    const sizes = files.map(({ role, text }) => [role, gzipSync(text).length] as const);
    const sizeBytes = sizes.reduce((sum, [, bytes]) => sum + bytes, 0);
    assert.ok(sizeBytes <= 33 * 1024, JSON.stringify(sizes));
  });
});
