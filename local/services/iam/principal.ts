/**
 * Who makes a request of AWS.
 *
 * @module
 */

/**
 * A caller, once known.
 *
 * - `account`: the owner of everything, as the user of this machine is.
 * - `role`: an execution role, by its IAM ARN (`arn:aws:iam::000000000000:role/name`).
 * - `identity`: an origin access identity of CloudFront, by its ARN or its canonical user id.
 * - `service`: an AWS service acting for a resource, as CloudFront does with an origin access
 *   control; `sourceArn` is what `AWS:SourceArn` holds in a bucket policy.
 * - `anonymous`: an unsigned request.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
 */
export type Principal =
  | { readonly kind: "account" }
  | { readonly kind: "role"; readonly arn: string }
  | { readonly kind: "identity"; readonly arn: string; readonly canonicalUserId: string }
  | { readonly kind: "service"; readonly service: string; readonly sourceArn: string }
  | { readonly kind: "anonymous" };
