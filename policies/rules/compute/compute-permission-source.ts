import { permissionType } from "../../reading/lambda.ts";
import { isPresent, type Properties, text } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const computePermissionSource = resourceRule({
  name: "compute-permission-source",
  statement: "A permission for a service of AWS names the one caller it is for.",
  why: "Without it anybody's API, in any account, calls the function through that service.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html",
  severity: "high",
  level: "mandatory",
  anchors: ["CKV_AWS_364", "AWS-0067"],
  types: [permissionType],
  *evaluate({ props }) {
    if (!text(props["principal"])?.endsWith(".amazonaws.com")) {
      return;
    }
    const found = problem(props);
    if (found !== undefined) {
      yield { at: "sourceArn", found, write: "write the ARN of what calls, without * for whose" };
    }
  },
});

function problem({ sourceArn, sourceAccount, eventSourceToken }: Properties): string | undefined {
  if (!isPresent(sourceArn)) {
    // Skills of Alexa are told apart by a token.
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
  // Names of buckets are given away again.
  return service === "s3" && account === "" && !isPresent(sourceAccount)
    ? "names a bucket of no account"
    : undefined;
}
