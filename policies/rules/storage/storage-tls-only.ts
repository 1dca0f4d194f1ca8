import { isForEverybody, type Statement, statements } from "../../reading/policy-document.ts";
import { isList, isProperties, part, type Value } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const storageTlsOnly = resourceRule({
  name: "storage-tls-only",
  statement: "Bucket policies refuse plain HTTP.",
  why: "S3 answers over plain HTTP too, where whoever is on the way reads along.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html",
  severity: "high",
  level: "mandatory",
  anchors: ["S3.5", "CKV_AWS_379"],
  types: ["aws:s3/bucketPolicy:BucketPolicy"],
  *evaluate({ props }) {
    const all = statements(props["policy"]);
    const resources = all?.filter(refusesHttp).flatMap((each) => each.resources) ?? [];
    const isWhole = (resource: string) => resource === "*";
    const objects = resources.some((each) => isWhole(each) || each.endsWith("/*"));
    const bucket = resources.some((each) => isWhole(each) || !each.includes("/"));
    if (all !== undefined && !(objects && bucket)) {
      yield {
        at: "policy",
        found: "does not refuse plain HTTP for the bucket and its objects",
        write:
          'deny Principal "*" the Action "s3:*" on both, on the Condition Bool aws:SecureTransport "false"',
      };
    }
  },
});

/** A second test in the condition would let some plain HTTP through. */
function refusesHttp(statement: Statement): boolean {
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
