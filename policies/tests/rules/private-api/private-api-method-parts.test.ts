import { unknown } from "../../../reading/value.ts";
import { privateApiMethodParts } from "../../../rules/private-api/private-api-method-parts.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const method = (props: object) => resource("aws:apigateway/method:Method", { props: { ...props } });
const integration = (props: object) =>
  resource("aws:apigateway/integration:Integration", { props: { ...props } });

describeRule(privateApiMethodParts, {
  passes: [
    { title: "no authorizer", given: method({ authorization: "AWS_IAM" }) },
    { title: "an authorizer", given: method({ authorization: "CUSTOM", authorizerId: unknown }) },
    { title: "a mock", given: integration({ type: "MOCK" }) },
    {
      title: "a function",
      given: integration({ type: "AWS_PROXY", integrationHttpMethod: "POST", uri: unknown }),
    },
  ],
  violates: [
    {
      title: "an authorizer that is not named",
      given: method({ authorization: "CUSTOM" }),
      reports: ['example-method authorizerId is nothing; write it: authorization is "CUSTOM"'],
    },
    {
      title: "a call without a method",
      given: integration({ type: "AWS", uri: "a" }),
      reports: [
        "example-integration integrationHttpMethod is nothing; write the method that it calls",
      ],
    },
    {
      title: "a link that is not named",
      given: integration({
        type: "HTTP_PROXY",
        integrationHttpMethod: "GET",
        uri: "a",
        connectionType: "VPC_LINK",
      }),
      reports: [
        'example-integration connectionId is nothing; write it: connectionType is "VPC_LINK"',
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node("aws:apigateway/method:Method", "desk-api-any"),
        ["authorization"],
        "CUSTOM",
      ),
    reports: ['desk-api-any authorizerId is nothing; write it: authorization is "CUSTOM"'],
  },
});
