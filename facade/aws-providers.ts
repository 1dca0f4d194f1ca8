/**
 * How this program speaks to AWS.
 *
 * @module
 */
import { Provider } from "@pulumi/aws/provider.js";
import type { Settings } from "../config.ts";

/** What every tag says. */
export interface TagSource {
  readonly project: string;
  readonly stack: string;
}

/** One provider that tags what it makes, and one that does not. */
export interface AwsProviders {
  readonly tagged: Provider;
  /** For edge functions alone: CloudFront's documentation says they cannot be tagged. */
  readonly untagged: Provider;
}

/**
 * Every resource names its own Region where it is not the home one, so two providers are enough.
 *
 * Tags stand on the provider: no resource can forget them. They hold nothing that changes from deploy
 * to deploy, or every deploy would touch every resource.
 */
export function awsProviders(
  { homeRegion, allowedAccountIds }: Settings,
  { project, stack }: TagSource,
): AwsProviders {
  const where = {
    region: homeRegion,
    ...(allowedAccountIds.length > 0 ? { allowedAccountIds: [...allowedAccountIds] } : {}),
  };
  return {
    tagged: new Provider("aws", { ...where, defaultTags: { tags: { project, stack } } }),
    untagged: new Provider("aws-untagged", where),
  };
}
