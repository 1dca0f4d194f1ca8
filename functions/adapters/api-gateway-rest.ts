/**
 * API Gateway's spelling of requests and answers for REST APIs, proxy integration.
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

/** Of an event, its header lines; `null` in the test console of API Gateway. */
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
 * Reads an event.
 *
 * Header names come as they were sent, in any case. Query parameters come decoded (from memory: AWS shows
 * it in examples and does not say so), and with all values of a name.
 *
 * @throws {TypeError} when it is no such event.
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

/** Spells an answer. */
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
