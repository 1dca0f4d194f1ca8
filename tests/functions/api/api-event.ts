/**
 * Events of an HTTP API, payload format 2.0, as AWS documents them.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 * @module
 */
import type { APIGatewayProxyEventV2 } from "aws-lambda";

/** The gateway's id of every request. */
export const gatewayRequestId = "JKJaXmPLvHcESHA=";

/** CloudFront's id of every request. */
export const cloudFrontRequestId = "4TyzHTaYWb1GX1qTfsHhEqV6HUDd_BzoBZnwfnvQc_1oF26ClkoUSEQ==";

/** The parts of a request that a test sets. */
export interface Request {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** @param target Path and query string, as the gateway hands them over. */
export function httpApiEvent(
  target: string,
  { method = "GET", headers = {} }: Request = {},
): APIGatewayProxyEventV2 {
  const query = target.indexOf("?");
  const rawPath = query === -1 ? target : target.slice(0, query);
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath,
    rawQueryString: query === -1 ? "" : target.slice(query + 1),
    headers: {
      host: "abcdef1234.execute-api.eu-west-1.amazonaws.com",
      "x-amz-cf-id": cloudFrontRequestId,
      "x-forwarded-for": "203.0.113.178",
      ...headers,
    },
    requestContext: {
      accountId: "000000000000",
      apiId: "abcdef1234",
      domainName: "abcdef1234.execute-api.eu-west-1.amazonaws.com",
      domainPrefix: "abcdef1234",
      http: {
        method,
        path: rawPath,
        protocol: "HTTP/1.1",
        sourceIp: "203.0.113.178",
        userAgent: "Amazon CloudFront",
      },
      requestId: gatewayRequestId,
      routeKey: "$default",
      stage: "$default",
      time: "12/Mar/2020:19:03:58 +0000",
      timeEpoch: 1_583_348_638_390,
    },
    isBase64Encoded: false,
  };
}
