/**
 * `SeasonBucket`: the bytes of the file, and only of a valid season.
 *
 * @module
 */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import {
  document,
  inventory,
  recordComponent,
  refusal,
  resource,
  resources,
  title,
} from "../../components/tests/recording.ts";
import { SeasonBucket, type SeasonBucketArgs } from "../../facade/season-bucket.ts";
import { readSeason } from "../../functions/core/read-season.ts";
import { smallSeason } from "../functions/small-season.ts";

const distributionArn = "arn:aws:cloudfront::000000000000:distribution/EDFDVBD6EXAMPLE";

describe("SeasonBucket", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "season-"));
  });
  after(() => rmSync(folder, { recursive: true }));

  /** Arguments with a file that contains a text. */
  function argsFor(text: string, more: Partial<SeasonBucketArgs> = {}): SeasonBucketArgs {
    const file = join(folder, "season.json");
    writeFileSync(file, text);
    return { region: "eu-west-2", file, read: readSeason, ...more };
  }

  function recordSeason(args: SeasonBucketArgs) {
    return recordComponent((provider) => {
      const season = new SeasonBucket("season", args, { providers: [provider] });
      season.bucket.allowDistribution(distributionArn);
      const { location, objectArn } = season;
      return { location, objectArn };
    });
  }

  it("declares a private bucket and the season in it", async () => {
    const text = smallSeason();
    const graph = await recordSeason(argsFor(text));
    assert.deepEqual(inventory(graph), [
      "Bucket season-bucket",
      "BucketLifecycleConfiguration season-lifecycle",
      "BucketObjectv2 season-object",
      "BucketOwnershipControls season-ownership",
      "BucketPolicy season-policy",
      "BucketPublicAccessBlock season-public-access",
      "BucketServerSideEncryptionConfiguration season-encryption",
      "BucketVersioning season-versioning",
    ]);
    assert.deepEqual(resource(graph, "BucketObjectv2 season-object").inputs, {
      region: "eu-west-2",
      bucket: "season-bucket",
      key: "rugby_data.json",
      content: text,
      contentType: "application/json",
    });
  });

  it("leaves to the desk what is in the object", async () => {
    const graph = await recordSeason(argsFor(smallSeason()));
    assert.deepEqual(resource(graph, "BucketObjectv2 season-object").options.ignoreChanges, [
      "content",
      "contentType",
      "etag",
      "metadata",
    ]);
  });

  for (const [protect, kept] of [
    [undefined, ["Bucket season-bucket", "BucketObjectv2 season-object"]],
    [true, ["Bucket season-bucket", "BucketObjectv2 season-object"]],
    [false, []],
  ] as const) {
    it(`protects ${kept.join(", ") || "nothing"} from deletion when protect is ${protect}`, async () => {
      const args = argsFor(smallSeason(), protect === undefined ? {} : { protect });
      assert.deepEqual(
        resources(await recordSeason(args))
          .filter(({ options }) => options.protect)
          .map(({ urn }) => title(urn))
          .sort(),
        kept,
      );
    });
  }

  it("allows one distribution to read, and nobody to list", async () => {
    const graph = await recordSeason(argsFor(smallSeason()));
    assert.deepEqual(document(resource(graph, "BucketPolicy season-policy"), "policy"), {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "RefusePlainHttp",
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: ["arn:aws:s3:::season-bucket", "arn:aws:s3:::season-bucket/*"],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
        {
          Sid: "ReadThroughCloudFront",
          Effect: "Allow",
          Principal: { Service: "cloudfront.amazonaws.com" },
          Action: "s3:GetObject",
          Resource: "arn:aws:s3:::season-bucket/*",
          Condition: { StringEquals: { "AWS:SourceArn": distributionArn } },
        },
      ],
    });
  });

  it("outputs the location of the season, and the ARN of its object", async () => {
    assert.deepEqual((await recordSeason(argsFor(smallSeason()))).outputs, {
      location: { bucket: "season-bucket", key: "rugby_data.json", region: "eu-west-2" },
      objectArn: "arn:aws:s3:::season-bucket/rugby_data.json",
    });
  });

  /** The message for rejected arguments. */
  function refusalOf(args: SeasonBucketArgs): Promise<string> {
    return refusal((provider) => {
      new SeasonBucket("season", args, { providers: [provider] });
      return undefined;
    });
  }

  it("rejects a missing file", async () => {
    const file = join(folder, "none.json");
    assert.equal(
      await refusalOf({ ...argsFor(""), file }),
      `file must be a readable season file, got ${JSON.stringify(file)}: ` +
        `ENOENT: no such file or directory, open '${file}'`,
    );
  });

  it("rejects an invalid season with all its problems", async () => {
    const read = () => ({
      kind: "refused" as const,
      problems: [
        { where: "leagues[0].name", message: "must be a text, got 7" },
        { where: "leagues[0].weeks[1]", message: "must have 4 games, got 3" },
      ],
    });
    const args = argsFor("{}", { read });
    assert.equal(
      await refusalOf(args),
      [
        `file must contain a valid season, ${args.file} does not:`,
        "  leagues[0].name: must be a text, got 7",
        "  leagues[0].weeks[1]: must have 4 games, got 3",
      ].join("\n"),
    );
  });

  it("rejects what the edge function rejects", async () => {
    const args = argsFor("[]");
    const message = await refusalOf(args);
    assert.ok(
      message.startsWith(`file must contain a valid season, ${args.file} does not:\n  `),
      message,
    );
  });
});
