import { functionType } from "../../../reading/edge-function-reading.ts";
import { aliasType, permissionType } from "../../../reading/lambda-reading.ts";
import { computeUrlPermissions } from "../../../rules/compute/compute-url-permissions.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const called = resource(functionType);
const alias = resource(aliasType, { from: { functionName: [called] } });
const permit = (action: string, of = called, principal = "cloudfront.amazonaws.com") =>
  resource(permissionType, {
    name: `may-${action}`,
    props: { action: `lambda:${action}`, principal },
    from: { function: [of] },
  });
const missing = (action: string) =>
  `leaves out lambda:${action}; write another Permission with lambda:${action}`;

describeRule(computeUrlPermissions, {
  passes: [
    { title: "both", given: [permit("InvokeFunctionUrl"), permit("InvokeFunction")] },
    {
      title: "both, one by an alias",
      given: [permit("InvokeFunctionUrl"), permit("InvokeFunction", alias)],
    },
    {
      title: "another service",
      given: [permit("InvokeFunction", called, "apigateway.amazonaws.com")],
    },
    {
      title: "a function of another stack",
      given: [resource(permissionType, { props: { principal: "cloudfront.amazonaws.com" } })],
    },
  ],
  violates: [
    {
      title: "the URL alone",
      given: [permit("InvokeFunctionUrl")],
      reports: [`may-InvokeFunctionUrl action ${missing("InvokeFunction")}`],
    },
    {
      title: "the function alone",
      given: [permit("InvokeFunction")],
      reports: [`may-InvokeFunction action ${missing("InvokeFunctionUrl")}`],
    },
    {
      title: "one each, of two functions",
      given: [permit("InvokeFunctionUrl"), permit("InvokeFunction", resource(functionType))],
      reports: [
        `may-InvokeFunctionUrl action ${missing("InvokeFunction")}`,
        `may-InvokeFunction action ${missing("InvokeFunctionUrl")}`,
      ],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const node = draft.node(functionType, "desk-api-handler");
      const late = draft.add(node, permissionType, "late-permission", {
        region: "eu-west-1",
        action: "lambda:InvokeFunctionUrl",
        principal: "cloudfront.amazonaws.com",
        sourceArn: "arn:aws:cloudfront::000000000000:distribution/E1",
      });
      draft.wire(late, "function", [node]);
    },
    reports: [`late-permission action ${missing("InvokeFunction")}`],
  },
});
