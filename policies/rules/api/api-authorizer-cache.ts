import { authorizerCacheRange, defaultAuthorizerCacheSeconds } from "../../../aws/api-gateway.ts";
import { checkEach, report } from "../../property-check.ts";
import { httpAuthorizerType, httpParts } from "../../reading/http-api-reading.ts";
import { isPresent, number, shown, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

const defaultSeconds = defaultAuthorizerCacheSeconds.value;

const maxSeconds = authorizerCacheRange.value.max;

export const apiAuthorizerCache = stackRule({
  name: "api-authorizer-cache",
  statement: "Authorizer results are cached by what the caller presented, for an hour at most.",
  why: "Without an identity source there is no cache key, and API Gateway refuses the authorizer.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html",
  severity: "high",
  evaluate: (stack) =>
    checkEach(
      httpParts(stack, httpAuthorizerType).filter(
        ({ props }) =>
          props["authorizerType"] === "REQUEST" &&
          props["authorizerResultTtlInSeconds"] !== unknown,
      ),
      (on) => {
        const ttl = on.props["authorizerResultTtlInSeconds"];
        const seconds = number(ttl) ?? defaultSeconds;
        if (seconds < 0 || seconds > maxSeconds) {
          return report(
            on,
            "authorizerResultTtlInSeconds",
            `is ${shown(ttl)}`,
            `write a number from 0 to ${maxSeconds}`,
          );
        }
        return (
          seconds > 0 &&
          !isPresent(on.props["identitySources"]) &&
          report(
            on,
            "identitySources",
            `is nothing, and results are cached for ${seconds} s`,
            "write the header that is evaluated, like $request.header.x, or a TTL of 0",
          )
        );
      },
    ),
});
