/** Buckets and objects, by the controls of a served stack. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { startMs, useMatchStack } from "./match-stack.ts";

const page = "<script>alert(1)</script>\nfirst\n";

describe("the controls of objects", () => {
  const { ask } = useMatchStack();
  const put = (key: string, body: string, contentType = "text/plain") =>
    ask(`PUT objects/shelf/${key}`, body, { "content-type": contentType });

  it("list buckets, and the objects of one", async () => {
    const buckets = [{ name: "shelf", region: "eu-west-1", versioned: true }];
    assert.deepEqual((await ask("GET objects")).json(), { buckets });
    const { objects, ...rest } = (await ask("GET objects?bucket=shelf&prefix=pages/")).json();
    assert.deepEqual(rest, { buckets, bucket: "shelf" });
    assert.equal(objects.length, 1);
    const { key, sizeBytes, contentType, lastModifiedMs, versions } = objects[0];
    assert.deepEqual(
      [key, sizeBytes, contentType, lastModifiedMs, versions],
      ["pages/index.html", page.length, "text/html", startMs, 1],
    );
  });

  it("show an object as text that cannot run", async () => {
    const { text, headers } = await ask("GET objects/shelf/pages/index.html");
    assert.equal(text, page);
    assert.deepEqual(
      ["content-type", "x-content-type-options", "content-security-policy"].map((name) =>
        headers.get(name),
      ),
      ["text/plain; charset=utf-8", "nosniff", "sandbox; default-src 'none'"],
    );
  });

  it("give what is no text as a file", async () => {
    await put("a/picture.svg", "a\0b", "image/svg+xml");
    const { headers } = await ask("GET objects/shelf/a/picture.svg");
    assert.deepEqual(
      [headers.get("content-type"), headers.get("content-disposition")],
      ["application/octet-stream", "attachment"],
    );
  });

  it("write a version that viewers get, and list, show and compare versions", async () => {
    const older = (await ask("GET objects?bucket=shelf&key=pages/index.html")).json().versions[0];
    const written = await put("pages/index.html", page.replace("first", "second"), "text/html");
    const { versionId } = written.json();
    assert.equal((await ask("GET /pages/index.html")).text, page.replace("first", "second"));
    const { versions } = (await ask("GET objects?bucket=shelf&key=pages/index.html")).json();
    assert.deepEqual(
      versions.map((each: { versionId: string; latest: boolean }) => [each.versionId, each.latest]),
      [
        [versionId, true],
        [older.versionId, false],
      ],
    );
    const old = await ask(`GET objects/shelf/pages/index.html?versionId=${older.versionId}`);
    assert.equal(old.text, page);
    const { from, to, isJson, hunks } = (
      await ask("GET objects-diff?bucket=shelf&key=pages/index.html")
    ).json();
    assert.deepEqual([from, to, isJson], [older.versionId, versionId, false]);
    assert.deepEqual(hunks[0].lines, [" <script>alert(1)</script>", "-first", "+second"]);
  });

  it("compare JSON in lines, whatever its own are", async () => {
    await put("season.json", '{"name":"2026","games":[1,2]}', "application/json");
    const { versionId } = (await put("season.json", '{"name":"2027","games":[1,2]}')).json();
    const { isJson, hunks, to } = (
      await ask("GET objects-diff?bucket=shelf&key=season.json")
    ).json();
    assert.deepEqual([isJson, to], [true, versionId]);
    assert.deepEqual(hunks[0].lines.slice(0, 3), [
      " {",
      '-  "name": "2026",',
      '+  "name": "2027",',
    ]);
  });

  it("page through keys", async () => {
    const first = (await ask("GET objects?bucket=shelf&limit=1")).json();
    assert.deepEqual([first.objects[0].key, first.next], ["a/picture.svg", "a/picture.svg"]);
    const second = (await ask(`GET objects?bucket=shelf&limit=2&after=${first.next}`)).json();
    assert.deepEqual(
      [second.objects.map(({ key }: { key: string }) => key), second.next],
      [["pages/index.html", "season.json"], undefined],
    );
  });

  for (const [title, target, status, problem] of [
    ["a bucket that is not there", "GET objects?bucket=none", 404, /^no such bucket; .* shelf$/m],
    ["a prefix without a bucket", "GET objects?prefix=a", 400, /bucket is required/],
    ["a key that is not there", "GET objects?bucket=shelf&key=none", 404, /has no key "none"/],
    ["an object that is not there", "GET objects/shelf/none", 404, /^NoSuchKey: /],
    ["a version that is not there", "GET objects/shelf/season.json?versionId=none", 400, /^\w+: /],
    [
      "a comparison with nothing",
      "GET objects-diff?bucket=shelf&key=a/picture.svg",
      404,
      /no version before/,
    ],
    [
      "a comparison of what is no text",
      "GET objects-diff?bucket=shelf&key=a/picture.svg&from=VERSION",
      415,
      /only versions that are text/,
    ],
  ] as const) {
    it(`refuse ${title}`, async () => {
      const { versions } = (await ask("GET objects?bucket=shelf&key=a/picture.svg")).json();
      const answer = await ask(target.replace("VERSION", versions[0].versionId));
      assert.equal(answer.status, status, answer.text);
      assert.match(answer.text, problem);
    });
  }

  it("refuse a comparison of versions that differ in too many lines", async () => {
    const lines = (word: string) => Array.from({ length: 1500 }, (_, at) => `${word} ${at}\n`);
    await put("long.txt", lines("one").join(""));
    await put("long.txt", lines("two").join(""));
    const answer = await ask("GET objects-diff?bucket=shelf&key=long.txt");
    assert.deepEqual(
      [answer.status, answer.text],
      [413, "the versions differ in more than 2000 lines\n"],
    );
  });
});
