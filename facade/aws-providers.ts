/**
 * The AWS providers of the program.
 *
 * @module
 */
import { Provider } from "@pulumi/aws/provider.js";
import type { Settings } from "../config.ts";

/** Values of the default tags. */
interface TagSource {
  readonly project: string;
  readonly stack: string;
}

/** A provider with default tags, and one without. */
interface AwsProviders {
  readonly tagged: Provider;
  /** For edge functions, which cannot be tagged according to CloudFront's documentation. */
  readonly untagged: Provider;
}

/**
 * Declares both providers, for the home Region. Resources elsewhere set their `region`, so two providers are enough.
 *
 * Tags are on the provider, so that no resource lacks them. They contain nothing that changes from deployment to deployment,
 * which would update every resource.
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
