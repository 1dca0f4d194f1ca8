/**
 * `StaticSite`: the files in the bucket, and the cache settings of each.
 *
 * @module
 */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "mocha";
import type { SiteFile } from "../site-files.ts";
import { StaticSite, type StaticSiteArgs } from "../static-site.ts";
import {
  document,
  inventory,
  recordComponent,
  refusal,
  resource,
  resources,
  waitsFor,
} from "./recording.ts";

const distributionArn = "arn:aws:cloudfront::000000000000:distribution/EDFDVBD6EXAMPLE";

const page: SiteFile = {
  key: "index.html",
  role: "index.html",
  contentType: "text/html; charset=utf-8",
  text: "<!doctype html>",
  hashed: false,
};
const script: SiteFile = {
  key: "assets/main-4JQ2.js",
  role: "main.js",
  contentType: "text/javascript; charset=utf-8",
  text: "start()",
  hashed: true,
};

function recordSite(args: Partial<StaticSiteArgs> = {}) {
  return recordComponent((provider) => {
    const all = { region: "eu-west-2", files: [script, page], ...args };
    const site = new StaticSite("site", all, { providers: [provider] });
    site.bucket.allowDistribution(distributionArn);
    return undefined;
  });
}

describe("StaticSite", () => {
  it("declares a private bucket and every file in it", async () => {
    assert.deepEqual(inventory(await recordSite()), [
      "Bucket site-bucket",
      "BucketLifecycleConfiguration site-lifecycle",
      "BucketObjectv2 site-file-index.html",
      "BucketObjectv2 site-file-main.js",
      "BucketOwnershipControls site-ownership",
      "BucketPolicy site-policy",
      "BucketPublicAccessBlock site-public-access",
      "BucketServerSideEncryptionConfiguration site-encryption",
      "BucketVersioning site-versioning",
    ]);
  });

  for (const [file, cacheControl] of [
    [script, "public, max-age=31536000, immutable"],
    [page, "no-cache"],
  ] as const) {
    it(`serves ${file.key} with Cache-Control: ${cacheControl}`, async () => {
      const graph = await recordSite();
      assert.deepEqual(resource(graph, `BucketObjectv2 site-file-${file.role}`).inputs, {
        region: "eu-west-2",
        bucket: "site-bucket",
        key: file.key,
        content: file.text,
        contentType: file.contentType,
        cacheControl,
        etag: createHash("md5").update(file.text).digest("hex"),
      });
    });
  }

  it("uploads the page after the files that it references", async () => {
    assert.deepEqual(waitsFor(await recordSite(), "BucketObjectv2 site-file-index.html"), [
      "Bucket site-bucket",
      "BucketObjectv2 site-file-main.js",
    ]);
  });

  it("protects and retains nothing", async () => {
    const graph = await recordSite();
    assert.deepEqual(
      resources(graph).filter(({ options }) => options.protect || options.retainOnDelete),
      [],
    );
  });

  it("allows one distribution to read and list, so that a missing file returns 404", async () => {
    const graph = await recordSite();
    const policy = document(resource(graph, "BucketPolicy site-policy"), "policy");
    const through = {
      Effect: "Allow",
      Principal: { Service: "cloudfront.amazonaws.com" },
      Condition: { StringEquals: { "AWS:SourceArn": distributionArn } },
    };
    assert.deepEqual(policy, {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "RefusePlainHttp",
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: ["arn:aws:s3:::site-bucket", "arn:aws:s3:::site-bucket/*"],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
        {
          Sid: "ReadThroughCloudFront",
          ...through,
          Action: "s3:GetObject",
          Resource: "arn:aws:s3:::site-bucket/*",
        },
        {
          Sid: "TellMissingFromForbidden",
          ...through,
          Action: "s3:ListBucket",
          Resource: "arn:aws:s3:::site-bucket",
        },
      ],
    });
  });

  for (const [what, files, expected] of [
    ["no files", [], "files must contain index.html, got []"],
    ["files without a page", [script], 'files must contain index.html, got ["main.js"]'],
    [
      "two files of one role",
      [page, script, { ...script, key: "assets/main-7ZZ3.js" }],
      'files must have different roles, got ["index.html","main.js","main.js"]',
    ],
    [
      "two things at once",
      [script, script],
      'files must contain index.html, got ["main.js","main.js"]\n' +
        'files must have different roles, got ["main.js","main.js"]',
    ],
  ] as const) {
    it(`rejects ${what}`, async () => {
      const message = await refusal((provider) => {
        new StaticSite("site", { region: "eu-west-2", files }, { providers: [provider] });
        return undefined;
      });
      assert.equal(message, expected);
    });
  }
});
