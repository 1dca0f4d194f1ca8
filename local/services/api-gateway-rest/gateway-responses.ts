/**
 * Gateway responses of a REST API.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 * @module
 */
import type { Message } from "../../http/message.ts";
import { gatewayAnswer } from "../api-gateway/gateway.ts";
import { signatureWords } from "../api-gateway/signed-caller.ts";
import type { Principal } from "../iam/principal.ts";

/** What a response of the gateway's own says. */
export interface Fault {
  /** The type that a program can declare another response for; `""` where only the defaults hold. */
  readonly type: string;
  readonly message: string;
  /** What a body does not conform to. @default none */
  readonly validationError?: string;
}

/** A response of the gateway's own. */
export type RestFault = Message & { readonly fault: Fault };

/** Whether a response is the gateway's own. */
export function isFault(message: Message): message is RestFault {
  return "fault" in message;
}

/**
 * Its answers: status, words, the error type beside them, and the type of the gateway response. See `restErrorWords`
 * in aws/api-gateway-behavior.ts.
 */
const answers = {
  authorizerFailed: [
    500,
    "Internal server error",
    "AuthorizerConfigurationException",
    "AUTHORIZER_CONFIGURATION_ERROR",
  ],
  badGateway: [502, "Internal server error", "InternalServerErrorException", ""],
  denied: [
    403,
    "User is not authorized to access this resource with an explicit deny",
    "AccessDeniedException",
    "ACCESS_DENIED",
  ],
  expiredToken: [401, "The incoming token has expired", "UnauthorizedException", "UNAUTHORIZED"],
  forbidden: [403, "Forbidden", "ForbiddenException", "INVALID_API_KEY"],
  headTooLarge: [431, "Request Header Fields Too Large", "BadRequestException", ""],
  late: [504, "Endpoint request timed out", "InternalServerErrorException", "INTEGRATION_TIMEOUT"],
  limitExceeded: [429, "Limit Exceeded", "LimitExceededException", "QUOTA_EXCEEDED"],
  noRoute: [
    403,
    "Missing Authentication Token",
    "MissingAuthenticationTokenException",
    "MISSING_AUTHENTICATION_TOKEN",
  ],
  overloaded: [
    500,
    "Internal server error",
    "InternalServerErrorException",
    "API_CONFIGURATION_ERROR",
  ],
  throttled: [429, "Too Many Requests", "TooManyRequestsException", "THROTTLED"],
  tooLarge: [413, "Request Too Long", "RequestTooLargeException", "REQUEST_TOO_LARGE"],
  unauthorized: [401, "Unauthorized", "UnauthorizedException", "UNAUTHORIZED"],
  unreadableBody: [
    400,
    "Could not parse request body into json",
    "BadRequestException",
    "BAD_REQUEST_BODY",
  ],
  unsupportedType: [415, "Unsupported Media Type", "BadRequestException", "UNSUPPORTED_MEDIA_TYPE"],
} as const;

function faultAnswer(status: number, errorType: string, fault: Fault): RestFault {
  return { ...gatewayAnswer(status, fault.message, ["x-amzn-ErrorType", errorType]), fault };
}

/** One of them. */
export function restAnswer(kind: keyof typeof answers): RestFault {
  const [status, message, errorType, type] = answers[kind];
  return faultAnswer(status, errorType, { type, message });
}

/** A refusal by a request validator. @param names Of the parameters that are missing. */
export function missingParametersAnswer(names: readonly string[]): RestFault {
  return faultAnswer(400, "BadRequestException", {
    type: "BAD_REQUEST_PARAMETERS",
    message: `Missing required request parameters: [${names.join(", ")}]`,
  });
}

/** A refusal of a body by a request validator. @param validationError What it does not conform to. */
export function invalidBodyAnswer(validationError: string): RestFault {
  return faultAnswer(400, "BadRequestException", {
    type: "BAD_REQUEST_BODY",
    message: "Invalid request body",
    validationError,
  });
}

/** A refusal of a signature that does not hold. */
export function unsignedAnswer(why: keyof typeof signatureWords): RestFault {
  const isUnknown = why === "unknown-key";
  return faultAnswer(403, isUnknown ? "UnrecognizedClientException" : "InvalidSignatureException", {
    type: isUnknown ? "ACCESS_DENIED" : "INVALID_SIGNATURE",
    message: signatureWords[why],
  });
}

/** A refusal by policies. AWS masks the account's number, as here. @param caller Who signed. @default nobody */
export function deniedAnswer(resourceArn: string, caller?: Principal): RestFault {
  const who = caller?.kind === "role" ? caller.arn : "anonymous";
  const masked = resourceArn.replace(/:\d{8}(\d{4}):/, ":********$1:");
  return faultAnswer(403, "AccessDeniedException", {
    type: "ACCESS_DENIED",
    message: `User: ${who} is not authorized to perform: execute-api:Invoke on resource: ${masked}`,
  });
}
