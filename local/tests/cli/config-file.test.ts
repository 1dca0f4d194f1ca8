/**
 * `touchline.config.json` is understood whole, or refused with what is allowed.
 *
 * @module
 */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { configuredWords, type SettingName } from "../../cli/config-file.ts";
import { parseServeOptions } from "../../cli/serve-options.ts";

describe("configuredWords", () => {
  let root: string;
  before(async () => {
    root = await mkdtemp(join(tmpdir(), "config-"));
  });
  after(() => rm(root, { recursive: true }));

  async function words(content: unknown, taken: readonly SettingName[]) {
    const text = typeof content === "string" ? content : JSON.stringify(content);
    await writeFile(join(root, "touchline.config.json"), text);
    return configuredWords(root, taken);
  }

  it("has none where there is no file", async () => {
    assert.deepEqual(await configuredWords(join(root, "elsewhere"), ["stack"]), []);
  });

  it("has every kind of option", async () => {
    const content = {
      stack: "-dev",
      port: 9000,
      origin: { "api.example.com": "http://127.0.0.1:3000", b: "http://127.0.0.1:1/?a=b" },
      watch: true,
      quiet: false,
      accept: ["aws:sqs/queue:Queue", "aws:s3/bucket:Bucket tags"],
    };
    assert.deepEqual(
      await words(content, ["stack", "port", "origin", "watch", "quiet", "accept"]),
      [
        "--stack=-dev",
        "--port=9000",
        "--origin=api.example.com=http://127.0.0.1:3000",
        "--origin=b=http://127.0.0.1:1/?a=b",
        "--watch",
        "--accept=aws:sqs/queue:Queue",
        "--accept=aws:s3/bucket:Bucket tags",
      ],
    );
  });

  it("leaves out options of other commands", async () => {
    assert.deepEqual(await words({ port: 9000, stack: "prod" }, ["stack"]), ["--stack=prod"]);
  });

  it("is overridden by the command line", async () => {
    const configured = await words(
      { port: 9000, watch: true, strict: true, origin: { a: "http://127.0.0.1:1" } },
      ["port", "watch", "strict", "origin"],
    );
    const given = ["--port", "9500", "--no-watch", "--origin", "a=http://127.0.0.1:2"];
    const { port, watch, strict, origins } = parseServeOptions([...configured, ...given]);
    assert.deepEqual(
      { port, watch, strict, origins },
      { port: 9500, watch: false, strict: true, origins: { a: "http://127.0.0.1:2" } },
    );
  });

  for (const [title, content, message] of [
    ["text that is no JSON", "{", /^touchline\.config\.json: must be JSON: /],
    ["a list", [], /^touchline\.config\.json: must be a JSON object, got \[\]$/],
    [
      "an unknown member",
      { prot: 1 },
      /: "prot" is not an option; did you mean port\?\n {2}options: /,
    ],
    ["an inherited name", { constructor: 1 }, /: "constructor" is not an option/],
    ["a flag that is a text", { watch: "yes" }, /: watch must be true or false, got "yes"$/],
    ["a text that is a list", { stack: ["a"] }, /: stack must be a text or a number, got \["a"\]$/],
    ["pairs that are a list", { origin: ["a=b"] }, /: origin must be an object of texts, got /],
    ["pairs with an object", { config: { a: {} } }, /: config must be an object of texts, got /],
    ["a list that is a text", { accept: "a" }, /: accept must be a list of texts, got "a"$/],
  ] as const) {
    it(`refuses ${title}, also where the command does not take it`, async () => {
      await assert.rejects(words(content, []), { fault: "usage", message });
    });
  }
});
