import { httpAuthorizerType, httpIntegrationType, httpParts } from "../../reading/http-api.ts";
import { isPresent, shown, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const apiPayloadFormat = stackRule({
  name: "api-payload-format",
  statement: "Functions and authorizers of HTTP APIs are called in payload format 2.0.",
  why: "Left out it is 1.0, whose events and answers are others: what reads 2.0 answers 500 to everybody.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html",
  severity: "high",
  level: "mandatory",
  *evaluate(stack) {
    // Integrations with services of AWS take 1.0 alone.
    const integrations = httpParts(stack, httpIntegrationType)
      .filter(({ props }) => props["integrationType"] === "AWS_PROXY")
      .filter(({ props }) => !isPresent(props["integrationSubtype"]))
      .map((on) => ({ on, at: "payloadFormatVersion" }));
    const authorizers = httpParts(stack, httpAuthorizerType)
      .filter(({ props }) => props["authorizerType"] === "REQUEST")
      .map((on) => ({ on, at: "authorizerPayloadFormatVersion" }));
    for (const { on, at } of [...integrations, ...authorizers]) {
      const version = on.props[at];
      if (version !== "2.0" && version !== unknown) {
        yield { on, at, found: `is ${shown(version)}`, write: `write ${at}: "2.0"` };
      }
    }
  },
});
