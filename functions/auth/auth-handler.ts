/**
 * The sign-in API: people by mail, machines by client secret.
 *
 * @module
 */
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { awsPorts } from "../adapters/auth-aws.ts";
import { decodeAuthEvent, encodeAuthAnswer } from "../adapters/auth-event.ts";
import { authService } from "../adapters/auth-service.ts";
import type { SignInConfig } from "../contract.ts";

/** Compiled in with the bundle. */
declare const CONFIG: SignInConfig;

const serve = authService(awsPorts(CONFIG));

/** @throws {TypeError} when the event is not an HTTP API event; never for what a viewer sends. */
export const handler = async (event: APIGatewayProxyEventV2) => {
  const { request, requestId } = decodeAuthEvent(event);
  return encodeAuthAnswer(await serve(request, requestId));
};
