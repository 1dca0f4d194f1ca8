/**
 * The front end.
 *
 * @module
 */
import { createHash } from "node:crypto";
import * as s3 from "@pulumi/aws/s3/index.js";
import * as pulumi from "@pulumi/pulumi";
import { OriginBucket } from "./origin-bucket.ts";
import { refuse } from "./refuse.ts";
import type { SiteFile } from "./site-files.ts";

/** What a {@link StaticSite} needs. */
export interface StaticSiteArgs {
  /** AWS Region. */
  readonly region: string;
  /** The built files, one of them `index.html`. */
  readonly files: readonly SiteFile[];
}

/**
 * A private bucket with a built front end in it.
 *
 * Files whose name carries their hash are kept for a year; the entry page, which names them, is asked
 * for every time.
 */
export class StaticSite extends pulumi.ComponentResource {
  /** An origin of the `GlobalFacade` that serves the site. */
  readonly bucket: OriginBucket;

  /** @throws {pulumi.ResourceError} when there is no entry page, or two files share a role. */
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
        : `files must have roles of their own, got ${JSON.stringify(roles)}`,
    ]);

    // Not protected: everything in it can be built again.
    this.bucket = new OriginBucket(name, { region, listable: true, protect: false }, child);
    const put = (file: SiteFile, options: pulumi.CustomResourceOptions) =>
      new s3.BucketObjectv2(
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
    // The page last: it must never name a file that is not there yet.
    for (const entry of files.filter((file) => !file.hashed)) {
      put(entry, { ...child, dependsOn: assets });
    }

    this.registerOutputs({});
  }
}
