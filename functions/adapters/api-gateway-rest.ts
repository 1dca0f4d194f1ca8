/**
 * The events of REST APIs, Lambda proxy integration.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 * @module
 */
import { isUtf8 } from "node:buffer";
import type {
  APIGatewayProxyEvent,
  APIGatewayProxyEventHeaders,
  APIGatewayProxyEventMultiValueHeaders,
} from "aws-lambda";
import type { QueryPair } from "../core/api/query-pairs.ts";
import { requestIdOf } from "./event-request-id.ts";
import type { DecodedEvent } from "./gateway-handler.ts";

/** The header lines of an event; `null` in the test console of API Gateway. */
interface HeaderLines {
  readonly headers: APIGatewayProxyEventHeaders | null;
  readonly multiValueHeaders: APIGatewayProxyEventMultiValueHeaders | null;
}

/**
 * Decodes an event of a REST API.
 *
 * Header names keep the case in which they were sent. Query parameters are decoded (AWS shows this in
 * examples but does not document it), with all values of a name.
 *
 * @throws {TypeError} for another kind of event.
 */
export function decodeRestApiEvent(event: APIGatewayProxyEvent): DecodedEvent {
  const { httpMethod, path, multiValueQueryStringParameters, requestContext } = event;
  const authorization = joinedLines(event, "authorization");
  return {
    request: {
      method: httpMethod,
      path,
      query: queryOf(multiValueQueryStringParameters),
      authorization: authorization === undefined ? [] : [authorization],
      ifNoneMatch: joinedLines(event, "if-none-match"),
      attempt: joinedLines(event, "x-touchline-attempt"),
      change: {
        ifMatch: joinedLines(event, "if-match"),
        idempotencyKey: joinedLines(event, "idempotency-key"),
        contentType: joinedLines(event, "content-type"),
        body: bodyOf(event),
      },
    },
    requestId: requestIdOf(joinedLines(event, "x-amz-cf-id"), requestContext.requestId),
  };
}

/** @returns `undefined` when it is not UTF-8. */
function bodyOf({ body, isBase64Encoded }: APIGatewayProxyEvent): string | undefined {
  if (!isBase64Encoded) {
    return body ?? "";
  }
  const bytes = Buffer.from(body ?? "", "base64");
  return isUtf8(bytes) ? bytes.toString("utf8") : undefined;
}

/** Several lines joined by commas, as HTTP APIs send them (RFC 9110 §5.3). @param name Lower-case. */
function joinedLines(
  { headers, multiValueHeaders }: HeaderLines,
  name: string,
): string | undefined {
  const lines = Object.entries(multiValueHeaders ?? headers ?? {})
    .filter(([key]) => key.toLowerCase() === name)
    .flatMap(([, values]) => values ?? []);
  return lines.length === 0 ? undefined : lines.join(",");
}

/**
 * Values arrive decoded, so one whose escapes are not UTF-8 is not recognized as malformed: it is read as the text that
 * the gateway makes of it, and refused as such.
 */
function queryOf(
  parameters: APIGatewayProxyEvent["multiValueQueryStringParameters"],
): readonly QueryPair[] {
  return Object.entries(parameters ?? {}).flatMap(([name, values]) =>
    (values ?? []).map((value) => ({ name, value })),
  );
}
