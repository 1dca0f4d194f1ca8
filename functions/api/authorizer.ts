/**
 * The authorizer of the regional API: allows only the facade.
 *
 * API Gateway returns 401 without a call when the header is missing, and caches each result by the
 * header's value.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
 * @module
 */
import type {
  APIGatewayRequestAuthorizerEventV2,
  APIGatewaySimpleAuthorizerResult,
} from "aws-lambda";
import { log } from "../adapters/log.ts";
import { secretChecker } from "../adapters/secret-check.ts";
import type { OriginAuthorizerConfig } from "../contract.ts";

/** Compiled in with the bundle. */
declare const CONFIG: OriginAuthorizerConfig;

const check = secretChecker(CONFIG.acceptedHashes);

/** @throws {TypeError} when the event is not an HTTP API authorizer event. */
export const handler = async ({
  headers,
  requestContext,
}: APIGatewayRequestAuthorizerEventV2): Promise<APIGatewaySimpleAuthorizerResult> => {
  const finding = check(headers?.["x-origin-verify"]);
  if (finding !== "accepted") {
    // The gateway's id: a caller without the secret may send any X-Amz-Cf-Id.
    log("warn", "origin.refused", { requestId: requestContext.requestId, finding });
  }
  return { isAuthorized: finding === "accepted" };
};
