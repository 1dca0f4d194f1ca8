/**
 * `defaultProvider`: credentials from the environment.
 *
 * @module
 */
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "mocha";
import { defaultProvider } from "../environment-credentials.ts";

const names = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"] as const;
// biome-ignore lint/style/noProcessEnv: what is being tested reads it
const environment = process.env;

describe("defaultProvider", () => {
  let before: readonly (string | undefined)[] = [];

  const put = (values: readonly (string | undefined)[]) => {
    names.forEach((name, index) => {
      delete environment[name];
      if (values[index] !== undefined) {
        environment[name] = values[index];
      }
    });
  };
  beforeEach(() => {
    before = names.map((name) => environment[name]);
  });
  afterEach(() => put(before));

  it("reads the environment variables on every call", async () => {
    const credentials = defaultProvider();
    put(["id", "secret", "token"]);
    assert.deepEqual(await credentials(), {
      accessKeyId: "id",
      secretAccessKey: "secret",
      sessionToken: "token",
    });
    put(["other", "secret", undefined]);
    assert.deepEqual(await credentials(), { accessKeyId: "other", secretAccessKey: "secret" });
  });

  for (const missing of [0, 1]) {
    it(`fails without ${names[missing]}, and reports its name and no value`, async () => {
      put(["id", "secret"].map((value, index) => (index === missing ? undefined : value)));
      await assert.rejects(defaultProvider()(), {
        message: "the environment must hold AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
      });
    });
  }
});
