/**
 * The events of HTTP APIs, payload format 2.0.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 * @module
 */
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { queryPairs } from "../core/api/query-pairs.ts";
import { requestIdOf } from "./event-request-id.ts";
import type { DecodedEvent } from "./gateway-handler.ts";
import { pathOf } from "./http-api-path.ts";

/**
 * Decodes an event of an HTTP API.
 *
 * Header names are lower-case and lines of one name are joined by commas, so a second `Authorization`
 * gives a value that no scheme has. The query string is unchanged; the path is already decoded, which
 * `readParameters` handles. No route takes a body.
 *
 * @throws {TypeError} for another kind of event.
 */
export function decodeHttpApiEvent(event: APIGatewayProxyEventV2): DecodedEvent {
  const { headers, rawQueryString, requestContext } = event;
  const { authorization } = headers;
  return {
    request: {
      method: requestContext.http.method,
      path: pathOf(event),
      query: queryPairs(rawQueryString),
      authorization: authorization === undefined ? [] : [authorization],
      ifNoneMatch: headers["if-none-match"],
      attempt: headers["x-touchline-attempt"],
    },
    requestId: requestIdOf(headers["x-amz-cf-id"], requestContext.requestId),
  };
}
