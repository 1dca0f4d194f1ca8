/**
 * Fields other than Cache-Control and Expires: Pragma, Vary, targeted fields, and responses that state no lifetime.
 *
 * The cases follow the suites pragma, vary-parse, cdn-cache-control, surrogate-control, heuristic-freshness and
 * conditional-lm of http-tests/cache-tests.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { at, type CachingCase, itAnswers, policy } from "./caching-cases.ts";
import { changing } from "./changing-origin.ts";
import { cachePolicy, header, messageOf } from "./edge-fixtures.ts";

const fresh = ["Cache-Control", "max-age=3600"];
const etag = ["ETag", '"a"'];

const pragma: Readonly<Record<string, CachingCase>> = {
  "Pragma: no-cache in the second request": {
    sent: fresh,
    second: ["Pragma", "no-cache"],
    is: "reused",
    deviates: "Cache-Control of requests",
  },
  "Pragma with an extension in the second request": {
    sent: fresh,
    second: ["Pragma", "foo"],
    is: "reused",
  },
  "Pragma: no-cache": { sent: [...fresh, "Pragma", "no-cache"], is: "reused" },
  "Pragma: no-cache and Last-Modified": {
    sent: ["Pragma", "no-cache", "Last-Modified", at(-10_000)],
    is: "validated",
  },
};

const vary = Object.fromEntries(
  [["*, *"], ["*", "*"], [", *"], ["", "*"], ["*, Foo"], ["Foo, *"]].map((lines) => [
    `Vary: ${lines.join(" and ")}`,
    { sent: [...fresh, ...etag, ...lines.flatMap((line) => ["Vary", line])], is: "fetched" },
  ]),
) satisfies Readonly<Record<string, CachingCase>>;

const deviates = "Targeted fields: CDN-Cache-Control, Surrogate-Control";

const targeted = Object.fromEntries(
  ["CDN-Cache-Control", "Surrogate-Control"].flatMap((field) => [
    [`${field}: max-age`, { sent: [field, "max-age=3600"], is: "fetched", deviates }],
    ...["max-age=0", "max-age=1", "no-store", "no-cache", "private"].map((value) => [
      `${field}: ${value} beside max-age`,
      { sent: [...fresh, field, value], is: "reused", deviates },
    ]),
    [
      `${field}: max-age beside no-store`,
      { sent: ["Cache-Control", "no-store", field, "max-age=3600"], is: "fetched", deviates },
    ],
  ]),
) satisfies Readonly<Record<string, CachingCase>>;

const lastModified = ["Last-Modified", at(-24 * 3600), "Date", at(0)];

const unstated = Object.fromEntries(
  [200, 201, 202, 203, 204, 403, 405, 410, 501, 599].map((status) => [
    `${status} with Last-Modified and no lifetime`,
    {
      sent: lastModified,
      status,
      later: 11,
      is: status === 200 ? "validated" : "fetched",
    },
  ]),
) satisfies Readonly<Record<string, CachingCase>>;

describe("the second request, by other fields", () => {
  itAnswers({ ...pragma, ...vary, ...targeted, ...unstated });
});

describe("a targeted field", () => {
  for (const name of ["CDN-Cache-Control", "Surrogate-Control"]) {
    it(`${name} is passed on`, async () => {
      const world = changing(messageOf(200, "hello", [...fresh, name, "foo"]), {
        cachePolicy: policy,
      });
      assert.equal(header(await world.get("/a"), name.toLowerCase()), "foo");
    });
  }
});

describe("a response without a stated lifetime", () => {
  it("is fresh for the default TTL, however old its Last-Modified", async () => {
    const world = changing(messageOf(200, "hello", lastModified), {
      cachePolicy: { ...cachePolicy, defaultTtlSeconds: 5 },
    });
    await world.get("/a");
    world.pass(4);
    await world.get("/a");
    assert.equal(world.origins.length, 1);
    world.pass(2);
    await world.get("/a");
    assert.equal(world.origins.length, 2);
  });
});

describe("If-Modified-Since", () => {
  const dated = [...fresh, "Last-Modified", at(-3_000)];
  for (const [title, sent, since, status] of [
    ["the date of a fresh copy", dated, at(-3_000), 304],
    ["a later date than that of a fresh copy", dated, at(-2_000), 304],
    ["an earlier date than that of a fresh copy", dated, at(-4_000), 200],
    ["a date where a fresh copy has none", [...fresh, "Date", at(0)], at(-3_000), 200],
  ] as const) {
    it(`with ${title}: ${status} without the origin`, async () => {
      const world = changing(messageOf(200, "hello", sent), { cachePolicy: policy });
      await world.get("/a");
      assert.equal((await world.get("/a", ["If-Modified-Since", since])).status, status);
      assert.equal(world.origins.length, 1);
    });
  }

  it("takes the date in the form of RFC 850", async () => {
    const world = changing(messageOf(200, "hello", dated), { cachePolicy: policy });
    await world.get("/a");
    const [, day = "", month = "", year = "", time = ""] = at(-3_000).split(/[ ,]+/);
    const since = `Sunday, ${day}-${month}-${year.slice(2)} ${time} GMT`;
    assert.equal((await world.get("/a", ["If-Modified-Since", since])).status, 304);
  });
});
