/**
 * The checks of `npm run smoke`, on every stack.
 *
 * @module
 */
import assert from "node:assert/strict";
import { before, describe, it } from "mocha";
import { checks } from "../../scripts/smoke/checks.ts";
import { type OpenSession, openSession } from "../../scripts/smoke/open-session.ts";
import { runChecks } from "../../scripts/smoke/run-checks.ts";
import { recordedStack } from "../stacks/recorded.ts";
import { outputsOf, useSmokeTarget } from "./smoke-target.ts";
import { signerOf } from "./stack-controls.ts";
import { stacks } from "./target.ts";

for (const stack of stacks) {
  describe(`the facade of ${stack}`, () => {
    const { target, ports, options } = useSmokeTarget(stack);
    let session: OpenSession;
    before(async () => {
      const token = target.isLocal
        ? await (await signerOf(stack)).token({ scopes: ["season", "desk"] })
        : undefined;
      const outputs = target.isLocal ? outputsOf(await recordedStack(stack)) : undefined;
      session = await openSession(options(token), outputs, ports);
    });

    for (const check of checks) {
      it(check.promise, async function () {
        const allowed = { load: target.isLocal, write: target.isLocal };
        const [checked] = await runChecks([check], session, allowed, Date.now);
        if (checked?.verdict.kind === "skipped") {
          const { reason } = checked.verdict;
          assert.match(
            reason,
            target.isLocal ? /represents HTTPS|copies live for \d+ s today/ : /./,
          );
          this.skip();
        }
        assert.deepEqual(checked?.verdict, { kind: "kept" });
      });
    }
  });
}
