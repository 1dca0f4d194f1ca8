/**
 * Parsing the options of the token command.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { UsageError } from "../../../scripts/token/token-error.ts";
import { parseOptions, type TokenOptions } from "../../../scripts/token/token-options.ts";

const defaults: TokenOptions = {
  source: { from: "local", stack: "dev" },
  scopes: [],
  subject: "developer",
  expiresInSeconds: 900,
};
const arn = "arn:aws:secretsmanager:eu-west-1:000000000000:secret:s-abcdef";

describe("parseOptions", () => {
  for (const [words, expected] of [
    ["", {}],
    ["--stack prod", { source: { from: "local", stack: "prod" } }],
    ["--from local --stack my.stack-2_x", { source: { from: "local", stack: "my.stack-2_x" } }],
    ["--scope desk --scope season:write", { scopes: ["desk", "season:write"] }],
    ["--subject ref@club.test", { subject: "ref@club.test" }],
    ["--expires-in 1", { expiresInSeconds: 1 }],
    ["--expires-in 86400", { expiresInSeconds: 86_400 }],
    [`--from aws --secret-id ${arn}`, { source: { from: "aws", secretId: arn } }],
  ] as const) {
    it(`parses ${JSON.stringify(words)}`, () => {
      assert.deepEqual(parseOptions(split(words)), { ...defaults, ...expected });
    });
  }

  it("parses --help beside any other argument", () => {
    assert.equal(parseOptions(["--scope", "", "--help"]), "help");
  });

  for (const [args, message] of [
    [["desk"], /^Unexpected argument 'desk'/],
    [["--scopes", "desk"], /^Unknown option '--scopes'$/],
    [["--scope"], /^Option '--scope <value>' argument missing$/],
    [
      ["--scope", "desk season"],
      /^--scope must be one scope of 1 to 100 characters .*"desk season"/,
    ],
    [["--scope", ""], /^--scope must be one scope/],
    [["--scope", 'a"b'], /^--scope must be one scope/],
    [["--scope", "é"], /^--scope must be one scope/],
    [["--scope", "s".repeat(101)], /^--scope must be one scope/],
    [["--subject", ""], /^--subject must be 1 to 200 characters, got ""$/],
    [["--subject", "a\nb"], /^--subject must be 1 to 200 characters, got "a\\nb"$/],
    [["--subject", "s".repeat(201)], /^--subject must be/],
    [["--expires-in", "0"], /^--expires-in must be .* from 1 to 86400, got "0"$/],
    [["--expires-in", "86401"], /^--expires-in must be .*got "86401"$/],
    [["--expires-in", "15m"], /^--expires-in must be .*got "15m"$/],
    [["--expires-in", "1.5"], /^--expires-in must be/],
    [["--expires-in=-1"], /^--expires-in must be/],
    [["--stack", "../prod"], /^--stack must be letters.*got "..\/prod"$/],
    [["--stack", ".."], /^--stack must be/],
    [["--stack", ""], /^--stack must be/],
    [["--from", "vault"], /^--from must be local or aws, got "vault"$/],
    [["--from", "aws"], /^--from aws requires --secret-id: get it with pulumi stack output/],
    [["--from", "aws", "--secret-id", ""], /^--from aws requires --secret-id/],
    [["--from", "aws", "--secret-id", arn, "--stack", "dev"], /^--stack requires --from local/],
    [["--secret-id", arn], /^--secret-id requires --from aws/],
  ] as const) {
    it(`refuses ${JSON.stringify(args).slice(0, 60)}`, () => {
      assert.throws(
        () => parseOptions(args),
        (error) => {
          assert.ok(error instanceof UsageError);
          assert.match(error.message, message);
          return true;
        },
      );
    });
  }
});

function split(words: string): readonly string[] {
  return words === "" ? [] : words.split(" ");
}
