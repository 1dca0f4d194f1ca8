/**
 * `GET /v1/me`: the claims of the viewer's token.
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
  summary: "The claims of your token. Not cached.",
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
        // JSON omits undefined members: claims that the token does not have.
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
