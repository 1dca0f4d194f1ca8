/**
 * Stale copies while an origin fails: which are served, for how long, and what they are called.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { type Message, OriginError } from "../../../http/message.ts";
import { changing, kept, seen, unreachable } from "./changing-origin.ts";
import { cachePolicy, header, messageOf, requestOf, startMs, type World } from "./edge-fixtures.ts";

const max100 = { cachePolicy: { ...cachePolicy, defaultTtlSeconds: 50, maxTtlSeconds: 100 } };
const broken = (): Message => messageOf(500);

describe("a stale copy in place of an error", () => {
  for (const directive of ["", ", stale-if-error=1000"]) {
    for (const [failure, answer, status] of [
      ["a 500 response", broken, 500],
      ["no response", unreachable, 504],
    ] as const) {
      it(`max-age=10${directive}: is served until the maximum TTL has passed, on ${failure}`, async () => {
        const world = changing(kept(10, directive), max100);
        await world.get("/a");
        world.answer = answer;
        world.pass(99);
        assert.equal(await seen(world), "200 RefreshHit");
        world.pass(1);
        assert.equal(await seen(world), `${status} Error`);
      });
    }
  }

  it("stale-while-revalidate: is served until the maximum TTL has passed", async () => {
    const world = changing(kept(10, ", stale-while-revalidate=1000"), max100);
    await world.get("/a");
    world.answer = broken;
    world.pass(99);
    assert.equal(await seen(world), "200 Hit");
    await world.edge.idle();
    world.pass(1);
    assert.equal(await seen(world), "500 Error");
  });

  it("is a RefreshHit where the origin was asked, and a Hit for the error caching minimum after it", async () => {
    const world = changing(kept(10), max100);
    await world.get("/a");
    world.answer = broken;
    world.pass(20);
    assert.deepEqual([await seen(world), await seen(world)], ["200 RefreshHit", "200 Hit"]);
    assert.equal(world.origins.length, 2);
  });

  it("is not served where it became too old while the origin did not respond", async () => {
    const world = changing(kept(10), max100);
    await world.get("/a");
    world.answer = () => {
      world.pass(30);
      return unreachable();
    };
    world.pass(80);
    assert.equal(await seen(world), "504 Error");
  });

  it("has its age also for the requests that waited", async () => {
    const world = changing(kept(10), max100);
    await world.get("/a");
    world.answer = broken;
    world.pass(20);
    const both = await Promise.all([world.get("/a"), world.get("/a")]);
    assert.deepEqual(
      both.map((response) => [header(response, "x-cache"), header(response, "age")]),
      [
        ["RefreshHit from cloudfront", "20"],
        ["Hit from cloudfront", "20"],
      ],
    );
  });
});

/** What an origin does from a moment on. */
type Mode = "answers" | "not-modified" | "fails" | "unreachable" | "slow";

const seconds = fc.nat({ max: 40 });

const directives = fc
  .record({
    "max-age": fc.option(seconds),
    "s-maxage": fc.option(seconds),
    "stale-if-error": fc.option(fc.nat({ max: 400 })),
    "stale-while-revalidate": fc.option(fc.nat({ max: 400 })),
    "no-cache": fc.constantFrom(null, null, ""),
    "no-store": fc.constantFrom(null, null, ""),
    private: fc.constantFrom(null, null, ""),
    "must-revalidate": fc.constantFrom(null, ""),
  })
  .map((values) =>
    Object.entries(values)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => (value === "" ? name : `${name}=${value}`))
      .join(", "),
  );

const steps = fc.array(
  fc.record({
    mode: fc.constantFrom<Mode>("answers", "not-modified", "fails", "unreachable", "slow"),
    later: fc.nat({ max: 90 }),
    method: fc.constantFrom("GET", "GET", "HEAD"),
  }),
  { minLength: 2, maxLength: 8 },
);

/** The response of an origin, which states when it was made. */
function respond(world: World, mode: Mode, cacheControl: string): Message {
  const at = ["X-At", String(world.deps.nowMs()), "ETag", '"a"'];
  const rules = cacheControl === "" ? [] : ["Cache-Control", cacheControl];
  switch (mode) {
    case "answers":
      return messageOf(200, "hello", [...at, ...rules]);
    case "not-modified": {
      const asked = world.origins.at(-1)?.request.headers["if-none-match"] !== undefined;
      return messageOf(asked ? 304 : 200, asked ? "" : "hello", [...at, ...rules]);
    }
    case "fails":
      return messageOf(503, "", rules);
    case "slow":
      world.pass(30);
      throw new OriginError("timeout", "no response");
    case "unreachable":
      throw new OriginError("connect", "refused");
  }
}

describe("a copy", () => {
  it("is never served when the maximum TTL has passed since it was stored or validated", async () => {
    let stale = 0;
    await fc.assert(
      fc.asyncProperty(
        directives,
        fc.tuple(seconds, seconds, seconds),
        steps,
        async (cacheControl, ttls, run) => {
          const [minTtlSeconds = 0, defaultTtlSeconds = 0, maximum = 0] = ttls.sort(
            (one, other) => one - other,
          );
          const maxTtlSeconds = maximum + 1;
          const policy = { ...cachePolicy, minTtlSeconds, defaultTtlSeconds, maxTtlSeconds };
          const world = changing(messageOf(200), { cachePolicy: policy });
          for (const { mode, later, method } of run) {
            world.answer = () => respond(world, mode, cacheControl);
            world.pass(later);
            const response = await world.edge.handle(requestOf("/a", { method }));
            const now = world.deps.nowMs();
            await world.edge.idle();
            const at = Number(header(response, "x-at") ?? now);
            assert.ok(at >= startMs);
            assert.ok(now - at < maxTtlSeconds * 1000, `${(now - at) / 1000} s old`);
            stale += Number(now > at && mode !== "answers");
          }
        },
      ),
      { numRuns: 500 },
    );
    assert.ok(stale > 50, `${stale} copies`);
  });
});
