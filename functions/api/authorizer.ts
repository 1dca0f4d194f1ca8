/**
 * The authorizer of the regional API: only the facade gets through.
 *
 * The gateway does not ask when the header is missing (401), and remembers each answer by the header's value.
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

const judge = secretChecker(CONFIG.acceptedHashes);

/** @throws {TypeError} when invoked with what is no such event. */
export const handler = async ({
  headers,
  requestContext,
}: APIGatewayRequestAuthorizerEventV2): Promise<APIGatewaySimpleAuthorizerResult> => {
  const finding = judge(headers?.["x-origin-verify"]);
  if (finding !== "accepted") {
    // The gateway's own id: who comes without the secret may call itself anything.
    log("warn", "origin.refused", { requestId: requestContext.requestId, finding });
  }
  return { isAuthorized: finding === "accepted" };
};
