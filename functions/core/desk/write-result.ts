/**
 * `PUT /desk/leagues/{league}/weeks/{week}/games/{game}`: where results will be written, and are not yet.
 *
 * @module
 */
import { writingUnavailable } from "../api/api-problem.ts";
import { withToken } from "../api/bearer-step.ts";
import { answered } from "../api/plan.ts";
import type { Route } from "../api/route.ts";

/**
 * See the module. Who may not write is told so first; who may is told that nothing was written. The path
 * and the body are not looked at: to judge them would be to promise something.
 */
export function writeResult(scopes: readonly string[]): Route {
  return {
    method: "PUT",
    path: "/desk/leagues/{league}/weeks/{week}/games/{game}",
    operationId: "writeResult",
    summary: "Writes a result. Answers 501: it is not built.",
    parameters: [],
    scopes,
    schema: {},
    example: () => ({}),
    plan: ({ request }, { realm }) =>
      withToken(request.authorization, scopes, realm, () => answered(writingUnavailable())),
  };
}
