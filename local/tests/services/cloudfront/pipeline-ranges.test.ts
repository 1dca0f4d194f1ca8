/**
 * Conditions and ranges, of copies and through origins that support ranges or do not.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import type { Message } from "../../../http/message.ts";
import type { EdgeResponse } from "../../../services/cloudfront/edge.ts";
import type { Behavior } from "../../../services/cloudfront/model.ts";
import { asked, changing, changingRanges, kept, ranging, seen } from "./changing-origin.ts";
import { cachePolicy, header, messageOf, passAll, requestOf, worldWith } from "./edge-fixtures.ts";

const object = messageOf(200, "0123456789", [
  "ETag",
  '"a"',
  "Last-Modified",
  "Sat, 03 Jan 2026 11:00:00 GMT",
  "Content-Type",
  "text/plain",
  "Cache-Control",
  "max-age=60",
]);

describe("conditions and ranges", () => {
  for (const [title, headers, expected] of [
    ["nothing asked", [], "200 0123456789"],
    ["the same tag", ["If-None-Match", '"a"'], "304 "],
    ["the same tag, weakly", ["If-None-Match", 'W/"a"'], "304 "],
    ["another tag", ["If-None-Match", '"b"'], "200 0123456789"],
    ["any tag", ["If-None-Match", "*"], "304 "],
    ["the same date", ["If-Modified-Since", "Sat, 03 Jan 2026 11:00:00 GMT"], "304 "],
    ["no date", ["If-Modified-Since", "yesterday"], "200 0123456789"],
    ["a tag that must match and does not", ["If-Match", '"b"'], "412"],
    ["a range", ["Range", "bytes=2-4"], "206 234"],
    ["a suffix", ["Range", "bytes=-2"], "206 89"],
    ["a range outside", ["Range", "bytes=10-"], "416"],
    ["a descending range", ["Range", "bytes=4-2"], "200 0123456789"],
    ["overlapping ranges", ["Range", "bytes=0-4,2-6"], "200 0123456789"],
    ["a range of something else", ["Range", "lines=1-2"], "200 0123456789"],
    ["a range if it still is the same", ["Range", "bytes=0-0", "If-Range", '"a"'], "206 0"],
    ["a range if it were another", ["Range", "bytes=0-0", "If-Range", '"b"'], "200 0123456789"],
  ] as const) {
    for (const state of ["a miss", "a hit"] as const) {
      it(`${title}, on ${state}: ${expected}`, async () => {
        const world = changingRanges(object);
        if (state === "a hit") {
          await world.get("/a");
        }
        const answer = await world.get("/a", headers);
        const body = answer.status >= 400 ? "" : ` ${answer.body}`;
        assert.equal(`${answer.status}${body}`, expected);
        assert.equal(world.origins.length, 1);
        const ranged = state === "a miss" && (headers as readonly string[]).includes("Range");
        assert.deepEqual(asked(world, "range"), [ranged ? "bytes=0-" : undefined]);
      });
    }
  }

  it("returns the position of a part and the length of the whole", async () => {
    const answer = await changingRanges(object).get("/a", ["Range", "bytes=2-4"]);
    assert.equal(header(answer, "content-range"), "bytes 2-4/10");
    assert.equal(header(answer, "content-length"), "3");
  });

  it("adds the headers of every response to a 416", async () => {
    const answer = await changingRanges(object).get("/a", ["Range", "bytes=10-"]);
    assert.equal(header(answer, "content-range"), "bytes */10");
    assert.equal(header(answer, "x-cache"), "Error from cloudfront");
    assert.equal(header(answer, "server"), "CloudFront");
    assert.ok(header(answer, "date") !== undefined && header(answer, "via") !== undefined);
  });
});

describe("a range of an object that is not in the cache", () => {
  const range = ["Range", "bytes=2-4"];

  it("is the whole object where the origin does not support ranges, and a range from then on", async () => {
    const world = changing(object);
    assert.equal(await seen(world, "/a", range), "200 Miss");
    assert.equal(await seen(world, "/a", range), "206 Hit");
    assert.equal(world.origins.length, 1);
  });

  it("is the whole object where the origin sends it chunked, even as a range", async () => {
    const world = changing(object);
    world.answer = (request) => {
      const message = ranging(object)(request);
      const chunked = [{ key: "Transfer-Encoding", value: "chunked" }];
      return { ...message, headers: { ...message.headers, "transfer-encoding": chunked } };
    };
    const response = await world.get("/a", range);
    assert.deepEqual([response.status, response.body.toString()], [200, "0123456789"]);
    assert.equal(header(response, "content-range"), undefined);
    assert.equal(await seen(world, "/a", range), "206 Hit");
  });

  it("is taken from the object that the origin returns without a range, where it returns less than all", async () => {
    const world = changing(object);
    const less = ["Content-Range", "bytes 0-3/10", "Cache-Control", "max-age=60"];
    world.answer = ({ headers }) =>
      headers["range"] === undefined ? object : messageOf(206, "0123", less);
    assert.equal(await seen(world, "/a", range), "200 Miss");
    assert.deepEqual(asked(world, "range"), ["bytes=0-", undefined]);
    assert.equal((await world.get("/a", range)).body.toString(), "234");
  });

  it("is the refusal of the origin where that has none, and is not stored", async () => {
    const world = changing(messageOf(416, "", ["Cache-Control", "max-age=60"]));
    assert.equal(await seen(world, "/a", range), "416 Error");
    assert.equal(await seen(world, "/a", range), "416 Error");
    assert.equal(world.origins.length, 2);
  });

  it("is shown to functions as the viewer sent it, and requested as a larger one", async () => {
    const world = worldWith(passAll, ranging(object));
    const response = await world.get("/a", range);
    assert.deepEqual([response.status, response.body.toString()], [206, "234"]);
    assert.deepEqual(
      world.events.map(({ Records: [{ cf }] }) => cf.request.headers["range"]?.[0]?.value),
      ["bytes=2-4", "bytes=2-4", "bytes=2-4", "bytes=2-4"],
    );
    assert.deepEqual(asked(world, "range"), ["bytes=0-"]);
  });

  it("is not requested for HEAD, whose response has no ranges", async () => {
    const world = changingRanges(object);
    const response = await world.edge.handle(requestOf("/a", { method: "HEAD", headers: range }));
    assert.equal(response.status, 200);
    assert.deepEqual(asked(world, "range"), [undefined]);
  });

  it("is requested as the viewer sent it where nothing is cached", async () => {
    const off = { ...cachePolicy, defaultTtlSeconds: 0, maxTtlSeconds: 0 };
    const part = messageOf(206, "234", ["Content-Range", "bytes 2-4/10"]);
    const world = changing(part, { cachePolicy: off });
    const response = await world.get("/a", range);
    assert.deepEqual([response.status, response.body.toString()], [206, "234"]);
    assert.deepEqual(asked(world, "range"), ["bytes=2-4"]);
  });

  it("is not requested of the page for an error", async () => {
    const page = { path: "/sorry", status: 200 };
    const error = { errorCode: 404, cachingMinTtlSeconds: 0, page };
    const world = changing(messageOf(404), {}, [error]);
    world.answer = ({ path }) => (path === "/sorry" ? object : messageOf(404));
    await world.get("/a", range);
    assert.deepEqual(asked(world, "range"), ["bytes=0-", undefined]);
  });

  it("of an expired copy is cut from the copy after a 304", async () => {
    const world = changing(kept(60));
    await world.get("/a");
    world.pass(61);
    world.answer = () => messageOf(304, "", ["Cache-Control", "max-age=60"]);
    const response = await world.get("/a", range);
    assert.deepEqual([response.status, response.body.toString()], [206, "llo"]);
    assert.equal(header(response, "x-cache"), "RefreshHit from cloudfront");
  });
});

/** What the parts of a 206 state and contain: the first byte, the last, the length of the object, and the bytes. */
function parts(response: EdgeResponse): readonly (readonly [number, number, number, Buffer])[] {
  const read = (value: string): readonly [number, number, number] => {
    const [first, last, length] = value.match(/\d+/g) ?? [];
    return [Number(first), Number(last), Number(length)];
  };
  const boundary = /^multipart\/byteranges; boundary=(.*)$/.exec(
    header(response, "content-type") ?? "",
  )?.[1];
  if (boundary === undefined) {
    return [[...read(header(response, "content-range") ?? ""), response.body]];
  }
  const text = response.body.toString("latin1");
  return text
    .split(`\r\n--${boundary}`)
    .slice(1, -1)
    .map((one) => {
      const end = one.indexOf("\r\n\r\n");
      const line = /Content-Range: (.*)/.exec(one.slice(0, end))?.[1] ?? "";
      return [...read(line), Buffer.from(one.slice(end + 4), "latin1")];
    });
}

const specifier = fc.oneof(
  fc.tuple(fc.nat({ max: 2_500 }), fc.nat({ max: 2_500 })).map(([a, b]) => `${a}-${a + b}`),
  fc.nat({ max: 2_500 }).map((first) => `${first}-`),
  fc.nat({ max: 2_500 }).map((length) => `-${length}`),
);

describe("every range of a copy", () => {
  const body = Array.from({ length: 700 }, (_, at) => `${at * 7919}`).join(" ");
  const json = ["Content-Type", "application/json", "Cache-Control", "max-age=60"];
  const objects: readonly Message[] = [
    messageOf(200, body, [...json, "ETag", '"a"']),
    messageOf(200, body, [...json, "ETag", 'W/"a"']),
    messageOf(200, body, [...json, "ETag", "bare", "Content-Encoding", "gzip"]),
    messageOf(200, body.slice(0, 900), [...json, "ETag", '"a"']),
  ];
  const coded: Partial<Behavior> = {
    compress: true,
    cachePolicy: { ...cachePolicy, gzip: true, brotli: true },
  };

  it("is the slice of the full response to the same request, with its coding and tag", async () => {
    let cut = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...objects),
        fc.constantFrom([], ["gzip"], ["br, gzip"], ["identity"]),
        fc.array(specifier, { minLength: 1, maxLength: 3 }),
        fc.constantFrom("a miss", "a hit"),
        async (origin, accepted, specifiers, state) => {
          const accept = accepted.flatMap((value) => ["Accept-Encoding", value]);
          const full = await changingRanges(origin, coded).get("/a", accept);
          const world = changingRanges(origin, coded);
          if (state === "a hit") {
            await world.get("/a", accept);
          }
          const range = ["Range", `bytes=${specifiers.join(",")}`];
          const response = await world.get("/a", [...accept, ...range]);
          if (response.status !== 206) {
            return;
          }
          cut += 1;
          for (const name of ["content-encoding", "etag", "vary"]) {
            assert.equal(header(response, name), header(full, name), name);
          }
          for (const [first, last, length, bytes] of parts(response)) {
            assert.equal(length, full.body.length);
            assert.deepEqual(bytes, full.body.subarray(first, last + 1));
          }
        },
      ),
      { numRuns: 400 },
    );
    assert.ok(cut > 150, `${cut} ranges`);
  });

  it("counts the bytes of the compressed copy", async () => {
    const world = changing(objects[0] ?? object, coded);
    const gzip = ["Accept-Encoding", "gzip"];
    const full = await world.get("/a", gzip);
    const response = await world.get("/a", [...gzip, "Range", "bytes=0-9"]);
    assert.equal(response.status, 206);
    assert.deepEqual(response.body, full.body.subarray(0, 10));
    assert.equal(header(response, "content-range"), `bytes 0-9/${full.body.length}`);
    assert.equal(header(response, "content-encoding"), "gzip");
    assert.equal(header(response, "etag"), 'W/"a"');
  });

  it("is all of it for If-Range with a weak tag, which a compressed copy has", async () => {
    const world = changing(objects[0] ?? object, coded);
    const headers = ["Accept-Encoding", "gzip", "Range", "bytes=0-9", "If-Range", 'W/"a"'];
    await world.get("/a", headers);
    assert.equal(await seen(world, "/a", headers), "200 Hit");
  });
});
