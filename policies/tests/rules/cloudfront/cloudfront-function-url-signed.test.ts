import { distributionType } from "../../../reading/distribution.ts";
import { functionUrlType } from "../../../reading/lambda-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontFunctionUrlSigned } from "../../../rules/cloudfront/cloudfront-function-url-signed.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { distribution } from "../../front-fixtures.ts";

/** A distribution before a function's URL that answers whom? */
function before(authorizationType: unknown) {
  const url = resource(functionUrlType, { props: { authorizationType } });
  return [
    url,
    distribution(
      {
        "origins[1].domainName": "abc.lambda-url.eu-west-1.on.aws",
        "origins[1].originAccessControlId": "E1",
      },
      { from: { origins: [url] } },
    ),
  ];
}

describeRule(cloudfrontFunctionUrlSigned, {
  passes: [
    { title: "a URL that accepts signed requests", given: before("AWS_IAM") },
    { title: "what is not known yet", given: before(unknown) },
    {
      title: "a URL no distribution names",
      given: [resource(functionUrlType, { props: { authorizationType: "NONE" } }), distribution()],
    },
  ],
  violates: [
    {
      title: "a URL that accepts all requests",
      given: before("NONE"),
      reports: ['example-functionUrl authorizationType is "NONE"; write "AWS_IAM"'],
    },
    {
      title: "unsigned requests",
      given: [distribution({ "origins[1].domainName": "abc.lambda-url.eu-west-1.on.aws" })],
      reports: [
        "example-distribution origins[1].originAccessControlId is nothing, for a function's URL; write the id of an origin access control of type lambda",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(distributionType),
        ["origins", 4, "domainName"],
        "abc.lambda-url.eu-central-1.on.aws",
      ),
    reports: [
      "facade-distribution origins[4].originAccessControlId is nothing, for a function's URL; write the id of an origin access control of type lambda",
    ],
  },
});
