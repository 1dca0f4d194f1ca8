/**
 * The events of the sign-in API: HTTP API, payload format 2.0, with body and cookies.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 * @module
 */
import { Buffer, isUtf8 } from "node:buffer";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { queryPairs } from "../core/api/query-pairs.ts";
import { type AuthAnswer, type AuthRequest, maxBodyBytes } from "../core/auth/auth-message.ts";
import { requestIdOf } from "./event-request-id.ts";
import { pathOf } from "./http-api-path.ts";

/** Decodes an event. @throws {TypeError} for another kind of event. */
export function decodeAuthEvent(event: APIGatewayProxyEventV2): {
  readonly request: AuthRequest;
  readonly requestId: string;
} {
  const { headers, rawQueryString, requestContext, cookies = [] } = event;
  return {
    request: {
      method: requestContext.http.method,
      path: pathOf(event),
      query: queryPairs(rawQueryString),
      headers,
      cookies,
      body: bodyOf(event),
      viewer: viewerOf(headers["x-forwarded-for"], requestContext.http.sourceIp),
    },
    requestId: requestIdOf(headers["x-amz-cf-id"], requestContext.requestId),
  };
}

/** Encodes a response. */
export function encodeAuthAnswer({
  status,
  headers,
  cookies,
  body,
}: AuthAnswer): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: status,
    headers: { ...headers },
    cookies: [...cookies],
    body,
    isBase64Encoded: false,
  };
}

/** API Gateway encodes every body that it does not take for text, such as a form. */
function bodyOf({ body = "", isBase64Encoded }: APIGatewayProxyEventV2): string | undefined {
  if (body.length > 2 * maxBodyBytes) {
    return undefined;
  }
  const bytes = Buffer.from(body, isBase64Encoded ? "base64" : "utf8");
  return bytes.length <= maxBodyBytes && isUtf8(bytes) ? bytes.toString("utf8") : undefined;
}

/**
 * CloudFront appends the viewer's address to what the viewer sent. AWS does not document whether HTTP APIs append
 * CloudFront's, keep the header as it is, or replace it: the last address that is not CloudFront's is the viewer's, and
 * everything before it is a claim.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html
 */
function viewerOf(forwarded: string | undefined, sourceIp: string): string | undefined {
  const addresses = (forwarded ?? "").split(",").map((each) => each.trim());
  const isAppended = addresses.at(-1) === sourceIp;
  return addresses.at(isAppended ? -2 : -1) || undefined;
}
