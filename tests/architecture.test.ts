/**
 * What holds the rooms of this project apart, and its papers to its sources.
 *
 * Import directions are in `import-directions.test.ts`.
 *
 * @module
 */
import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { describe, it } from "mocha";
import { parse } from "yaml";
import { readSettings } from "../config.ts";
import { ofType } from "../local/program/query.ts";
import { readStack } from "../local/program/stack-file.ts";
import { recordedStack, root, stackNames } from "./stacks/recorded.ts";

/** Files of the project that match, relative to its root. */
function files(...patterns: string[]): readonly string[] {
  return globSync(patterns, {
    cwd: root,
    exclude: ["**/node_modules/**", "*/dist/**", ".touchline/**", "coverage/**"],
  }).sort();
}

function read(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

describe("settings", () => {
  /** Everything a project file declares of its own settings. */
  const declared: Readonly<Record<string, Readonly<Record<string, unknown>>>> = Object.fromEntries(
    Object.entries(parse(read("Pulumi.yaml")).config).filter(([key]) => !key.includes(":")),
  ) as never;

  it("are declared exactly as far as they are read", async () => {
    const asked = new Set<string>();
    class Listening extends pulumi.Config {
      override get<K extends string = string>(key: string): K | undefined {
        asked.add(key);
        return super.get(key);
      }
    }
    pulumi.runtime.setAllConfig({ ...(await readStack(root, "dev")).config });
    readSettings(new Listening("touchline"));
    assert.deepEqual([...asked].sort(), Object.keys(declared).sort());
  });

  it("have a type, a default and a description each", () => {
    for (const [key, { type, default: initial, description }] of Object.entries(declared)) {
      assert.equal(typeof type, "string", key);
      assert.notEqual(initial, undefined, key);
      assert.match(String(description), /^[A-Z].*\.$/s, key);
    }
  });

  for (const stack of stackNames) {
    it(`of ${stack} are declared, and differ from the default`, async () => {
      assert.deepEqual((await readStack(root, stack)).warnings, []);
      const { config } = parse(read(`Pulumi.${stack}.yaml`));
      for (const [key, value] of Object.entries(config)) {
        const own = declared[key.replace("touchline:", "")];
        assert.ok(own !== undefined, key);
        assert.notDeepEqual(value, own["default"], `${key} says what is so anyway`);
      }
    });
  }

  it("are read from two stack files, both of which are tested", () => {
    assert.deepEqual(
      files("Pulumi.*.yaml").map((file) => file.split(".")[1]),
      stackNames,
    );
  });
});

describe("papers", () => {
  const papers = files("*.md", "docs/**/*.md");

  /** Links within the project, as they are written. */
  function linksOf(paper: string): readonly string[] {
    const links = [...read(paper).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link);
    return links.filter((link) => !/^[a-z]+:/.test(link));
  }

  /** Headings as links name them. */
  function anchorsOf(paper: string): readonly string[] {
    return [...read(paper).matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\- ]/gu, "")
        .replaceAll(" ", "-"),
    );
  }

  it("link to what is there", () => {
    const broken = papers.flatMap((paper) =>
      linksOf(paper).flatMap((link) => {
        const [path = "", anchor] = link.split("#");
        const target = path === "" ? paper : normalize(join(dirname(paper), path));
        const isThere =
          existsSync(join(root, target)) &&
          (anchor === undefined || anchorsOf(target).includes(anchor));
        return isThere ? [] : [`${paper}: ${link}`];
      }),
    );
    assert.deepEqual(broken, []);
  });

  it("name sources that are there", () => {
    const rooms =
      "aws|components|facade|config|data|docs|examples|functions|local|policies|scripts|site|tests|bench";
    const named = new RegExp(`\`((?:${rooms})/[\\w./-]*\\w)\``, "g");
    const missing = papers.flatMap((paper) =>
      [...read(paper).matchAll(named)].flatMap(([, path = ""]) =>
        existsSync(join(root, path)) ? [] : [`${paper}: ${path}`],
      ),
    );
    assert.deepEqual(missing, []);
  });

  it("list every decision, and no other", () => {
    const listed = linksOf("docs/decisions/README.md").filter((link) => !link.includes("/"));
    const there = files("docs/decisions/*.md").map((file) => file.slice("docs/decisions/".length));
    assert.deepEqual([...listed, "README.md"].sort(), there);
  });
});

describe("sources", () => {
  const rooms =
    "{aws,bench,components,config,examples,facade,functions,local,policies,scripts,site}/**/*.{ts,mjs}";
  const all = files("*.ts", rooms);
  // Of a rule the statement is the documentation; tests/rule-list.test.ts of the package checks that each has one.
  const sources = all.filter((file) => !/\/tests\/|^policies\/rules\//.test(file));

  it("have at most 300 lines each", () => {
    const long = [...all, ...files("tests/**/*.ts")].filter(
      (file) => read(file).trimEnd().split("\n").length > 300,
    );
    assert.deepEqual(long, []);
  });

  it("say first what they are", () => {
    assert.ok(sources.length > 100);
    const silent = sources.filter(
      (file) => !/^(?:#!.*\n)?\/\*\*\n \* [^@]((?!\*\/)[\s\S])*\n \* @module\n/.test(read(file)),
    );
    assert.deepEqual(silent, []);
  });

  it("let settings reach components as arguments alone", () => {
    // Bundled into functions, so its environment is Lambda's.
    const runsInLambda = /\/environment-credentials\./;
    const asking = files("{components,facade}/**/*.ts").filter(
      (file) =>
        !runsInLambda.test(file) &&
        /pulumi\.Config\(|getStack\(|getProject\(|process\.env/.test(read(file)),
    );
    assert.deepEqual(asking, []);
  });
});

describe("edge bundles", () => {
  for (const [name, kib] of [
    ["season-tables", 330],
    ["freshness", 4],
    ["version-stamp", 4],
    ["token-guard", 28],
    ["geo-router", 16],
  ] as const) {
    it(`of ${name} are at most ${kib} KiB, in one module`, async () => {
      const functions = ofType(await recordedStack("dev"), "aws:lambda/function:Function");
      const { code } = functions.find((each) => each.name === `${name}-function`)?.inputs ?? {};
      const { assets } = code as { assets: Readonly<Record<string, { readonly text: string }>> };
      assert.deepEqual(Object.keys(assets), ["index.mjs"]);
      const sizeBytes = Buffer.byteLength(assets["index.mjs"]?.text ?? "");
      assert.ok(sizeBytes > 0 && sizeBytes <= kib * 1024, `${sizeBytes} bytes`);
    });
  }

  it("are all of those the program makes", async () => {
    const functions = ofType(await recordedStack("dev"), "aws:lambda/function:Function");
    const atEdge = functions.filter(({ urn }) => urn.includes("EdgeFunction$"));
    assert.deepEqual(atEdge.map(({ name }) => name).sort(), [
      "freshness-function",
      "geo-router-function",
      "season-tables-function",
      "token-guard-function",
      "version-stamp-function",
    ]);
  });
});
