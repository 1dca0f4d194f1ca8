/**
 * How commands are found in the documents.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { commandsIn, wronglyMarked } from "./documented-commands.ts";

const fenced = (info: string, ...lines: string[]) =>
  ["```".concat(info), ...lines, "```"].join("\n");

describe("commandsIn", () => {
  it("reads commands with comments, continued lines and loops", () => {
    const document = fenced(
      "sh",
      "curl -i http://127.0.0.1:8080/a   # 401: no token",
      "aws s3 cp \\",
      "  one two",
      "for each in 1 2; do",
      "  echo $each",
      "done",
    );
    assert.deepEqual(commandsIn(document).blocks, [
      {
        line: 1,
        needsAccount: false,
        commands: [
          { text: "curl -i http://127.0.0.1:8080/a", comment: "401: no token" },
          { text: "aws s3 cp \\\none two", comment: "" },
          { text: "for each in 1 2; do\necho $each\ndone", comment: "" },
        ],
      },
    ]);
  });

  it("knows which need an account by their mark", () => {
    const document = `${fenced("sh account", "pulumi up")}\n${fenced("sh", "npm test")}`;
    assert.deepEqual(
      commandsIn(document).blocks.map(({ line, needsAccount }) => [line, needsAccount]),
      [
        [1, true],
        [4, false],
      ],
    );
  });

  for (const [title, document, lines] of [
    ["indented", "text\n\n    npm ci\n    TOKEN=$(npm run -s token)", [3, 4]],
    ["in a block without a mark", fenced("", "curl -i http://127.0.0.1"), [1]],
    ["in a block with another mark of shells", fenced("console", "npm ci"), [1]],
  ] as const) {
    it(`reports commands that are ${title}`, () => {
      assert.deepEqual(commandsIn(document), { blocks: [], unmarked: lines });
    });
  }

  it("reports no other block, and no text about a command", () => {
    const document = `${fenced("ts", "open(1)")}\n${fenced("", "routes", "  aws/   facts")}\n- a list\n  npm ci\n`;
    assert.deepEqual(commandsIn(document).unmarked, []);
  });
});

describe("wronglyMarked", () => {
  const lines = (document: string) => wronglyMarked(commandsIn(document).blocks);

  it("reports a block that needs an account and does not say so", () => {
    assert.deepEqual(lines(fenced("sh", "npx pulumi up")), [1]);
    assert.deepEqual(lines(fenced("sh", "aws s3 ls")), [1]);
  });

  it("reports a block that says so and needs none", () => {
    assert.deepEqual(lines(fenced("sh account", "npm test")), [1]);
  });

  it("knows the AWS CLI with the endpoint on loopback", () => {
    assert.deepEqual(lines(fenced("sh", "aws --endpoint-url http://127.0.0.1:8081 s3 ls")), []);
  });
});
