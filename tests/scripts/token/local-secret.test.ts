/**
 * The signing key of a stack evaluated on this machine.
 *
 * @module
 */
import assert from "node:assert/strict";
import { SecretVersion } from "@pulumi/aws/secretsmanager/secretVersion.js";
import { describe, it } from "mocha";
import { recordComponent } from "../../../components/tests/recording.ts";
import { localSecret, signingSecret } from "../../../scripts/token/local-secret.ts";
import { TokenError } from "../../../scripts/token/token-error.ts";
import { root } from "../../stacks/recorded.ts";
import { recordSigner, termsOf } from "./signing.ts";

describe("signingSecret", () => {
  it("returns the secret of the signing key", async () => {
    const graph = await recordSigner();
    const { key } = JSON.parse(signingSecret(graph));
    assert.equal(key.kid, termsOf(graph).keys[1]?.kid);
  });

  it("returns nothing for a stack that makes no keys", async () => {
    const graph = await recordComponent((provider) => {
      new SecretVersion("v", { secretId: "s", secretString: "hush" }, { provider });
      return undefined;
    });
    assert.throws(
      () => signingSecret(graph),
      (error) => {
        assert.ok(error instanceof TokenError);
        assert.match(error.message, /^the stack test has no signing key/);
        return true;
      },
    );
  });
});

describe("localSecret", () => {
  it("lists the stacks when the given one does not exist", async () => {
    await assert.rejects(localSecret(root, "nowhere"), (error) => {
      assert.ok(error instanceof TokenError);
      assert.match(
        error.message,
        /^Pulumi\.nowhere\.yaml does not exist\n {2}use an existing stack \(dev, /,
      );
      return true;
    });
  });
});
