/**
 * `PUT /desk/leagues/{league}/weeks/{week}/games/{game}`: not implemented.
 *
 * @module
 */
import { writingUnavailable } from "../api/api-problem.ts";
import { withToken } from "../api/bearer-step.ts";
import { answered } from "../api/plan.ts";
import type { Route } from "../api/route.ts";

/**
 * See the module. Returns 401 or 403 without a valid token, otherwise 501. The path and the body are not
 * read.
 */
export function writeResult(scopes: readonly string[]): Route {
  return {
    method: "PUT",
    path: "/desk/leagues/{league}/weeks/{week}/games/{game}",
    operationId: "writeResult",
    summary: "Writes a result. Returns 501: not implemented.",
    parameters: [],
    scopes,
    schema: {},
    example: () => ({}),
    plan: ({ request }, { realm }) =>
      withToken(request.authorization, scopes, realm, () => answered(writingUnavailable())),
  };
}
