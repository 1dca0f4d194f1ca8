import { checkEach, ifGiven, oneOf, present, property } from "../../property-check.ts";
import { distributions, origins } from "../../reading/distribution.ts";
import { functionUrlType } from "../../reading/lambda-reading.ts";
import { sources } from "../../reading/stack.ts";
import { text } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const cloudfrontFunctionUrlSigned = stackRule({
  name: "cloudfront-function-url-signed",
  statement: "Function URLs behind a distribution accept signed requests only.",
  why: "A function URL without authorization can be called past the distribution, its web ACL and its edge functions.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-lambda.html",
  severity: "high",
  anchors: ["CloudFront.16", "CKV_AWS_258"],
  evaluate: (stack) =>
    checkEach(
      distributions(stack),
      (on) =>
        checkEach(
          origins(on).filter(({ props }) =>
            /\.lambda-url\.[\w-]+\.on\.aws$/.test(text(props["domainName"]) ?? ""),
          ),
          property("originAccessControlId", {
            ...present("write the id of an origin access control of type lambda"),
            found: "is nothing, for a function's URL",
          }),
        ),
      (on) =>
        checkEach(
          sources(on, "origins", functionUrlType),
          property("authorizationType", ifGiven(oneOf("AWS_IAM"))),
        ),
    ),
});
