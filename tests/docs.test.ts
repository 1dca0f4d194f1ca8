/**
 * The docs match the repository: every link, path and command in them exists.
 *
 * @module
 */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, it } from "mocha";
import { rules } from "../policies/rules.ts";
import { commandsIn, wronglyMarked } from "./documented-commands.ts";
import { documents, files } from "./documents.ts";
import { anchorsIn } from "./markdown-anchors.ts";
import { root } from "./stacks/recorded.ts";

function read(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

const docs = documents();

/** Links to other files of the repository, and to headings, inline and by reference. */
function linksOf(doc: string): readonly string[] {
  const links = [...read(doc).matchAll(/\]\(([^)\s]+)\)|^\[[^\]]+\]: (\S+)$/gm)];
  return links
    .map(([, inline, reference]) => inline ?? reference ?? "")
    .filter((link) => !/^[a-z]+:/.test(link));
}

/** What a check finds in every document, each with the document's name. */
function findings(check: (doc: string) => readonly string[]): readonly string[] {
  return docs.flatMap((doc) => check(doc).map((finding) => `${doc}: ${finding}`));
}

describe("docs", () => {
  it("link to files and headings that exist", () => {
    const isBroken = (doc: string, link: string): boolean => {
      const [path = "", anchor] = link.split("#");
      const target = path === "" ? doc : normalize(join(dirname(doc), path));
      return !(
        existsSync(join(root, target)) &&
        (anchor === undefined || anchorsIn(read(target)).includes(anchor))
      );
    };
    assert.deepEqual(
      findings((doc) => linksOf(doc).filter((link) => isBroken(doc, link))),
      [],
    );
  });

  it("name files and folders that exist, from the root or from their own folder", () => {
    const named = /`((?:\.ci|\.github|[a-z]+)\/[\w./-]*\w)`/g;
    const missing = (doc: string): readonly string[] =>
      [...read(doc).matchAll(named)]
        .map(([, path = ""]) => path)
        .filter((path) => existsSync(join(root, path.split("/")[0] ?? "")))
        .filter((path) => ![".", dirname(doc)].some((from) => existsSync(join(root, from, path))));
    assert.deepEqual(findings(missing), []);
  });

  it("name npm scripts that exist", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: object };
    const missing = (doc: string): readonly string[] =>
      [...read(doc).matchAll(/\bnpm (?:run (?:-s )?([\w:]+)|(start|test)\b)/g)]
        .map(([, script, short]) => script ?? short ?? "")
        .filter((script) => !(script in scripts));
    assert.deepEqual(findings(missing), []);
  });

  it("mark blocks of commands as sh, or as sh account where they need an account of AWS", () => {
    const misplaced = (doc: string): readonly string[] => {
      const { blocks, unmarked } = commandsIn(read(doc));
      return [...unmarked, ...wronglyMarked(blocks)].map((line) => `line ${line}`);
    };
    assert.deepEqual(findings(misplaced), []);
  });

  it("name error classes in the files that declare them", () => {
    const rows = [
      ...read("CONTRIBUTING.md").matchAll(/\| (`\w*Error`[^|]*) \| `([\w./-]+)` \|$/gm),
    ];
    assert.ok(rows.length > 8);
    const missing = rows.flatMap(([, names = "", file = ""]) =>
      [...names.matchAll(/`(\w+Error)`/g)]
        .map(([, name = ""]) => name)
        .filter((name) => !new RegExp(`class ${name} `).test(read(file)))
        .map((name) => `${name} in ${file}`),
    );
    assert.deepEqual(missing, []);
  });

  it("name policies of the pack in the table of traps", async () => {
    const known = new Set(rules.map(({ name }) => name));
    const named = [...read("docs/traps.md").matchAll(/^\| .* \| (.*) \|$/gm)].flatMap(
      ([, cell = ""]) => [...cell.matchAll(/`([a-z]+(?:-[a-z]+)+)`/g)].map(([, name = ""]) => name),
    );
    assert.ok(named.length > 10);
    assert.deepEqual(
      named.filter((name) => !known.has(name)),
      [],
    );
  });

  it("index every decision", () => {
    const index = linksOf("docs/decisions/README.md").filter((link) => !link.includes("/"));
    const decisions = files("docs/decisions/*.md").map((file) =>
      file.slice("docs/decisions/".length),
    );
    assert.deepEqual([...index, "README.md"].sort(), decisions);
  });
});
