import { report } from "../../property-check.ts";
import {
  isForEverybody,
  type Statement,
  statements,
} from "../../reading/policy-document-reading.ts";
import { isList, isProperties, part, type Value } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const storageTlsOnly = resourceRule({
  name: "storage-tls-only",
  statement: "Bucket policies deny plain HTTP.",
  why: "S3 also accepts plain HTTP, which can be read in transit.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html",
  severity: "high",
  anchors: ["S3.5", "CKV_AWS_379"],
  types: ["aws:s3/bucketPolicy:BucketPolicy"],
  evaluate(resource) {
    const all = statements(resource.props["policy"]);
    const resources = all?.filter(deniesHttp).flatMap((statement) => statement.resources) ?? [];
    const objects = resources.some((each) => each === "*" || each.endsWith("/*"));
    const bucket = resources.some((each) => each === "*" || !each.includes("/"));
    return (
      all !== undefined &&
      !(objects && bucket) &&
      report(
        resource,
        "policy",
        "does not refuse plain HTTP for the bucket and its objects",
        'deny Principal "*" the Action "s3:*" on both, on the Condition Bool aws:SecureTransport "false"',
      )
    );
  },
});

/** A second test in the condition would allow some plain HTTP. */
function deniesHttp(statement: Statement): boolean {
  const tests = Object.entries(statement.condition).flatMap(([operator, test]) =>
    isProperties(test) ? Object.keys(test).map((key) => ({ operator, key })) : [],
  );
  const [only] = tests;
  return (
    statement.effect === "Deny" &&
    isForEverybody(statement) &&
    statement.actions.some((action) => action === "*" || action.toLowerCase() === "s3:*") &&
    tests.length === 1 &&
    only !== undefined &&
    /^bool(ifexists)?$/i.test(only.operator) &&
    only.key.toLowerCase() === "aws:securetransport" &&
    isFalse(part(statement.condition, only.operator, only.key))
  );
}

function isFalse(value: Value): boolean {
  return value === false || value === "false" || (isList(value) && value.every(isFalse));
}
