/** Stack files are read as the engine reads them, and everything wrong with them is said at once. @module */
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, it } from "mocha";
import { readStack, StackFileError } from "../../program/stack-file.ts";

const folders: string[] = [];

afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

/** A folder with these files in it. */
async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "stack-file-"));
  folders.push(folder);
  await Promise.all(
    Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)),
  );
  return folder;
}

/** Reads the stack `dev` of a project and a stack file. */
async function read(project: string, dev: string) {
  return readStack(await folderWith({ "Pulumi.yaml": project, "Pulumi.dev.yaml": dev }), "dev");
}

/** What is wrong with a project and a stack file. */
async function problemsOf(projectText: string, dev: string): Promise<readonly string[]> {
  const error = await read(projectText, dev).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof StackFileError, `must be refused, got ${error}`);
  assert.equal(error.message, error.problems.join("\n"));
  return error.problems;
}

const rugby = `name: rugby
config:
  leeway: { type: integer, default: 30, description: Seconds. }
  regions: { type: array, items: { type: string }, default: [eu-west-1] }
  label: plain
  aws:region: { value: eu-west-1 }
  pulumi:autonaming:
    value: { pattern: "\${name}" }
`;

describe("readStack", () => {
  it("merges the stack's settings over the project's", async () => {
    const stack = await read(
      rugby,
      "config:\n  rugby:leeway: 60\n  aws:profile: me\n  rugby:regions: [a, b]\n",
    );
    assert.deepEqual(stack, {
      project: "rugby",
      stack: "dev",
      config: {
        "rugby:leeway": "60",
        "aws:profile": "me",
        "rugby:regions": '["a","b"]',
        "rugby:label": "plain",
        "aws:region": "eu-west-1",
        "pulumi:autonaming": `{"pattern":"\${name}"}`,
      },
      sources: {
        "rugby:leeway": "Pulumi.dev.yaml:2",
        "aws:profile": "Pulumi.dev.yaml:3",
        "rugby:regions": "Pulumi.dev.yaml:4",
        "rugby:label": "Pulumi.yaml:5",
        "aws:region": "Pulumi.yaml:6",
        "pulumi:autonaming": "Pulumi.yaml:7",
      },
      secretKeys: [],
      warnings: ["aws:profile: for the provider's connection to AWS, without effect here"],
    });
  });

  it("uses every default when the stack file is empty", async () => {
    const { config } = await read(rugby, "");
    assert.equal(config["rugby:leeway"], "30");
    assert.equal(config["rugby:regions"], '["eu-west-1"]');
  });

  it("replaces an encrypted value with a secret placeholder, with a warning", async () => {
    const stack = await read(
      "name: rugby\nconfig:\n  token: { type: string, secret: true }\n  nest: { type: object }\n",
      "config:\n  rugby:token:\n    secure: v1:abc\n  rugby:nest:\n    a: [{ secure: v1:def }]\n    b: 1\n",
    );
    assert.deepEqual(stack.config, {
      "rugby:token": "encrypted value of rugby:token, not readable on the local runtime",
      "rugby:nest":
        '{"a":["encrypted value of rugby:nest, not readable on the local runtime"],"b":1}',
    });
    assert.deepEqual(stack.secretKeys, ["rugby:token", "rugby:nest"]);
    assert.deepEqual(stack.warnings, [
      "Pulumi.dev.yaml:2: rugby:token is encrypted: a placeholder is used; set PULUMI_CONFIG_PASSPHRASE if the stack has a passphrase",
      "Pulumi.dev.yaml:4: rugby:nest is encrypted: a placeholder is used; set PULUMI_CONFIG_PASSPHRASE if the stack has a passphrase",
    ]);
  });

  it("warns of a setting the project does not declare, since the engine accepts it", async () => {
    const stack = await read(rugby, "config:\n  rugby:leewya: 1\n  gcp:zone: x\n");
    assert.equal(stack.config["rugby:leewya"], "1");
    assert.deepEqual(stack.warnings, [
      "Pulumi.dev.yaml:2: rugby:leewya is not declared in Pulumi.yaml; nothing checks it",
    ]);
  });

  it("warns of environments, which are not read", async () => {
    const { warnings } = await read("name: rugby\n", "environment: [prod]\n");
    assert.deepEqual(warnings, [
      "Pulumi.dev.yaml: environment: settings of Pulumi ESC are not read",
    ]);
  });

  it("looks for stack files where the project keeps them", async () => {
    const root = await folderWith({ "Pulumi.yaml": "name: rugby\nstackConfigDir: stacks\n" });
    const stacks = join(root, "stacks");
    await mkdir(stacks);
    await writeFile(join(stacks, "Pulumi.dev.yaml"), "config:\n  rugby:a: 1\n");
    assert.equal((await readStack(root, "dev")).config["rugby:a"], "1");
  });

  it("lists the existing stacks when the file does not exist", async () => {
    const root = await folderWith({
      "Pulumi.yaml": "name: rugby\n",
      "Pulumi.prod.yaml": "",
      "Pulumi.dev.yaml": "",
    });
    for (const stack of ["tset", "../dev", ""]) {
      await assert.rejects(readStack(root, stack), {
        name: "StackFileError",
        message: `Pulumi.${stack}.yaml does not exist\n  use an existing stack (dev, prod), or create an empty file`,
      });
    }
  });

  it("names the project file that does not exist", async () => {
    await assert.rejects(readStack(await folderWith({}), "dev"), {
      message:
        /^Pulumi\.yaml does not exist, or cannot be read\n {2}start in the folder of the project, this is \//,
    });
  });

  for (const [title, projectText, devText, expected] of [
    [
      "a value of another type",
      rugby,
      "config:\n  rugby:leeway: soon\n",
      ['Pulumi.dev.yaml:2: rugby:leeway must be of type integer, got "soon"'],
    ],
    [
      "an item of another type",
      rugby,
      "config:\n  rugby:regions: [1]\n",
      ["Pulumi.dev.yaml:2: rugby:regions must be of type array<string>, got [1]"],
    ],
    [
      "a setting without a value",
      rugby,
      "config:\n  rugby:leeway:\n",
      ["Pulumi.dev.yaml:2: rugby:leeway has no value"],
    ],
    [
      "a key without a namespace",
      rugby,
      "config:\n  leeway: 1\n",
      ["Pulumi.dev.yaml:2: leeway must have a namespace; write rugby:leeway"],
    ],
    [
      "settings that are not a map",
      rugby,
      "config: 5\n",
      ["Pulumi.dev.yaml: config must be a map, got 5"],
    ],
    ["a file that is not a map", rugby, "- a\n", ['Pulumi.dev.yaml must be a map, got ["a"]']],
    [
      "a setting nobody sets",
      "name: rugby\nconfig:\n  a: { type: string }\n  b:\n",
      "",
      [
        "Pulumi.dev.yaml: rugby:a must be set: Pulumi.yaml declares it without a default",
        "Pulumi.dev.yaml: rugby:b must be set: Pulumi.yaml declares it without a default",
      ],
    ],
    [
      "a secret in the clear",
      "name: rugby\nconfig:\n  a: { secret: true }\n",
      "config:\n  rugby:a: x\n",
      [
        "Pulumi.dev.yaml:2: rugby:a must be encrypted, since it is declared secret\n  pulumi config set --secret",
      ],
    ],
    [
      "a secret with a default",
      "name: rugby\nconfig:\n  a: { secret: true, default: x }\n",
      "",
      [
        "Pulumi.yaml:3: a must be encrypted, since it is declared secret: set it in Pulumi.dev.yaml",
      ],
    ],
    [
      "a project without a name",
      "config: {}\n",
      "",
      ["Pulumi.yaml: name must be a string that is not empty, got undefined"],
    ],
    [
      "a default of another type",
      "name: rugby\nconfig:\n  a: { type: string, default: 5 }\n",
      "",
      ["Pulumi.yaml:3: a must have a default of type string, got 5"],
    ],
    [
      "a type there is not",
      "name: rugby\nconfig:\n  a: { type: number, default: 5 }\n",
      "",
      [
        'Pulumi.yaml:3: a must have one of the types string, integer, boolean, array, object, got "number"',
      ],
    ],
    [
      "a type that is no text",
      "name: rugby\nconfig:\n  a: { type: [x], default: 5 }\n",
      "",
      ['Pulumi.yaml:3: a must have a type that is a string, got ["x"]'],
    ],
    [
      "an array of nothing",
      "name: rugby\nconfig:\n  a: { type: array, default: [] }\n",
      "",
      ["Pulumi.yaml:3: a must have items with a type, since it is an array"],
    ],
    [
      "a default and a value",
      "name: rugby\nconfig:\n  a: { default: 1, value: 2 }\n",
      "",
      ["Pulumi.yaml:3: a must have a default or a value, not both"],
    ],
    [
      "an attribute there is not",
      "name: rugby\nconfig:\n  a: { defualt: 1 }\n",
      "config:\n  rugby:a: 1\n",
      [
        'Pulumi.yaml:3: a must not have "defualt"; allowed are type, items, default, value, description, secret',
      ],
    ],
    [
      "another namespace declared",
      "name: rugby\nconfig:\n  aws:region: { type: string, default: x }\n",
      "",
      [
        "Pulumi.yaml:3: aws:region must not have a type: it is not the project's own",
        "Pulumi.yaml:3: aws:region must not have a default: it is not the project's own; write value",
      ],
    ],
    [
      "a setting that the provider does not have",
      "name: rugby\nconfig:\n  aws:reegion: { value: x }\n",
      "config:\n  aws:regoin: x\n  aws:colour: x\n",
      [
        "Pulumi.dev.yaml:2: aws:regoin is not a setting of the provider aws; write aws:region",
        "Pulumi.dev.yaml:3: aws:colour is not a setting of the provider aws; remove it",
        "Pulumi.yaml:3: aws:reegion is not a setting of the provider aws; write aws:region",
      ],
    ],
    [
      "another namespace without a value",
      "name: rugby\nconfig:\n  aws:region: { description: x }\n",
      "config:\n  aws:region: x\n",
      ["Pulumi.yaml:3: aws:region must have a value"],
    ],
    [
      "one setting under two keys",
      "name: rugby\nconfig:\n  a: 1\n  rugby:a: 2\n",
      "",
      ["Pulumi.yaml:4: rugby:a is declared twice"],
    ],
  ] as const) {
    it(`refuses ${title}`, async () => {
      assert.deepEqual(await problemsOf(projectText, devText), expected);
    });
  }

  it("reports the line of invalid YAML in both files", async () => {
    const [first = "", second = ""] = await problemsOf("name: rugby\nconfig: [\n", "a: 1\na: 2\n");
    assert.match(first, /^Pulumi\.yaml:3: /);
    assert.match(second, /^Pulumi\.dev\.yaml:2: Map keys must be unique/);
  });

  it("reports all problems at once", async () => {
    const problems = await problemsOf(rugby, "config:\n  rugby:leeway: x\n  rugby:regions: y\n");
    assert.equal(problems.length, 2);
  });
});
