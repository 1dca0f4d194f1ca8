/**
 * The bucket of the season.
 *
 * @module
 */
import { readFileSync } from "node:fs";
import { BucketObjectv2 } from "@pulumi/aws/s3/bucketObjectv2.js";
import * as pulumi from "@pulumi/pulumi";
import { OriginBucket } from "../components/origin-bucket.ts";
import { refuse } from "../components/refuse.ts";
import type { SeasonLocation } from "../functions/contract.ts";

/** Key of the object, and its path on the distribution. */
export const seasonKey = "rugby_data.json";

/** Validates the text of a season, and returns all problems. */
export type SeasonReader = (text: string) =>
  | { readonly kind: "season" }
  | {
      readonly kind: "refused";
      readonly problems: readonly { readonly where: string; readonly message: string }[];
    };

/** Arguments of a {@link SeasonBucket}. */
export interface SeasonBucketArgs {
  /** AWS Region. */
  readonly region: string;
  /** Path of the season file, relative to the program's working directory. */
  readonly file: string;
  /** Validates the file before anything is declared, so that a deployment cannot publish what the edge rejects. */
  readonly read: SeasonReader;
  /** Protect the bucket and the season from deletion. @default true */
  readonly protect?: boolean;
}

/** An origin bucket with the season object. */
export class SeasonBucket extends pulumi.ComponentResource {
  readonly bucket: OriginBucket;
  /** Bucket, key and Region, as functions are configured with them. */
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
    new BucketObjectv2(
      `${name}-object`,
      {
        region,
        bucket: this.bucket.bucket,
        key: seasonKey,
        content: text,
        contentType: "application/json",
      },
      // The stack creates it. Afterwards the desk and `npm run season -- publish` write it, and a deployment must not take
      // their results back.
      { ...child, protect, ignoreChanges: ["content", "contentType", "etag", "metadata"] },
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
      refuse(this, [`file must be a readable season file, got ${JSON.stringify(file)}: ${reason}`]);
      return "";
    }
    const reading = read(text);
    if (reading.kind === "refused") {
      const problems = reading.problems.map(({ where, message }) => `  ${where}: ${message}`);
      refuse(this, [
        [`file must contain a valid season, ${file} does not:`, ...problems].join("\n"),
      ]);
    }
    return text;
  }
}
