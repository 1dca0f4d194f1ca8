/**
 * `GET /v1/openapi.json`: the OpenAPI description of the API.
 *
 * @module
 */
import { cacheControl } from "../../cache-lifetime.ts";
import { type ApiTitle, openApiDocument } from "../openapi.ts";
import { answered } from "../plan.ts";
import { publicAnswer } from "../public-answer.ts";
import type { Route } from "../route.ts";

/** Seconds; it changes only with a deployment. */
const keepSeconds = 300;

/** @param routes The routes to describe; a function, since this route is one of them. */
export function showDescription(title: ApiTitle, routes: () => readonly Route[]): Route {
  return {
    method: "GET",
    path: "/v1/openapi.json",
    operationId: "showDescription",
    summary: "This description (OpenAPI 3.1).",
    parameters: [],
    scopes: undefined,
    schema: {
      type: "object",
      properties: {
        openapi: { type: "string" },
        info: { type: "object" },
        paths: { type: "object" },
      },
      required: ["openapi", "info", "paths"],
    },
    example: () => ({ openapi: "3.1.1", info: title, paths: {} }),
    plan: ({ request }, { tagBody, freshness }) => {
      const keep = cacheControl({
        browserSeconds: Math.min(keepSeconds, freshness.browserMaxSeconds),
        sharedSeconds: keepSeconds,
        staleWhileRevalidateSeconds: freshness.staleWhileRevalidateSeconds,
        staleIfErrorSeconds: freshness.staleIfErrorSeconds,
      });
      const reply = { body: openApiDocument(title, routes()) };
      return answered(publicAnswer(reply, keep, request.ifNoneMatch, tagBody));
    },
  };
}
