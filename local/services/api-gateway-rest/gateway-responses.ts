/**
 * Gateway responses of a REST API.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 * @module
 */
import type { Message } from "../../http/message.ts";
import { gatewayAnswer } from "../api-gateway/gateway.ts";

/**
 * Its answers: status, words, and the error type beside them. See `restErrorWords` in
 * aws/api-gateway-behavior.ts.
 */
const answers = {
  authorizerFailed: [500, "Internal server error", "AuthorizerConfigurationException"],
  badGateway: [502, "Internal server error", "InternalServerErrorException"],
  forbidden: [403, "Forbidden", "ForbiddenException"],
  headTooLarge: [431, "Request Header Fields Too Large", "BadRequestException"],
  late: [504, "Endpoint request timed out", "InternalServerErrorException"],
  limitExceeded: [429, "Limit Exceeded", "LimitExceededException"],
  noRoute: [403, "Missing Authentication Token", "MissingAuthenticationTokenException"],
  overloaded: [500, "Internal server error", "InternalServerErrorException"],
  throttled: [429, "Too Many Requests", "TooManyRequestsException"],
  tooLarge: [413, "Request Too Long", "RequestTooLargeException"],
  unauthorized: [401, "Unauthorized", "UnauthorizedException"],
} as const;

/** One of them. */
export function restAnswer(kind: keyof typeof answers): Message {
  const [status, message, type] = answers[kind];
  return gatewayAnswer(status, message, ["x-amzn-ErrorType", type]);
}

/** A refusal by a request validator. @param names Of the parameters that are missing. */
export function missingParametersAnswer(names: readonly string[]): Message {
  return gatewayAnswer(400, `Missing required request parameters: [${names.join(", ")}]`, [
    "x-amzn-ErrorType",
    "BadRequestException",
  ]);
}

/** A refusal by the resource policy. AWS masks the account's number, as here. */
export function deniedAnswer(resourceArn: string): Message {
  const masked = resourceArn.replace(/:\d{8}(\d{4}):/, ":********$1:");
  return gatewayAnswer(
    403,
    `User: anonymous is not authorized to perform: execute-api:Invoke on resource: ${masked}`,
    ["x-amzn-ErrorType", "AccessDeniedException"],
  );
}
