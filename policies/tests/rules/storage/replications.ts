/**
 * A bucket that is copied to another one, written by hand.
 *
 * @module
 */
import type { StackResource } from "../../../reading/resource.ts";
import { bucket, partOf } from "../../bucket-fixtures.ts";
import { resource } from "../../fixtures.ts";

/** The bucket that is copied. */
export const home = bucket("home", { props: { arn: "arn:aws:s3:::home" } });

/** Where it is copied to. */
export const away = bucket("away", { props: { arn: "arn:aws:s3:::away" } });

/** S3's role. */
export const role = resource("aws:iam/role:Role", { name: "copier" });

/** The rule of the configuration. */
export const rule = {
  priority: 1,
  status: "Enabled",
  filter: { prefix: "results" },
  destination: { bucket: "arn:aws:s3:::away" },
  deleteMarkerReplication: { status: "Disabled" },
};

/** The configuration. */
export function replication(
  rules: unknown = [rule],
  dependsOn: readonly StackResource[] = [],
): StackResource {
  return partOf(
    home,
    "bucketReplicationConfig",
    { rules },
    { name: "copies", from: { rules: [home, away], role: [role] }, dependsOn },
  );
}
