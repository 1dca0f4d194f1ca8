/**
 * Every fact of `aws/` is well-formed, and no table of it is written a second time.
 *
 * @module
 */
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import ts from "typescript";
import { awsFacts } from "../../scripts/docs/aws-facts.ts";
import { root } from "../stacks/recorded.ts";

const facts = await awsFacts();

describe("facts", () => {
  it("name a page of AWS's, or of the provider of Pulumi", () => {
    const pages =
      /^https:\/\/((docs\.)?aws\.amazon\.com|github\.com\/aws-samples|www\.pulumi\.com\/registry\/packages\/aws)\/\S+$/;
    const others = facts.filter(
      ({ source, certainty }) =>
        !(
          // What somebody else measured is on their own page.
          (certainty === "measured" || pages.test(source.url)) &&
          /^(\(Optional\) )?[A-Z]\S.*[^.]$/.test(source.title)
        ),
    );
    assert.deepEqual(others, []);
  });

  it("name the month in which it was read", () => {
    const others = facts.filter(({ read }) => !/^20\d\d-(0[1-9]|1[0-2])$/.test(read));
    assert.deepEqual(others, []);
  });

  it("are about something, as a noun phrase", () => {
    const others = facts.filter(({ about }) => !/^\S.*[^.]$/.test(about));
    assert.deepEqual(
      others.map(({ about }) => about),
      [],
    );
  });

  it("state both sides of a conflict, and who measured", () => {
    const others = facts.filter(
      ({ certainty, note, by }) =>
        (certainty === "conflict" && note === undefined) ||
        (certainty === "measured" && by === undefined),
    );
    assert.deepEqual(others, []);
  });

  it("have names that differ over all files", () => {
    const names = facts.map(({ name }) => name);
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) < index),
      [],
    );
  });
});

/** Tables shorter than this are written by chance. */
const leastItems = 4;

/** A table as text: its items, or its keys and values, in order of the alphabet; `undefined` for what is too short. */
function fingerprint(items: readonly string[]): string | undefined {
  return items.length < leastItems ? undefined : [...items].sort().join("\n").toLowerCase();
}

/** Fingerprints of a value and of everything within it. */
function fingerprintsOf(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) {
    return [];
  }
  const inner = value instanceof Map ? Object.fromEntries(value) : value;
  const own = Array.isArray(inner)
    ? inner.map(String)
    : Object.entries(inner).map(([key, each]) => `${key}=${String(each)}`);
  const isPlain = !own.some((each) => each.endsWith("[object Object]"));
  const print = isPlain ? fingerprint(own) : undefined;
  return [...(print === undefined ? [] : [print]), ...Object.values(inner).flatMap(fingerprintsOf)];
}

function literal(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) {
    return node.text;
  }
  return ts.isNumericLiteral(node) ? String(Number(node.text)) : undefined;
}

function itemsOf(node: ts.Node): readonly (string | undefined)[] | undefined {
  if (ts.isArrayLiteralExpression(node)) {
    return node.elements.map(literal);
  }
  return ts.isObjectLiteralExpression(node)
    ? node.properties.map((property) =>
        ts.isPropertyAssignment(property) && literal(property.initializer) !== undefined
          ? `${property.name.getText().replaceAll('"', "")}=${literal(property.initializer)}`
          : undefined,
      )
    : undefined;
}

/** Fingerprints of the literals of a file, each with its line. */
function literalsIn(file: string): readonly { readonly print: string; readonly at: string }[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(root, file), "utf8"),
    ts.ScriptTarget.Latest,
    true,
  );
  const found: { print: string; at: string }[] = [];
  const visit = (node: ts.Node): void => {
    const items = itemsOf(node)?.filter((item) => item !== undefined);
    const print = items?.length === itemsOf(node)?.length ? fingerprint(items ?? []) : undefined;
    if (print !== undefined) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push({ print, at: `${file}:${line + 1}` });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

describe("comments that name a fact", () => {
  it("name one that exists", () => {
    const names = new Set(facts.map(({ name }) => name));
    const files = globSync("{components,config,facade,functions,local,policies}/**/*.ts", {
      cwd: root,
      exclude: ["**/node_modules/**", "**/dist/**"],
    });
    const cited = files.flatMap((file) =>
      [
        ...readFileSync(join(root, file), "utf8")
          .replaceAll(/\n\s*(?:\*|\/\/) ?/g, " ")
          .matchAll(/`(\w+)`(?: and `(\w+)`)?\s+in\s+(?:aws\/|docs\/facts)/g),
      ].flatMap(([, one, other]) =>
        [one, other].flatMap((name) => (name === undefined ? [] : [{ file, name }])),
      ),
    );
    assert.ok(cited.length > 50);
    assert.deepEqual(
      cited.filter(({ name }) => !names.has(name)),
      [],
    );
  });
});

describe("tables of aws/", () => {
  const names = new Map(
    facts.flatMap(({ name, value }) =>
      fingerprintsOf(value).map((print) => [print, name] as const),
    ),
  );

  it("are written nowhere else", () => {
    const files = globSync("{components,config,facade,local,policies}/**/*.ts", {
      cwd: root,
      exclude: ["**/node_modules/**", "**/tests/**", "**/dist/**"],
    });
    assert.ok(files.length > 400);
    const copies = files
      .sort()
      .flatMap((file) =>
        literalsIn(file).flatMap(({ print, at }) =>
          names.has(print) ? [`${at} repeats ${names.get(print)}: import it from aws/`] : [],
        ),
      );
    assert.deepEqual(copies, []);
  });
});
