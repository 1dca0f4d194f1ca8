/**
 * Access to the state of one stage, where it is in a bucket.
 *
 * @module
 */
import { documentOf, type PolicyDocument } from "./policy-document.ts";

/** Folders of the state in which each stage has a part, as Pulumi's backend for buckets lays them out. */
const parts = (stage: string) => [
  `stacks/touchline/${stage}.json*`,
  `history/touchline/${stage}/*`,
  `backups/touchline/${stage}/*`,
  `locks/organization/touchline/${stage}/*`,
];

/**
 * What a deployment does with its state. A preview reads it, and holds a lock meanwhile.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/state-and-backends/
 */
export function stateAccess(
  bucket: string,
  stage: string,
  use: "deploy" | "preview",
): PolicyDocument {
  const arns = parts(stage).map((part) => `arn:aws:s3:::${bucket}/.pulumi/${part}`);
  const lock = arns.filter((arn) => arn.includes("/locks/"));
  return documentOf(
    { Effect: "Allow", Action: ["s3:ListBucket"], Resource: [`arn:aws:s3:::${bucket}`] },
    {
      Effect: "Allow",
      Action: ["s3:GetObject"],
      Resource: [...arns, `arn:aws:s3:::${bucket}/.pulumi/meta.yaml`],
    },
    {
      Effect: "Allow",
      Action: ["s3:PutObject", "s3:DeleteObject"],
      Resource: use === "deploy" ? arns : lock,
    },
  );
}
