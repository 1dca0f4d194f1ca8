/**
 * The token command: arguments, output and exit status.
 *
 * @module
 */
import assert from "node:assert/strict";
import { decodeJwt } from "jose";
import { before, describe, it } from "mocha";
import { signingSecret } from "../../../scripts/token/local-secret.ts";
import { runToken, type TokenPorts } from "../../../scripts/token/token-command.ts";
import { TokenError } from "../../../scripts/token/token-error.ts";
import { usage } from "../../../scripts/token/token-options.ts";
import { recordSigner } from "./signing.ts";

describe("runToken", () => {
  let secret: string;
  before(async () => {
    secret = signingSecret(await recordSigner());
  });

  /** Runs the command with fake ports. */
  async function run(words: string, changes: Partial<TokenPorts> = {}) {
    const printed = { out: "", err: "", asked: [] as string[] };
    const status = await runToken(words === "" ? [] : words.split(" "), {
      out: (text) => {
        printed.out += text;
      },
      err: (text) => {
        printed.err += text;
      },
      localSecret: async (stack) => {
        printed.asked.push(`local ${stack}`);
        return secret;
      },
      awsSecret: async (id) => {
        printed.asked.push(`aws ${id}`);
        return secret;
      },
      nowMs: () => 1_800_000_000_000,
      newId: () => "id-1",
      ...changes,
    });
    return { status, ...printed };
  }

  it("prints a token on one line", async () => {
    const { status, out, err, asked } = await run("--scope desk --subject ref --expires-in 60");
    assert.deepEqual([status, err, asked], [0, "", ["local dev"]]);
    assert.match(out, /^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    const { sub, scope, exp, jti } = decodeJwt(out.trim());
    assert.deepEqual([sub, scope, exp, jti], ["ref", "desk", 1_800_000_060, "id-1"]);
  });

  it("uses the key of the named stack", async () => {
    assert.deepEqual((await run("--stack prod")).asked, ["local prod"]);
  });

  it("uses the key of an AWS account", async () => {
    const { status, asked } = await run("--from aws --secret-id some-secret");
    assert.deepEqual([status, asked], [0, ["aws some-secret"]]);
  });

  it("prints its usage for --help", async () => {
    assert.deepEqual(await run("--help"), { status: 0, out: usage, err: "", asked: [] });
  });

  it("reports an invalid argument, and prints no token", async () => {
    const { status, out, err, asked } = await run("--from vault");
    assert.deepEqual([status, out, asked], [2, "", []]);
    assert.equal(err, `token: --from must be local or aws, got "vault"\n\n${usage}`);
  });

  it("reports why it prints no token", async () => {
    const localSecret = async () => Promise.reject(new TokenError("no key here"));
    const { status, out, err } = await run("", { localSecret });
    assert.deepEqual([status, out, err], [1, "", "token: no key here\n"]);
  });

  it("reports an invalid secret without echoing it", async () => {
    const { status, out, err } = await run("", { localSecret: async () => "hush hush" });
    assert.deepEqual([status, out], [1, ""]);
    assert.match(err, /^token: the secret is not a signing key/);
    assert.ok(!err.includes("hush"));
  });

  it("throws a programming error unchanged", async () => {
    const localSecret = async () => Promise.reject(new TypeError("defect"));
    await assert.rejects(run("", { localSecret }), { name: "TypeError", message: "defect" });
  });
});
