import { httpAuthorizerType, httpParts } from "../../reading/http-api.ts";
import { isPresent, number, shown, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

/** What API Gateway keeps a verdict for where nobody says. From memory. */
const defaultSeconds = 300;

const maxSeconds = 3600;

export const apiAuthorizerCache = stackRule({
  name: "api-authorizer-cache",
  statement:
    "An authorizer's verdict is kept under what the caller showed, and for an hour at most.",
  why: "Without an identity source there is nothing to keep a verdict under, and API Gateway refuses it.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html",
  severity: "high",
  level: "mandatory",
  *evaluate(stack) {
    for (const on of httpParts(stack, httpAuthorizerType)) {
      const { authorizerType, authorizerResultTtlInSeconds: ttl, identitySources } = on.props;
      if (authorizerType !== "REQUEST" || ttl === unknown) {
        continue;
      }
      const seconds = number(ttl) ?? defaultSeconds;
      if (seconds < 0 || seconds > maxSeconds) {
        yield {
          on,
          at: "authorizerResultTtlInSeconds",
          found: `is ${shown(ttl)}`,
          write: `write a number from 0 to ${maxSeconds}`,
        };
      } else if (seconds > 0 && !isPresent(identitySources)) {
        yield {
          on,
          at: "identitySources",
          found: `is nothing, and verdicts are kept for ${seconds} s`,
          write: "write the header that is judged, like $request.header.x, or a TTL of 0",
        };
      }
    }
  },
});
