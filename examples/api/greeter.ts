/**
 * Greets by name: `GET /greetings/{name}`.
 *
 * @module
 */
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";

/** Configuration that `ServiceFunction` compiles into the bundle. */
export interface GreeterConfig {
  readonly greeting: string;
}

declare const CONFIG: GreeterConfig;

/** Handles an HTTP API event, payload format 2.0. */
export const handler = async ({
  pathParameters,
}: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => ({
  statusCode: 200,
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ message: `${CONFIG.greeting}, ${pathParameters?.["name"]}!` }),
});
