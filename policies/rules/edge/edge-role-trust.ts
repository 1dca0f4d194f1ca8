import { edgeFunctions, rolesOf } from "../../reading/edge-function.ts";
import { isUnreadable, type Statement, statements } from "../../reading/policy-document.ts";
import { stackRule } from "../../rule.ts";

const principals = ["lambda.amazonaws.com", "edgelambda.amazonaws.com"];

export const edgeRoleTrust = stackRule({
  name: "edge-role-trust",
  statement: "Roles of edge functions are trusted to Lambda and its edge, and to nobody else.",
  why: "Without both CloudFront refuses the association; anybody else could act as the function.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-edge-permissions.html",
  severity: "high",
  level: "mandatory",
  *evaluate(stack) {
    for (const on of new Set(edgeFunctions(stack).flatMap(rolesOf))) {
      const { assumeRolePolicy } = on.props;
      const given = statements(assumeRolePolicy);
      const problems = given === undefined ? [] : problemsOf(given);
      for (const found of isUnreadable(assumeRolePolicy) ? ["cannot be read"] : problems) {
        yield {
          on,
          at: "assumeRolePolicy",
          found,
          write: `trust the services ${principals.join(" and ")}`,
        };
      }
    }
  },
});

function problemsOf(given: readonly Statement[]): readonly string[] {
  const allowing = given.filter(({ effect }) => effect === "Allow");
  const services = allowing
    .filter(({ actions }) => actions.some((action) => /^sts:assumerole$/i.test(action)))
    .flatMap((statement) => statement.principals["Service"] ?? []);
  const missing = principals.filter((each) => !services.includes(each));
  return [
    ...missing.map((each) => `does not trust ${each}`),
    ...(allowing.some(trustsOthers) ? ["trusts others, too"] : []),
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
