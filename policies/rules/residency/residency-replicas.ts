import { checkEach, report } from "../../property-check.ts";
import { buckets, destinationsOf, isAbout, replicationType } from "../../reading/bucket.ts";
import { bondOf, keeps } from "../../reading/jurisdiction.ts";
import { items, type Place, regionOf, type StackResource } from "../../reading/resource.ts";
import { type Stack, sources } from "../../reading/stack.ts";
import { text, type Value } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";
import { jurisdictionsSetting } from "../../shared-settings.ts";

/** Something that is copied, what declares the copy, and where it is. */
interface Copy extends Place<StackResource> {
  readonly of: StackResource;
  readonly region: Value;
}

/** Access logs of buckets are not copies: S3 delivers them in the bucket's own Region only. */
export const residencyReplicas = stackRule({
  name: "residency-replicas",
  statement: "Copies of bound data stay in its jurisdiction.",
  why: "A replica is the data itself, under the law of where it is stored.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html",
  severity: "critical",
  settings: { jurisdictions: jurisdictionsSetting },
  evaluate: (stack, { jurisdictions }) =>
    checkEach(
      [...replications(stack), ...replicas(stack), ...objectCopies(stack), ...keys(stack)],
      (copy) => {
        const bond = bondOf(copy.of);
        const place = text(copy.region);
        return (
          bond !== undefined &&
          place !== undefined &&
          !keeps(place, bond, jurisdictions) &&
          report(
            copy,
            "",
            `copies ${copy.of.name}, which is bound to ${bond}, to ${place}`,
            `copy it to Regions of ${bond} only`,
          )
        );
      },
    ),
});

function replications(stack: Stack): readonly Copy[] {
  return stack.ofType(replicationType).flatMap((on) =>
    buckets(stack)
      .filter((bucket) => isAbout(on, bucket))
      .flatMap((of) =>
        destinationsOf(stack, on).map((to) => ({ of, on, at: "rules", region: regionOf(to) })),
      ),
  );
}

/** Secrets and tables list theirs. */
function replicas(stack: Stack): readonly Copy[] {
  return stack
    .ofType("aws:secretsmanager/secret:Secret", "aws:dynamodb/table:Table")
    .flatMap((of) => items(of, "replicas"))
    .map(({ on, at, props }) => ({
      of: on,
      on,
      at,
      region: props["region"] ?? props["regionName"],
    }));
}

function objectCopies(stack: Stack): readonly Copy[] {
  return stack.ofType("aws:s3/objectCopy:ObjectCopy").flatMap((on) => copiesOf(on, "source"));
}

function keys(stack: Stack): readonly Copy[] {
  return stack
    .ofType("aws:kms/replicaKey:ReplicaKey")
    .flatMap((on) => copiesOf(on, "primaryKeyArn"));
}

function copiesOf(on: StackResource, at: string): readonly Copy[] {
  return sources(on, at).map((of) => ({ of, on, at, region: regionOf(on) }));
}
