/**
 * @module
 */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "mocha";
import { elements, type Fixture, verdict, withS3 } from "../fixture.ts";

const md5 = (text: string) => createHash("md5").update(text).digest("base64");
const etagOf = (text: string) => `"${createHash("md5").update(text).digest("hex")}"`;

describe("DeleteObject", () => {
  it("removes an object for good where no versions are kept", () =>
    withS3(async ({ ask }) => {
      await ask("PUT", "/plain/a");
      const response = await ask("DELETE", "/plain/a");
      assert.equal(response.status, 204);
      assert.equal(response.headers["content-length"], undefined);
      assert.equal(response.headers["x-amz-delete-marker"], undefined);
      assert.equal(response.headers["x-amz-version-id"], undefined);
      assert.equal(verdict(await ask("GET", "/plain/a")), "404 NoSuchKey");
    }));

  it("returns 204 for a missing object", () =>
    withS3(async ({ ask }) => {
      assert.equal((await ask("DELETE", "/plain/nothing")).status, 204);
    }));

  it("puts a delete marker on top where versions are kept; deleting that brings the object back", () =>
    withS3(async ({ ask }) => {
      await ask("PUT", "/versioned/a", { body: "here" });
      const { headers } = await ask("DELETE", "/versioned/a");
      assert.equal(headers["x-amz-delete-marker"], "true");
      assert.equal(verdict(await ask("GET", "/versioned/a")), "404 NoSuchKey");
      const querystring = `versionId=${headers["x-amz-version-id"]}`;
      const undone = await ask("DELETE", "/versioned/a", { querystring });
      assert.equal(undone.status, 204);
      assert.equal(undone.headers["x-amz-delete-marker"], "true");
      assert.equal((await ask("GET", "/versioned/a")).body.toString(), "here");
    }));

  it("deletes one version and leaves the others", () =>
    withS3(async ({ ask }) => {
      await ask("PUT", "/versioned/a", { body: "one" });
      const { headers } = await ask("PUT", "/versioned/a", { body: "two" });
      const querystring = `versionId=${headers["x-amz-version-id"]}`;
      const response = await ask("DELETE", "/versioned/a", { querystring });
      assert.equal(response.headers["x-amz-delete-marker"], undefined);
      assert.equal(response.headers["x-amz-version-id"], headers["x-amz-version-id"]);
      assert.equal((await ask("GET", "/versioned/a")).body.toString(), "one");
    }));

  for (const [ifMatch, expected] of [
    [etagOf("one"), "204"],
    ["*", "204"],
    [etagOf("other"), "412 PreconditionFailed"],
  ] as const) {
    it(`returns ${expected} for If-Match: ${ifMatch}`, () =>
      withS3(async ({ ask }) => {
        await ask("PUT", "/plain/a", { body: "one" });
        const response = await ask("DELETE", "/plain/a", { headers: { "if-match": ifMatch } });
        assert.equal(verdict(response), expected);
        const left = (await ask("GET", "/plain/a")).status;
        assert.equal(left, expected === "204" ? 404 : 200);
      }));
  }

  it("returns 404 for If-Match on nothing", () =>
    withS3(async ({ ask }) => {
      const response = await ask("DELETE", "/plain/a", { headers: { "if-match": "*" } });
      assert.equal(verdict(response), "404 NoSuchKey");
    }));

  for (const [missing, querystring, headers] of [
    ["s3:DeleteObject", "", {}],
    ["s3:DeleteObjectVersion", "versionId=null", {}],
    ["s3:GetObject", "", { "if-match": etagOf("") }],
  ] as const) {
    it(`needs ${missing}`, () =>
      withS3(
        async ({ ask }) => {
          await ask("PUT", "/plain/a");
          const response = await ask("DELETE", "/plain/a", { querystring, headers });
          assert.equal(verdict(response), "403 AccessDenied");
        },
        { authorize: (_principal, action) => action !== missing },
      ));
  }
});

describe("DeleteObjects", () => {
  const post = ({ ask }: Fixture, document: string, bucket = "versioned") =>
    ask("POST", `/${bucket}`, {
      querystring: "delete",
      body: document,
      headers: { "content-md5": md5(document) },
    });

  it("deletes each key separately and reports each", () =>
    withS3(async (fixture) => {
      await fixture.ask("PUT", "/versioned/a", { body: "one" });
      await fixture.ask("PUT", "/versioned/b", { body: "one" });
      const response = await post(
        fixture,
        `<Delete xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Object><Key>a</Key></Object><Object><Key>b</Key><ETag>${etagOf("other").replaceAll('"', "&quot;")}</ETag></Object><Object><Key>&lt;c&gt;</Key><VersionId>none</VersionId></Object></Delete>`,
      );
      assert.equal(verdict(response), "200 PreconditionFailed");
      assert.deepEqual(elements(response, "Key"), ["a", "b", "&lt;c&gt;"]);
      assert.deepEqual(elements(response, "DeleteMarker"), ["true"]);
      assert.equal(elements(response, "DeleteMarkerVersionId").length, 1);
      assert.deepEqual(elements(response, "VersionId"), ["none"]);
      assert.equal((await fixture.ask("GET", "/versioned/a")).status, 404);
      assert.equal((await fixture.ask("GET", "/versioned/b")).status, 200);
    }));

  it("omits successes in quiet mode", () =>
    withS3(async (fixture) => {
      const document = "<Delete><Quiet>true</Quiet><Object><Key>a</Key></Object></Delete>";
      const response = await post(fixture, document);
      assert.deepEqual(elements(response, "Key"), []);
    }));

  it("reports a key the caller may not delete", () =>
    withS3(
      async (fixture) => {
        const document =
          "<Delete><Object><Key>a</Key></Object><Object><Key>b</Key></Object></Delete>";
        const response = await post(fixture, document);
        assert.deepEqual(elements(response, "Code"), ["AccessDenied"]);
        assert.deepEqual(elements(response, "Key"), ["a", "b"]);
      },
      { authorize: (_principal, _action, resource) => resource !== "arn:aws:s3:::versioned/b" },
    ));

  const one = "<Object><Key>a</Key></Object>";
  for (const [title, document, expected] of [
    ["nothing", "", "400 MalformedXML"],
    ["another document", "<Other/>", "400 MalformedXML"],
    ["no keys", "<Delete></Delete>", "400 MalformedXML"],
    ["an object without a key", "<Delete><Object/></Delete>", "400 MalformedXML"],
    ["1,000 keys", `<Delete>${one.repeat(1000)}</Delete>`, "200"],
    ["1,001 keys", `<Delete>${one.repeat(1001)}</Delete>`, "400 MalformedXML"],
    [
      "entities of one's own",
      '<!DOCTYPE d [<!ENTITY a "b">]><Delete><Object><Key>&a;</Key></Object></Delete>',
      "400 MalformedXML",
    ],
    [
      "a key that is too long",
      `<Delete><Object><Key>${"a".repeat(1025)}</Key></Object></Delete>`,
      "400 KeyTooLongError",
    ],
    [
      "a document beyond 2 MB",
      `<Delete>${" ".repeat(2 * 1024 * 1024)}${one}</Delete>`,
      "400 MalformedXML",
    ],
  ] as const) {
    it(`returns ${expected} for ${title}`, () =>
      withS3(async (fixture) => {
        assert.equal(verdict(await post(fixture, document, "plain")), expected);
      }));
  }

  it("requires a digest of the document", () =>
    withS3(async ({ ask }) => {
      const body = `<Delete>${one}</Delete>`;
      const response = await ask("POST", "/versioned", { querystring: "delete", body });
      assert.equal(verdict(response), "400 InvalidRequest");
    }));
});
