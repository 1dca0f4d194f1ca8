import assert from "node:assert/strict";
import { describe } from "mocha";
import { type Answer, locally, stacks, useTarget } from "./target.ts";

/** As in the settings of both stacks. */
const perAddress = 2_000;
const perAddressSigningIn = 50;
const windowMs = 300_000;

/** AWS looks every 10 s, and acts within 20 s after. */
const checkMs = 10_000;
const lagMs = 20_000;

for (const stack of stacks) {
  describe(`the firewall of ${stack}`, () => {
    // It stands still but for what a test lets pass, or a slow machine would see the firewall act too soon.
    const startMs = Date.now();
    let aheadMs = 0;
    const target = useTarget(stack, () => startMs + aheadMs);

    const ask = (path: string, address: string, forwarded = address): Promise<Answer> =>
      target.ask(path, { headers: { "x-local-address": address, "x-forwarded-for": forwarded } });

    /** Lets a firewall that has been told of somebody act on it. */
    async function passTime(path: string, address: string): Promise<Answer> {
      for (const stepMs of [checkMs, lagMs]) {
        aheadMs += stepMs;
        await ask(path, address);
      }
      return ask(path, address);
    }

    function assertTurnedAway({ status, headers, text }: Answer): void {
      assert.equal(status, 429);
      assert.equal(headers["content-type"], "application/json");
      assert.match(headers["retry-after"] ?? "", /^[1-9]\d*$/);
      assert.equal(JSON.parse(text).status, 429);
      assert.doesNotMatch(text, /203\.0\.113/);
    }

    locally(
      "turns away who tries to sign in too often, there and then, and nobody else",
      async () => {
        const [eager, other] = ["203.0.113.7", "203.0.113.8"];
        for (let time = 0; time < perAddressSigningIn + 10; time += 1) {
          // Whatever it says it was sent on for: it is one address.
          const { status } = await ask("/auth/login", eager, `198.51.100.${time}`);
          assert.notEqual(status, 429);
        }
        assertTurnedAway(await passTime("/auth/login", eager));
        assertTurnedAway(await ask("/auth/elsewhere", eager));
        assert.notEqual((await ask("/auth/login", other)).status, 429);
        assert.equal((await ask("/v1/leagues", eager)).status, 200);
        aheadMs += windowMs + checkMs + lagMs;
        await ask("/auth/login", eager);
        aheadMs += lagMs;
        assert.notEqual((await ask("/auth/login", eager)).status, 429);
      },
    );

    locally(
      "turns away who asks too often for anything, even for what is in the cache",
      async () => {
        const [eager, other] = ["203.0.113.9", "2001:db8::9"];
        const path = "/v1/leagues";
        for (let sent = 0; sent < perAddress + 200; sent += 100) {
          const answers = await Promise.all(Array.from({ length: 100 }, () => ask(path, eager)));
          assert.ok(answers.every(({ status }) => status === 200));
        }
        assertTurnedAway(await passTime(path, eager));
        assertTurnedAway(await ask("/", eager));
        assert.equal((await ask(path, other)).status, 200);
      },
    );
  });
}
