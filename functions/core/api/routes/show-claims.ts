/**
 * `GET /v1/me`: what the viewer's own token says.
 *
 * @module
 */
import { unkeptAnswer } from "../api-answer.ts";
import { withToken } from "../bearer-step.ts";
import { listOf, text, withOptional } from "../json-schema.ts";
import { answered } from "../plan.ts";
import type { Route } from "../route.ts";

const seconds = { type: "number", minimum: 0, description: "Seconds since the epoch." };

/** See the module. */
export const showClaims: Route = {
  method: "GET",
  path: "/v1/me",
  operationId: "showClaims",
  summary: "What your own token says. Never kept by any cache.",
  parameters: [],
  scopes: [],
  schema: withOptional(
    { scopes: listOf(text), exp: seconds },
    { sub: { type: "string" }, nbf: seconds, iat: seconds },
  ),
  example: () => ({ sub: "referee-7", scopes: ["desk"], exp: 1_800_000_900, iat: 1_800_000_000 }),
  plan: ({ request }, { realm }) =>
    withToken(request.authorization, [], realm, (claims) =>
      answered(
        // JSON leaves out what is undefined: what the token does not say.
        unkeptAnswer({
          sub: claims.subject,
          scopes: claims.scopes,
          exp: claims.expiresAtSeconds,
          nbf: claims.notBeforeSeconds,
          iat: claims.issuedAtSeconds,
        }),
      ),
    ),
};
