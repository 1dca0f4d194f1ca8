/**
 * From a link to a session.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { createVerifier } from "../../../functions/adapters/token-verifier.ts";
import { admit, examine } from "../../../functions/core/tokens/guard.ts";
import { config, signInWorld } from "./auth-fixture.ts";

describe("the callback", () => {
  it("gives a session whose cookie the token guard accepts and forwards as a token", async () => {
    const world = signInWorld();
    const browser = world.browser();
    const link = await browser.login();
    const { status, headers } = await browser.press(link);
    assert.deepEqual([status, headers["location"]], [303, "/"]);

    const guardConfig = {
      realm: "touchline",
      tokens: config.tokens,
      paths: [{ path: "/desk/*", scopes: ["desk"], forward: "keep" as const }],
    };
    const line = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const examined = examine(
      {
        method: "GET",
        path: "/desk/matches",
        authorization: [],
        cookies: [line],
        origins: [],
        requestedMethods: [],
      },
      guardConfig,
    );
    assert.equal(examined.kind, "verify");
    if (examined.kind === "verify") {
      const verdict = await createVerifier(config.tokens)(examined.token, world.clockMs);
      const decision = admit(verdict, examined, guardConfig);
      assert.deepEqual(decision, {
        kind: "pass",
        credentials: {
          authorization: `Bearer ${browser.cookies.get("__Host-session")}`,
          cookies: [`__Host-renewal=${browser.cookies.get("__Host-renewal")}`],
        },
      });
    }
  });
});
