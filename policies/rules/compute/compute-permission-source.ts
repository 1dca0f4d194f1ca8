import { report } from "../../property-check.ts";
import { permissionType } from "../../reading/lambda-reading.ts";
import { isPresent, type Properties, text } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const computePermissionSource = resourceRule({
  name: "compute-permission-source",
  statement: "A permission for an AWS service names one caller.",
  why: "Otherwise any API, in any account, can call the function through that service.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html",
  severity: "high",
  anchors: ["CKV_AWS_364", "AWS-0067"],
  types: [permissionType],
  evaluate(permission) {
    const found = text(permission.props["principal"])?.endsWith(".amazonaws.com")
      ? problem(permission.props)
      : undefined;
    return (
      found !== undefined &&
      report(
        permission,
        "sourceArn",
        found,
        "write the ARN of what calls, without * for the account",
      )
    );
  },
});

function problem({ sourceArn, sourceAccount, eventSourceToken }: Properties): string | undefined {
  if (!isPresent(sourceArn)) {
    // Alexa skills are distinguished by a token.
    return isPresent(eventSourceToken) ? undefined : "is nothing";
  }
  const arn = text(sourceArn);
  if (arn === undefined) {
    return undefined;
  }
  const [, , service, region = "", account = "", ...resource] = arn.split(":");
  if ([region, account].some((each) => each.includes("*")) || resource.join(":").startsWith("*")) {
    return "names more than one caller";
  }
  // Names of deleted buckets can be taken by another account.
  return service === "s3" && account === "" && !isPresent(sourceAccount)
    ? "names a bucket of no account"
    : undefined;
}
