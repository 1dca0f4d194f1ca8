import { checkEach, report } from "../../property-check.ts";
import { edgeFunctions, rolesOf } from "../../reading/edge-function-reading.ts";
import { isUnreadable, type Statement, statements } from "../../reading/policy-document-reading.ts";
import { stackRule } from "../../rule.ts";

const principals = ["lambda.amazonaws.com", "edgelambda.amazonaws.com"];

export const edgeRoleTrust = stackRule({
  name: "edge-role-trust",
  statement: "Roles of edge functions trust Lambda and Lambda@Edge, and no other principal.",
  why: "Without both services CloudFront refuses the association; any other principal could act as the function.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-edge-permissions.html",
  severity: "high",
  evaluate: (stack) =>
    checkEach(new Set(edgeFunctions(stack).flatMap(rolesOf)), (on) => {
      const { assumeRolePolicy } = on.props;
      const problems = isUnreadable(assumeRolePolicy)
        ? ["cannot be read"]
        : problemsOf(statements(assumeRolePolicy));
      return checkEach(problems, (found) =>
        report(on, "assumeRolePolicy", found, `trust the services ${principals.join(" and ")}`),
      );
    }),
});

function problemsOf(given: readonly Statement[] | undefined): readonly string[] {
  if (given === undefined) {
    return [];
  }
  const allowing = given.filter(({ effect }) => effect === "Allow");
  const services = allowing
    .filter(({ actions }) => actions.some((action) => /^sts:assumerole$/i.test(action)))
    .flatMap((statement) => statement.principals["Service"] ?? []);
  const missing = principals.filter((each) => !services.includes(each));
  return [
    ...missing.map((each) => `does not trust ${each}`),
    ...(allowing.some(trustsOthers) ? ["trusts other principals"] : []),
  ];
}

function trustsOthers(statement: Statement): boolean {
  const { Service: services = [], ...others } = statement.principals;
  return (
    statement.isInverted ||
    Object.keys(others).length > 0 ||
    services.some((service) => !principals.includes(service))
  );
}
