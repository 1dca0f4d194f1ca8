/**
 * The events and responses of REST APIs, Lambda proxy integration.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 * @module
 */
import type {
  APIGatewayProxyEvent,
  APIGatewayProxyEventHeaders,
  APIGatewayProxyEventMultiValueHeaders,
  APIGatewayProxyResult,
} from "aws-lambda";
import type { ApiAnswer } from "../core/api/api-answer.ts";
import type { ApiRequest } from "../core/api/api-request.ts";
import type { QueryPair } from "../core/api/query-pairs.ts";
import { requestIdOf } from "./event-request-id.ts";
import type { Gateway } from "./gateway-handler.ts";

/** The header lines of an event; `null` in the test console of API Gateway. */
interface HeaderLines {
  readonly headers: APIGatewayProxyEventHeaders | null;
  readonly multiValueHeaders: APIGatewayProxyEventMultiValueHeaders | null;
}

/** REST APIs. */
export const restApiGateway: Gateway<APIGatewayProxyEvent, APIGatewayProxyResult> = {
  decode,
  encode,
};

/**
 * Decodes an event.
 *
 * Header names keep the case in which they were sent. Query parameters are decoded (AWS shows this in
 * examples but does not document it), with all values of a name.
 *
 * @throws {TypeError} for another kind of event.
 */
function decode(event: APIGatewayProxyEvent): {
  readonly request: ApiRequest;
  readonly requestId: string;
} {
  const { httpMethod, path, multiValueQueryStringParameters, requestContext } = event;
  const ifNoneMatch = linesOf(event, "if-none-match");
  return {
    request: {
      method: httpMethod,
      path,
      query: queryOf(multiValueQueryStringParameters),
      authorization: linesOf(event, "authorization"),
      ifNoneMatch: ifNoneMatch.length === 0 ? undefined : ifNoneMatch.join(", "),
      attempt: linesOf(event, "x-touchline-attempt")[0],
    },
    requestId: requestIdOf(linesOf(event, "x-amz-cf-id")[0], requestContext.requestId),
  };
}

function encode({ status, headers, body }: ApiAnswer): APIGatewayProxyResult {
  return { statusCode: status, headers: { ...headers }, body, isBase64Encoded: false };
}

/** @param name Lower-case. */
function linesOf({ headers, multiValueHeaders }: HeaderLines, name: string): readonly string[] {
  const lines = Object.entries(multiValueHeaders ?? headers ?? {});
  return lines.filter(([key]) => key.toLowerCase() === name).flatMap(([, values]) => values ?? []);
}

function queryOf(
  parameters: APIGatewayProxyEvent["multiValueQueryStringParameters"],
): readonly QueryPair[] {
  return Object.entries(parameters ?? {}).flatMap(([name, values]) =>
    (values ?? []).map((value) => ({ name, value })),
  );
}
