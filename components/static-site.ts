/**
 * A website in a private bucket.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { BucketObjectv2 } from "@pulumi/aws/s3/bucketObjectv2.js";
import * as pulumi from "@pulumi/pulumi";
import { OriginBucket } from "./origin-bucket.ts";
import { refuse } from "./refuse.ts";
import type { SiteFile } from "./site-files.ts";

/** Arguments of a {@link StaticSite}. */
export interface StaticSiteArgs {
  /** AWS Region, like `eu-west-1`. */
  readonly region: string;
  /** Files with different roles, one of them `index.html`: from `buildSite`, or your own list. */
  readonly files: readonly SiteFile[];
}

/**
 * An origin bucket with the files of a website.
 *
 * Files with a hash in their name are cached for a year; others are revalidated on every request. A path without a file
 * returns 404.
 */
export class StaticSite extends pulumi.ComponentResource {
  /** An origin of the `GlobalFacade` that serves the site. */
  readonly bucket: OriginBucket;

  /** @throws {pulumi.ResourceError} when there is no `index.html`, or two files have the same role. */
  constructor(name: string, args: StaticSiteArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:storage:StaticSite", name, {}, opts);
    const { region, files } = args;
    const child = { parent: this };
    const roles = files.map((file) => file.role);
    refuse(this, [
      roles.includes("index.html")
        ? undefined
        : `files must contain index.html, got ${JSON.stringify(roles)}`,
      new Set(roles).size === roles.length
        ? undefined
        : `files must have different roles, got ${JSON.stringify(roles)}`,
    ]);

    // Not protected: everything in it can be built again.
    this.bucket = new OriginBucket(name, { region, listable: true, protect: false }, child);
    const put = (file: SiteFile, options: pulumi.CustomResourceOptions) =>
      new BucketObjectv2(
        `${name}-file-${file.role}`,
        {
          region,
          bucket: this.bucket.bucket,
          key: file.key,
          content: file.text,
          contentType: file.contentType,
          cacheControl: file.hashed ? "public, max-age=31536000, immutable" : "no-cache",
          etag: createHash("md5").update(file.text).digest("hex"),
        },
        options,
      );
    const assets = files.filter((file) => file.hashed).map((file) => put(file, child));
    // Pages last, so that they never reference a file that does not exist yet.
    for (const entry of files.filter((file) => !file.hashed)) {
      put(entry, { ...child, dependsOn: assets });
    }

    this.registerOutputs({});
  }
}
