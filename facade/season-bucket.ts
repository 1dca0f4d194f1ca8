/**
 * Where the season lies.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import * as s3 from "@pulumi/aws/s3/index.js";
import * as pulumi from "@pulumi/pulumi";
import { OriginBucket } from "../components/origin-bucket.ts";
import { refuse } from "../components/refuse.ts";
import type { SeasonLocation } from "../functions/contract.ts";

/** The object's key: also the path under which the world reads it. */
const seasonKey = "rugby_data.json";

/** Tells a season from what is none, and then says everything that is wrong with it. */
export type SeasonReader = (text: string) =>
  | { readonly kind: "season" }
  | {
      readonly kind: "refused";
      readonly problems: readonly { readonly where: string; readonly message: string }[];
    };

/** What a {@link SeasonBucket} needs. */
export interface SeasonBucketArgs {
  /** AWS Region. */
  readonly region: string;
  /** The season as a file, relative to the program's working directory. */
  readonly file: string;
  /** Judges the file before anything is declared; a deploy must not publish what the edge refuses. */
  readonly read: SeasonReader;
  /** Refuse to delete the bucket and the season. @default true */
  readonly protect?: boolean;
}

/** A private bucket and the season object in it. */
export class SeasonBucket extends pulumi.ComponentResource {
  readonly bucket: OriginBucket;
  /** What a function needs to read the season. */
  readonly location: pulumi.Output<SeasonLocation>;
  /** ARN of the season object, for a role that reads it. */
  readonly objectArn: pulumi.Output<string>;

  /** @throws {pulumi.ResourceError} when the file cannot be read or is not a season. */
  constructor(name: string, args: SeasonBucketArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:storage:SeasonBucket", name, {}, opts);
    const { region, file, read, protect = true } = args;
    const child = { parent: this };
    const text = this.#readSeason(file, read);

    this.bucket = new OriginBucket(name, { region, protect }, child);
    new s3.BucketObjectv2(
      `${name}-object`,
      {
        region,
        bucket: this.bucket.bucket,
        key: seasonKey,
        content: text,
        contentType: "application/json",
        // What S3 answers as ETag for an object of one part under SSE-S3: ties the object to its bytes.
        etag: createHash("md5").update(text).digest("hex"),
      },
      { ...child, protect },
    );

    this.location = this.bucket.bucket.apply((bucket) => ({ bucket, key: seasonKey, region }));
    this.objectArn = pulumi.interpolate`${this.bucket.arn}/${seasonKey}`;
    this.registerOutputs({ location: this.location, objectArn: this.objectArn });
  }

  #readSeason(file: string, read: SeasonReader): string {
    let text: string;
    try {
      text = readFileSync(file, "utf8");
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      refuse(this, [
        `file must be a season that can be read, got ${JSON.stringify(file)}: ${reason}`,
      ]);
      return "";
    }
    const reading = read(text);
    if (reading.kind === "refused") {
      const problems = reading.problems.map(({ where, message }) => `  ${where}: ${message}`);
      refuse(this, [[`file must be a season, ${file} is none:`, ...problems].join("\n")]);
    }
    return text;
  }
}
