/**
 * What RFC 9111 requires of a shared cache, by behavior, and where CloudFront differs.
 *
 * The cases follow the required tests of http-tests/cache-tests (https://cache-tests.fyi) that are about a shared cache. Each
 * row with a deviation has the outcome that AWS documents; docs/fidelity.md has the sentences.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Message } from "../../../http/message.ts";
import { at, type CachingCase, itAnswers, policy } from "./caching-cases.ts";
import { changing, unreachable } from "./changing-origin.ts";
import { header, messageOf, requestOf } from "./edge-fixtures.ts";

const expires = (value: string): readonly string[] => ["Expires", value, "Date", at(0)];
const etag = ["ETag", '"a"'];

const cases: Readonly<Record<string, CachingCase>> = {
  "max-age": { sent: "max-age=3600", is: "reused" },
  "no stated lifetime": { sent: [], is: "fetched" },
  "max-age in quotes": { sent: 'max-age="3600"', is: "reused" },
  "max-age in single quotes": { sent: "max-age='3600'", is: "fetched" },
  "max-age within a quoted string": { sent: 'a="max-age=100", max-age=1', is: "fetched" },
  "max-age before a quoted string": { sent: 'max-age=1, a="max-age=100"', is: "fetched" },
  "max-age=0": { sent: "max-age=0", is: "fetched" },
  "max-age with letters before": { sent: "max-age=a100", is: "fetched" },
  "max-age with letters after": { sent: "max-age=100a", is: "fetched" },
  "max-age below 0": { sent: "max-age=-100", is: "fetched" },
  "max-age beyond 2^31": { sent: "max-age=99999999999", is: "reused" },
  "max-age with leading zeros": { sent: "max-age=003600", is: "reused" },
  "max-age in mixed case": { sent: "MaX-aGe=3600", is: "reused" },
  "max-age beside an extension": { sent: "foobar, max-age=3600", is: "reused" },
  "max-age that has passed": { sent: "max-age=2", is: "fetched" },
  "max-age below Age": { sent: ["Cache-Control", "max-age=10", "Age", "15"], is: "fetched" },
  "max-age above Age": { sent: ["Cache-Control", "max-age=20", "Age", "15"], is: "reused" },
  "max-age beside a past Expires": {
    sent: ["Cache-Control", "max-age=3600", ...expires(at(-10_000))],
    is: "reused",
  },
  "max-age beside an invalid Expires": {
    sent: ["Cache-Control", "max-age=3600", ...expires("0")],
    is: "reused",
  },
  "max-age=0 beside a future Expires": {
    sent: ["Cache-Control", "max-age=0", ...expires(at(10_000))],
    is: "fetched",
  },
  "s-maxage": { sent: "s-maxage=3600", is: "reused" },
  "s-maxage below max-age": { sent: "max-age=3600, s-maxage=1", is: "fetched" },
  "s-maxage below max-age, first": { sent: "s-maxage=1, max-age=3600", is: "fetched" },
  "s-maxage below max-age, on another line": {
    sent: ["Cache-Control", "max-age=3600", "Cache-Control", "s-maxage=1"],
    is: "fetched",
  },
  "s-maxage above max-age": { sent: "max-age=1, s-maxage=3600", is: "reused" },
  "a future Expires": { sent: expires(at(3_600)), is: "reused" },
  "a past Expires": { sent: expires(at(-3_600)), is: "fetched" },
  "Expires of now": { sent: expires(at(0)), later: 0, is: "fetched" },
  "Expires before a Date ahead": {
    sent: ["Expires", at(300), "Date", at(400)],
    is: "fetched",
  },
  "Expires beside an invalid Date": { sent: ["Expires", at(10), "Date", "foo"], is: "reused" },
  "Expires minus a slow Date, below Age": {
    sent: ["Expires", at(10), "Date", at(-10), "Age", "25"],
    is: "fetched",
  },
  "Expires minus a fast Date, below Age": {
    sent: ["Expires", at(20), "Date", at(10), "Age", "15"],
    is: "fetched",
  },
  "an invalid Expires: 0": { sent: expires("0"), is: "fetched" },
  "an invalid Expires: another zone": {
    sent: expires("Thu, 18 Aug 2050 02:01:18 UTC"),
    is: "fetched",
  },
  "an invalid Expires: two digits of a year": {
    sent: expires("Thu, 18 Aug 50 02:01:18 GMT"),
    is: "fetched",
  },
  "an invalid Expires: no comma": {
    sent: expires("Thu 18 Aug 2050 02:01:18 GMT"),
    is: "fetched",
  },
  "an invalid Expires: several spaces": {
    sent: expires("Thu, 18  Aug  2050 02:01:18 GMT"),
    is: "fetched",
  },
  "an invalid Expires: dashes": { sent: expires("Thu, 18-Aug-2050 02:01:18 GMT"), is: "fetched" },
  "an invalid Expires: periods": {
    sent: expires("Thu, 18 Aug 2050 02.01.18 GMT"),
    is: "fetched",
  },
  "an invalid Expires: one digit of an hour": {
    sent: expires("Thu, 18 Aug 2050 2:01:18 GMT"),
    is: "fetched",
  },
  "Expires with the two-digit year of RFC 850": {
    sent: expires("Thursday, 18-Aug-50 02:01:18 GMT"),
    is: "reused",
  },
  private: { sent: "private, max-age=3600", is: "fetched" },
  "no-store": { sent: "no-store, max-age=3600", is: "fetched" },
  "no-store in mixed case": { sent: "No-StOrE, max-age=3600", is: "fetched" },
  "no-cache": { sent: "no-cache, max-age=3600", is: "fetched" },
  "no-cache with a validator": {
    sent: ["Cache-Control", "no-cache, max-age=3600", ...etag],
    is: "validated",
  },
  "must-revalidate within the lifetime": { sent: "max-age=10, must-revalidate", is: "reused" },
  "must-revalidate after it": {
    sent: ["Cache-Control", "max-age=2, must-revalidate", ...etag],
    is: "validated",
  },
  "an expired response with Last-Modified": {
    sent: ["Cache-Control", "max-age=2", "Last-Modified", at(-100)],
    is: "validated",
  },
  "Vary: *": { sent: ["Cache-Control", "max-age=3600", "Vary", "*", ...etag], is: "fetched" },
  "Vary on a header that differs": {
    sent: ["Cache-Control", "max-age=3600", "Vary", "Foo"],
    first: ["Foo", "1"],
    second: ["Foo", "2"],
    is: "reused",
    deviates: "Vary and the cache key",
  },
  "a request with Authorization": {
    sent: "max-age=3600",
    first: ["Authorization", "FOO"],
    second: ["Authorization", "BAR"],
    is: "reused",
    deviates: "Responses to requests with Authorization",
  },
  "an expired 404": {
    sent: "max-age=1",
    status: 404,
    is: "reused",
    deviates: "Errors after their lifetime",
  },
  "an expired 500": {
    sent: "max-age=1",
    status: 500,
    is: "reused",
    deviates: "Errors after their lifetime",
  },
  "a 500 with no-store": {
    sent: "no-store",
    status: 500,
    is: "reused",
    deviates: "Errors that are not to be stored",
  },
  "an expired redirect": { sent: "max-age=1", status: 301, is: "fetched" },
  "an expired 599": { sent: "max-age=1", status: 599, is: "fetched" },
};

describe("the second request", () => itAnswers(cases));

describe("a request while the origin cannot be reached", () => {
  for (const directive of ["must-revalidate", "proxy-revalidate", "s-maxage=2", "no-cache"]) {
    it(`is served the expired copy in spite of ${directive}, unlike RFC 9111`, async () => {
      const sent = ["Cache-Control", `max-age=2, ${directive}`];
      const world = changing(messageOf(200, "hello", sent), { cachePolicy: policy });
      await world.get("/a");
      world.pass(3);
      world.answer = unreachable;
      assert.equal((await world.get("/a")).status, 200);
    });
  }
});

describe("the headers of a reused response", () => {
  it("are those that were stored, with the same Date and a growing Age", async () => {
    const sent = ["Cache-Control", "max-age=600", "Age", "30", "Date", at(-60), "X-A", "1"];
    const world = changing(messageOf(200, "hello", sent));
    await world.get("/a");
    world.pass(3);
    const hit = await world.get("/a");
    assert.deepEqual(
      ["x-a", "date", "age", "cache-control"].map((name) => header(hit, name)),
      ["1", at(-60), "33", "max-age=600"],
    );
  });

  it("leave out those that no-cache and Connection name", async () => {
    const sent = ["Cache-Control", 'max-age=600, no-cache="a, b"', "A", "1", "B", "2", "C", "3"];
    const world = changing(messageOf(200, "hello", [...sent, "Connection", "d", "D", "4"]));
    await world.get("/a");
    const hit = await world.get("/a");
    assert.deepEqual(
      ["a", "b", "c", "d"].map((name) => header(hit, name)),
      [undefined, undefined, "3", undefined],
    );
  });

  const renewed = ["Cache-Control", "max-age=60", "X-A", "2", "Content-Foo", "2", "Expires", at(9)];

  /** A 304 to a conditional request. */
  function notModified(more: readonly string[] = []): Message {
    return messageOf(304, "", [...renewed, ...more]);
  }

  it("are updated by a 304, except those about the body", async () => {
    const sent = ["X-A", "1", "Content-Foo", "1", "X-Kept", "1", "Content-Type", "text/plain"];
    const world = changing(
      messageOf(200, "hello", ["Cache-Control", "max-age=2", ...etag, ...sent]),
    );
    await world.get("/a");
    world.pass(3);
    world.answer = () => notModified(["Content-Type", "text/html"]);
    for (const response of [await world.get("/a"), await world.get("/a")]) {
      assert.deepEqual(
        ["x-a", "content-foo", "x-kept", "content-type", "content-length", "cache-control"].map(
          (name) => header(response, name),
        ),
        ["2", "2", "1", "text/plain", "5", "max-age=60"],
      );
    }
    assert.equal(world.origins.length, 2);
  });

  it("count no Age after a 304, as measured", async () => {
    const sent = ["Cache-Control", "max-age=60", "Age", "50", ...etag];
    const world = changing(messageOf(200, "hello", sent));
    await world.get("/a");
    world.pass(11);
    world.answer = () => notModified(["Age", "50"]);
    await world.get("/a");
    world.pass(59);
    assert.equal(header(await world.get("/a"), "age"), "59");
    assert.equal(world.origins.length, 2);
  });

  it("contain the ETag in a 304 to the viewer", async () => {
    const world = changing(messageOf(200, "hello", ["Cache-Control", "max-age=60", ...etag]));
    await world.get("/a");
    const response = await world.get("/a", ["If-None-Match", '"a"']);
    assert.deepEqual([response.status, header(response, "etag")], [304, '"a"']);
  });
});

describe("a request that changes the object", () => {
  for (const method of ["POST", "PUT", "DELETE", "PATCH"]) {
    it(`${method} leaves the stored response in place, unlike RFC 9111`, async () => {
      const world = changing(messageOf(200, "hello", ["Cache-Control", "max-age=60"]));
      await world.get("/a");
      await world.edge.handle(requestOf("/a", { method }));
      await world.get("/a");
      assert.equal(world.origins.length, 2);
    });
  }
});
