/**
 * @module
 */
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, it } from "mocha";
import type { Principal } from "../../../services/iam/principal.ts";
import { createS3 } from "../../../services/s3/s3.ts";
import { elements, makeRequest, plain, verdict, versioned, withS3 } from "./fixture.ts";

describe("createS3", () => {
  for (const name of ["ab", "A-bucket", "a..b", "../up", "-a-", "a/b", "", "a".repeat(64)]) {
    it(`refuses a bucket named ${JSON.stringify(name.slice(0, 20))}`, () => {
      const options = {
        root: "/nowhere",
        nowMs: () => 0,
        principal: () => undefined,
        authorize: () => false,
        log: () => {},
      };
      assert.throws(() => createS3({ ...options, buckets: [{ ...plain, name }] }), {
        name: "TypeError",
        message: `bucket name must be 3 to 63 lower-case letters, digits, hyphens and single dots, got ${JSON.stringify(name)}`,
      });
    });
  }
});

describe("S3", () => {
  it("returns NoSuchBucket for an undeclared bucket", () =>
    withS3(async ({ ask }) => {
      const response = await ask("GET", "/nowhere/a", { principal: { kind: "anonymous" } });
      assert.equal(verdict(response), "404 NoSuchBucket");
      assert.deepEqual(elements(response, "BucketName"), ["nowhere"]);
    }));

  it("finds the same object by path and by host", () =>
    withS3(async ({ ask }) => {
      await ask("PUT", "/plain/a%2Fb", { body: "here" });
      for (const host of [
        "plain.localhost:9000",
        "plain.s3.eu-west-1.amazonaws.com",
        "plain.s3.amazonaws.com",
      ]) {
        assert.equal((await ask("GET", "/a/b", { host })).body.toString(), "here");
      }
    }));

  it("lists buckets by name", () =>
    withS3(async ({ ask }) => {
      const response = await ask("GET", "/");
      assert.deepEqual(elements(response, "Name"), ["plain", "versioned"]);
      assert.deepEqual(elements(response, "BucketRegion"), ["eu-west-1", "eu-west-1"]);
      assert.equal(elements(response, "CreationDate").length, 2);
    }));

  it("returns the Region of a bucket, and nothing for us-east-1", () =>
    withS3(
      async ({ ask }) => {
        const location = async (bucket: string) =>
          (await ask("GET", `/${bucket}`, { querystring: "location" })).body.toString();
        assert.match(await location("plain"), /<LocationConstraint [^>]*>eu-west-1<\/Loc/);
        assert.match(await location("virginia"), /<LocationConstraint [^>]*><\/Loc/);
        const head = await ask("HEAD", "/plain");
        assert.deepEqual([head.status, head.headers["x-amz-bucket-region"]], [200, "eu-west-1"]);
      },
      { buckets: [plain, { name: "virginia", region: "us-east-1", versioned: false }] },
    ));

  it("returns the versioning status of a bucket", () =>
    withS3(async ({ ask }) => {
      const status = async (bucket: string) =>
        elements(await ask("GET", `/${bucket}`, { querystring: "versioning" }), "Status");
      assert.deepEqual(await status("plain"), []);
      assert.deepEqual(await status("versioned"), ["Enabled"]);
    }));

  it("names operations that are not simulated", () =>
    withS3(async ({ ask }) => {
      const response = await ask("PUT", "/plain", { querystring: "policy" });
      assert.equal(verdict(response), "501 NotImplemented");
      assert.deepEqual(elements(response, "Message"), ["PutBucketPolicy is not simulated here."]);
    }));

  it("serves the current buckets, with their earlier content", () =>
    withS3(async ({ ask, s3 }) => {
      await ask("PUT", "/plain/a", { body: "kept" });
      s3.setBuckets([versioned]);
      assert.equal(verdict(await ask("GET", "/plain/a")), "404 NoSuchBucket");
      s3.setBuckets([plain]);
      assert.equal((await ask("GET", "/plain/a")).body.toString(), "kept");
    }));

  it("keeps an object from before versioning as the null version", () =>
    withS3(async ({ ask, s3 }) => {
      await ask("PUT", "/plain/a", { body: "one" });
      s3.setBuckets([{ ...plain, versioned: true }]);
      await ask("PUT", "/plain/a", { body: "two" });
      const old = await ask("GET", "/plain/a", { querystring: "versionId=null" });
      assert.equal(old.body.toString(), "one");
    }));

  it("passes what policies may ask of a request", async () => {
    const asked: unknown[] = [];
    await withS3(
      async ({ ask }) => {
        await ask("GET", "/plain", { querystring: "versions&prefix=a/&max-keys=3&delimiter=/" });
        await ask("PUT", "/plain/a", { body: "", headers: { "if-match": '"1"' } });
        await ask("GET", "/plain/a", { querystring: "versionId=null" });
      },
      {
        authorize: (...[, , , context]) => {
          asked.push(context);
          return false;
        },
      },
    );
    assert.deepEqual(asked, [
      { "s3:delimiter": "/", "s3:max-keys": "3", "s3:prefix": "a/" },
      { "s3:if-match": '"1"' },
      { "s3:versionid": "null" },
    ]);
  });

  for (const [principal, name, action, resource] of [
    [
      { kind: "role", arn: "arn:aws:iam::000000000000:role/r" },
      "arn:aws:iam::000000000000:role/r",
      "s3:GetObject",
      "arn:aws:s3:::plain/a",
    ],
    [{ kind: "anonymous" }, "an unsigned request", "s3:GetObject", "arn:aws:s3:::plain/a"],
  ] satisfies [Principal, string, string, string][]) {
    it(`checks whether ${principal.kind} may ${action} on ${resource}, and logs denials`, () => {
      const asked: unknown[] = [];
      return withS3(
        async ({ ask, logs }) => {
          assert.equal(verdict(await ask("GET", "/plain/a", { principal })), "403 AccessDenied");
          assert.deepEqual(asked, [[principal, action, resource, {}]]);
          assert.deepEqual(logs, [
            `S3: "GET /plain/a": AccessDenied: ${name} may not ${action} on "${resource}"`,
          ]);
        },
        {
          authorize: (...question) => {
            asked.push(question);
            return false;
          },
        },
      );
    });
  }

  it("identifies a role by the access key of its request", () => {
    const role = { kind: "role", arn: "arn:aws:iam::000000000000:role/r" } as const;
    const kinds: string[] = [];
    return withS3(
      async ({ ask }) => {
        const headers = {
          authorization: `AWS4-HMAC-SHA256 Credential=ROLE/20261121/eu-west-1/s3/aws4_request,SignedHeaders=host,Signature=${"0".repeat(64)}`,
          "x-amz-date": "20261121T120000Z",
          "x-amz-content-sha256": "UNSIGNED-PAYLOAD",
        };
        await ask("GET", "/plain/a", { principal: null, headers });
        assert.deepEqual(kinds, ["role"]);
        const other = { ...headers, authorization: headers.authorization.replace("ROLE", "WHO") };
        const unknown = await ask("GET", "/plain/a", { principal: null, headers: other });
        assert.equal(verdict(unknown), "403 InvalidAccessKeyId");
      },
      {
        principal: (id) => (id === "ROLE" ? role : undefined),
        authorize: ({ kind }) => {
          kinds.push(kind);
          return false;
        },
      },
    );
  });

  it("refuses a host of another Region with the address of the right one", () =>
    withS3(async ({ ask }) => {
      const response = await ask("GET", "/a", { host: "plain.s3.us-west-2.amazonaws.com" });
      assert.equal(verdict(response), "301 PermanentRedirect");
      assert.deepEqual(elements(response, "Endpoint"), ["plain.s3.eu-west-1.amazonaws.com"]);
      assert.equal(response.headers["x-amz-bucket-region"], "eu-west-1");
    }));

  it("returns 500 without internal details, and logs them", () =>
    withS3(async ({ ask, root, logs }) => {
      await writeFile(join(root, "plain"), "a file where the bucket's folder belongs");
      const response = await ask("PUT", "/plain/a", { body: "x" });
      assert.equal(verdict(response), "500 InternalError");
      assert.equal(response.body.toString().includes(root), false);
      assert.equal(logs.length, 1);
      assert.match(logs[0] ?? "", /^S3: "PUT \/plain\/a": InternalError: Error: E/);
    }));

  it("responds to any request", () =>
    withS3(async ({ s3 }) => {
      const piece = fc.constantFrom("/", "plain", "%", "%00", "..", "?", "a", "é", "\u0000", " ");
      const path = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(""));
      const name = fc.constantFrom("uploads", "versionId", "delete", "list-type", "uploadId", "%");
      const query = fc.array(name, { maxLength: 3 }).map((names) => names.join("=&"));
      const method = fc.constantFrom("GET", "HEAD", "PUT", "POST", "DELETE", "BREW");
      const host = fc.constantFrom("127.0.0.1", "plain.localhost", "", "..localhost", "[::1");
      await fc.assert(
        fc.asyncProperty(method, path, query, host, async (verb, target, querystring, hostname) => {
          const response = await s3.handle(
            makeRequest(verb, target, { querystring, host: hostname, body: "<" }),
          );
          assert.ok(response.status >= 200 && response.status <= 501);
          assert.notEqual(response.status, 500);
        }),
        { numRuns: 300 },
      );
    }));
});
