/**
 * Programs as people write them, loaded as Pulumi's language host loads them.
 *
 * @module
 */
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "mocha";
import { evaluate } from "../../program/evaluate.ts";
import { ofType } from "../../program/query.ts";
import { readStack } from "../../program/stack-file.ts";

const nodeModules = join(import.meta.dirname, "../../../node_modules");
const shared = {
  "Pulumi.yaml": "name: stranger\nruntime: nodejs\n",
  "helper.ts": "export const twice = (n: number) => n * 2;",
};
const esm = '{ "type": "module" }';

/** Title, files beside the shared ones, and the outputs of the stack. */
const programs: readonly (readonly [string, Readonly<Record<string, string>>, object])[] = [
  [
    "imports without extensions",
    { "index.ts": 'import { twice } from "./helper"; export const a = twice(2);' },
    { a: 4 },
  ],
  [
    "imports of the compiled file",
    {
      "package.json": esm,
      "index.ts": 'import { twice } from "./helper.js"; export const a = twice(2);',
    },
    { a: 4 },
  ],
  [
    "modules without extensions",
    {
      "package.json": esm,
      "index.ts": 'import { twice } from "./helper"; export const a = twice(3);',
    },
    { a: 6 },
  ],
  [
    "CommonJS in JavaScript",
    { "index.js": 'const { twice } = require("./helper"); module.exports = { a: twice(1) };' },
    { a: 2 },
  ],
  [
    "module.exports as a function",
    { "index.js": "module.exports = async () => ({ a: 1 });" },
    { a: 1 },
  ],
  ["export = of a function", { "index.ts": "export = async () => ({ a: 1 });" }, { a: 1 }],
  [
    "import = require",
    { "index.ts": 'import helper = require("./helper"); export const a = helper.twice(4);' },
    { a: 8 },
  ],
  [
    "enums, parameter properties and angle brackets",
    {
      "index.ts":
        'enum E { A = "x" } class P { constructor(public readonly n: number) {} } export const a = E.A + new P(<number>3).n;',
    },
    { a: "x3" },
  ],
  [
    "namespaces and decorators",
    {
      "tsconfig.json": '{ "compilerOptions": { "experimentalDecorators": true } }',
      "index.ts":
        "namespace N { export const x = 1; } const d = (t: unknown) => undefined; @d class C {} export const a = N.x + C.name;",
    },
    { a: "1C" },
  ],
  [
    "type imports without type",
    {
      "types.ts": "export interface T { a: number }",
      "index.ts": 'import { T } from "./types"; const t: T = { a: 1 }; export const a = t.a;',
    },
    { a: 1 },
  ],
  [
    "__dirname and the current folder",
    { "index.ts": "export const a = __dirname === process.cwd();" },
    { a: true },
  ],
  [
    "JSON imports",
    { "d.json": '{ "x": 5 }', "index.ts": 'import * as d from "./d.json"; export const a = d.x;' },
    { a: 5 },
  ],
  [
    "paths of tsconfig.json",
    {
      "tsconfig.json": '{ "compilerOptions": { "paths": { "@lib/*": ["./lib/*"] } } }',
      "lib/x.ts": "export const x = 7;",
      "index.ts": 'import { x } from "@lib/x"; export const a = x;',
    },
    { a: 7 },
  ],
  [
    "top-level await",
    { "package.json": esm, "index.ts": "export const a = await Promise.resolve(1);" },
    { a: 1 },
  ],
  [
    "main in a folder, which it runs in",
    {
      "Pulumi.yaml": "name: stranger\nruntime: nodejs\nmain: infra/\n",
      "infra/index.ts":
        'import { basename } from "node:path"; export const a = basename(process.cwd());',
    },
    { a: "infra" },
  ],
  [
    "configuration with defaults",
    {
      "index.ts":
        'import * as pulumi from "@pulumi/pulumi"; const c = new pulumi.Config(); export const a = c.getNumber("n") ?? 3; export const b = pulumi.getStack();',
    },
    { a: 3, b: "dev" },
  ],
];

describe("evaluate: programs as people write them", () => {
  let root: string;
  before(async () => {
    root = await mkdtemp(join(tmpdir(), "programs-"));
    await symlink(nodeModules, join(root, "node_modules"));
  });
  after(() => rm(root, { recursive: true }));

  async function project(files: Readonly<Record<string, string>>): Promise<string> {
    const folder = await mkdtemp(join(root, "p-"));
    for (const [name, text] of Object.entries({ ...shared, ...files })) {
      await mkdir(join(folder, dirname(name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }
    return folder;
  }

  for (const [title, files, outputs] of programs) {
    it(`runs ${title}`, async () => {
      const folder = await project(files);
      assert.deepEqual((await evaluate(folder, await readStack(folder))).outputs, outputs);
    });
  }

  it("serializes functions of the program for Lambda", async () => {
    const folder = await project({
      "package.json": "{}",
      "index.ts": [
        'import * as aws from "@pulumi/aws";',
        'import { twice } from "./helper";',
        'const site = new aws.s3.Bucket("site");',
        'new aws.lambda.CallbackFunction("f", { callback: async () => twice(21) });',
        'site.onObjectCreated("created", async () => undefined);',
      ].join("\n"),
    });
    const graph = await evaluate(folder, await readStack(folder));
    const codes = ofType(graph, "aws:lambda/function:Function").map(({ inputs }) =>
      JSON.stringify(inputs["code"]),
    );
    assert.equal(codes.length, 2);
    assert.equal(codes.filter((code) => code.includes("21")).length, 1);
  });

  it("names every syntax error with file, line and column", async () => {
    const folder = await project({
      "broken.ts": "export const a = 1;\nconst = ;\n",
      "index.ts": 'import "./broken";\nimport "./other";',
      "other.ts": "let let;",
    });
    await assert.rejects(evaluate(folder, await readStack(folder)), {
      name: "ProgramError",
      message: /broken\.ts:2:7: .*\n {2}const = ;[\s\S]*other\.ts:1:\d+: /,
    });
  });

  it("names the place of an error in a transformed source", async () => {
    const folder = await project({
      "thrower.ts":
        "enum E { A }\n\nexport function fail(): never {\n  throw new TypeError('boom' + E.A);\n}\n",
      "index.ts": '\n\nimport { fail } from "./thrower";\nfail();\n',
    });
    await assert.rejects(evaluate(folder, await readStack(folder)), {
      message: /TypeError: boom0\n {2}at fail \(thrower\.ts:4:9\)\n {2}at [^\n]*index\.ts:4:\d+/,
    });
  });
});
