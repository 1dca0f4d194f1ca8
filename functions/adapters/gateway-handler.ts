/**
 * A Lambda handler behind API Gateway: decodes the event, serves the request, encodes the response.
 *
 * The regional API and the results desk are this composition with different arguments.
 *
 * @module
 */
import type { Context } from "aws-lambda";
import type { ServiceConfig } from "../contract.ts";
import type { ApiAnswer } from "../core/api/api-answer.ts";
import type { ApiRequest } from "../core/api/api-request.ts";
import type { Route } from "../core/api/route.ts";
import { indexSeason } from "../core/api/season-index.ts";
import { type ApiPorts, apiService } from "./api-service.ts";
import { entityTag } from "./body-tag.ts";
import { measured, seasonAge } from "./metric.ts";
import { seasonPlaces, seasonSource } from "./season-source.ts";
import { createVerifier } from "./token-verifier.ts";

/** What an event of API Gateway contains. */
export interface DecodedEvent {
  readonly request: ApiRequest;
  readonly requestId: string;
}

/** A response that HTTP APIs (payload format 2.0) and REST APIs (Lambda proxy integration) read alike. */
interface ProxyResult {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly isBase64Encoded: false;
}

/** What only some APIs have. */
export interface GatewayExtras extends Pick<ApiPorts, "desk"> {
  /** The last step before a response is encoded. @default none */
  readonly finish?: (answer: ApiAnswer, request: ApiRequest) => ApiAnswer;
}

/**
 * Makes the handler of some routes.
 *
 * @param decode Reads the events of one kind of API. It throws for another kind of event, never for what a viewer sends.
 */
export function gatewayHandler<Event>(
  decode: (event: Event) => DecodedEvent,
  routes: readonly Route[],
  config: ServiceConfig,
  {
    finish = (answer: ApiAnswer, _request: ApiRequest): ApiAnswer => answer,
    desk,
  }: GatewayExtras = {},
): (event: Event, context: Pick<Context, "functionVersion">) => Promise<ProxyResult> {
  const log = measured(seasonAge);
  const serve = apiService(
    routes,
    { ...config, tagBody: entityTag },
    {
      season: seasonSource(seasonPlaces(config.seasons), { make: indexSeason }, log),
      verify: createVerifier(config.tokens),
      log,
      now: Date.now,
      ...(desk === undefined ? {} : { desk }),
    },
  );
  return async (event, { functionVersion }) => {
    const { request, requestId } = decode(event);
    const answer = await serve(request, { requestId, version: functionVersion });
    return encode(finish(answer, request));
  };
}

function encode({ status, headers, body }: ApiAnswer): ProxyResult {
  return { statusCode: status, headers: { ...headers }, body, isBase64Encoded: false };
}
