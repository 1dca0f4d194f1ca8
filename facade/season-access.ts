/**
 * Permissions on copies of the season.
 *
 * @module
 */
import * as pulumi from "@pulumi/pulumi";
import type { RoleStatement } from "../components/role-statement.ts";
import type { SeasonLocation } from "../functions/contract.ts";

/** A copy of the season that a function may read. */
export interface ReadableSeason {
  readonly region: string;
  readonly location: pulumi.Output<SeasonLocation>;
  readonly objectArn: pulumi.Output<string>;
}

/** Allows reading the object, and its older versions while the current one is not a season. */
export function readSeasons(
  seasons: readonly Omit<ReadableSeason, "region">[],
): readonly RoleStatement[] {
  return [
    {
      actions: ["s3:GetObject", "s3:GetObjectVersion"],
      resources: seasons.map(({ objectArn }) => objectArn),
    },
    ...seasons.map(({ location }) => ({
      actions: ["s3:ListBucketVersions"],
      resources: [pulumi.interpolate`arn:aws:s3:::${location.bucket}`],
      conditions: { StringEquals: { "s3:prefix": location.key } },
    })),
  ];
}
