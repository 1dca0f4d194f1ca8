import { buckets, destinationsOf, isAbout } from "../../reading/bucket.ts";
import { bondOf, keeps } from "../../reading/jurisdiction.ts";
import { regionOf, type StackResource } from "../../reading/resource.ts";
import { type Stack, sources } from "../../reading/stack.ts";
import { list, part, text, type Value } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";
import { jurisdictionsSetting } from "../../shared-settings.ts";

/** Something that is copied, who says so, and where to. */
interface Copy {
  readonly of: StackResource;
  readonly on: StackResource;
  readonly at: string;
  readonly region: Value;
}

/** Access logs of buckets are no copies: S3 delivers them in the bucket's own Region only. */
export const residencyReplicas = stackRule({
  name: "residency-replicas",
  statement: "Copies of bound data stay where it is bound to.",
  why: "A replica is the data itself, under the law of where it lies.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html",
  severity: "critical",
  level: "mandatory",
  settings: { jurisdictions: jurisdictionsSetting },
  *evaluate(stack, { jurisdictions }) {
    for (const { of, on, at, region } of copies(stack)) {
      const bond = bondOf(of);
      const place = text(region);
      if (bond !== undefined && place !== undefined && !keeps(place, bond, jurisdictions)) {
        yield {
          on,
          at,
          found: `copies ${of.name}, which is bound to ${bond}, to ${place}`,
          write: `copy it to Regions of ${bond} only`,
        };
      }
    }
  },
});

function copies(stack: Stack): readonly Copy[] {
  return [...replications(stack), ...replicas(stack), ...objectCopies(stack), ...keys(stack)];
}

function replications(stack: Stack): readonly Copy[] {
  return stack.ofType("aws:s3/bucketReplicationConfig:BucketReplicationConfig").flatMap((on) =>
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
    .flatMap((of) =>
      list(of.props["replicas"]).map((replica, index) => ({
        of,
        on: of,
        at: `replicas[${index}]`,
        region: part(replica, "region") ?? part(replica, "regionName"),
      })),
    );
}

function objectCopies(stack: Stack): readonly Copy[] {
  return stack
    .ofType("aws:s3/objectCopy:ObjectCopy")
    .flatMap((on) =>
      sources(on, "source").map((of) => ({ of, on, at: "source", region: regionOf(on) })),
    );
}

function keys(stack: Stack): readonly Copy[] {
  return stack.ofType("aws:kms/replicaKey:ReplicaKey").flatMap((on) =>
    sources(on, "primaryKeyArn").map((of) => ({
      of,
      on,
      at: "primaryKeyArn",
      region: regionOf(on),
    })),
  );
}
