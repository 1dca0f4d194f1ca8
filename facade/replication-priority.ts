/**
 * The priority of each Region's S3 replication rule.
 *
 * @module
 */

/**
 * Regions by priority, from 1. Append only: S3 requires different priorities, and a changed number would change the rules of
 * deployed stacks.
 *
 * @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
 */
const regions = [
  ...["us-east-1", "us-east-2", "us-west-1", "us-west-2", "ca-central-1", "ca-west-1"],
  ...["mx-central-1", "sa-east-1", "eu-west-1", "eu-west-2", "eu-west-3", "eu-central-1"],
  ...["eu-central-2", "eu-north-1", "eu-south-1", "eu-south-2", "il-central-1", "me-south-1"],
  ...["me-central-1", "af-south-1", "ap-east-1", "ap-south-1", "ap-south-2", "ap-southeast-1"],
  ...["ap-southeast-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5", "ap-southeast-7"],
  ...["ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-southeast-6", "ap-east-2"],
];

/** @returns 1 or more; `undefined` for an unknown Region. */
export function replicationPriority(region: string): number | undefined {
  const index = regions.indexOf(region);
  return index < 0 ? undefined : index + 1;
}
