import assert from "node:assert/strict";
import { describe } from "mocha";
import { type Answer, locally, stacks, useTarget } from "./target.ts";

/** Defaults of the settings. */
const perAddress = 2_000;
const perAddressSigningIn = 50;
const windowMs = 300_000;

/** Rates are evaluated every 10 s and acted on within 20 s. */
const checkMs = 10_000;
const lagMs = 20_000;

for (const stack of stacks) {
  describe(`the web ACL of ${stack}`, () => {
    // The tests move the clock, so that rates do not depend on the speed of the machine.
    const startMs = Date.now();
    let aheadMs = 0;
    const target = useTarget(stack, () => startMs + aheadMs);

    const ask = (path: string, address: string, forwarded = address): Promise<Answer> =>
      target.ask(path, { headers: { "x-local-address": address, "x-forwarded-for": forwarded } });

    /** Moves the clock until the web ACL has evaluated its rates and acted on them. */
    async function passTime(path: string, address: string): Promise<Answer> {
      for (const stepMs of [checkMs, lagMs]) {
        aheadMs += stepMs;
        await ask(path, address);
      }
      return ask(path, address);
    }

    function assertBlocked({ status, headers, text }: Answer): void {
      assert.equal(status, 429);
      assert.equal(headers["content-type"], "application/json");
      assert.match(headers["retry-after"] ?? "", /^[1-9]\d*$/);
      assert.equal(JSON.parse(text).status, 429);
      assert.doesNotMatch(text, /203\.0\.113/);
    }

    locally(
      "returns 429 under /auth/ to the one address above the sign-in rate, until the window has passed",
      async () => {
        const [eager, other] = ["203.0.113.7", "203.0.113.8"];
        for (let time = 0; time < perAddressSigningIn + 10; time += 1) {
          // The forwarded address is ignored.
          const { status } = await ask("/auth/login", eager, `198.51.100.${time}`);
          assert.notEqual(status, 429);
        }
        assertBlocked(await passTime("/auth/login", eager));
        assertBlocked(await ask("/auth/elsewhere", eager));
        assert.notEqual((await ask("/auth/login", other)).status, 429);
        assert.equal((await ask("/v1/leagues", eager)).status, 200);
        aheadMs += windowMs + checkMs + lagMs;
        await ask("/auth/login", eager);
        aheadMs += lagMs;
        assert.notEqual((await ask("/auth/login", eager)).status, 429);
      },
    );

    locally("returns 429 to an address above the overall rate, cache hits included", async () => {
      const [eager, other] = ["203.0.113.9", "2001:db8::9"];
      const path = "/v1/leagues";
      for (let sent = 0; sent < perAddress + 200; sent += 100) {
        const answers = await Promise.all(Array.from({ length: 100 }, () => ask(path, eager)));
        assert.ok(answers.every(({ status }) => status === 200));
      }
      assertBlocked(await passTime(path, eager));
      assertBlocked(await ask("/", eager));
      assert.equal((await ask(path, other)).status, 200);
    });
  });
}
