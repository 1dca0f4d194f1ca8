import { checkEach, exactly, property } from "../../property-check.ts";
import {
  httpAuthorizerType,
  httpIntegrationType,
  httpParts,
} from "../../reading/http-api-reading.ts";
import { isPresent } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const apiPayloadFormat = stackRule({
  name: "api-payload-format",
  statement: "Functions and authorizers of HTTP APIs are invoked in payload format 2.0.",
  why: "The default is 1.0, whose events and responses differ: a function for 2.0 then returns 500 for every request.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html",
  severity: "high",
  evaluate: (stack) => [
    checkEach(
      // Integrations with AWS services accept 1.0 only.
      httpParts(stack, httpIntegrationType)
        .filter(({ props }) => props["integrationType"] === "AWS_PROXY")
        .filter(({ props }) => !isPresent(props["integrationSubtype"])),
      property("payloadFormatVersion", exactly("2.0")),
    ),
    checkEach(
      httpParts(stack, httpAuthorizerType).filter(
        ({ props }) => props["authorizerType"] === "REQUEST",
      ),
      property("authorizerPayloadFormatVersion", exactly("2.0")),
    ),
  ],
});
