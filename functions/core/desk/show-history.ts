/**
 * `GET /desk/history`: the changes of the season, newest first.
 *
 * @module
 */
import { unkeptAnswer } from "../api/api-answer.ts";
import { parametersRefused } from "../api/api-problem.ts";
import { withToken } from "../api/bearer-step.ts";
import { exactly, type JsonSchema, listOf, text, withOptional } from "../api/json-schema.ts";
import { fault, type Parameter, value } from "../api/parameter.ts";
import { pageSize } from "../api/parameters.ts";
import { answered } from "../api/plan.ts";
import { readParameters } from "../api/read-parameters.ts";
import type { Route } from "../api/route.ts";
import { indexSeason } from "../api/season-index.ts";

const path = "/desk/history";

const after: Parameter<string | undefined> = {
  name: "after",
  in: "query",
  description: "The position after which the page begins, from the link to the next page.",
  schema: text,
  example: "8210000000000-x",
  read: (given) =>
    /^\d{13}-[\w.-]{1,200}$/.test(given)
      ? value(given)
      : fault("must be a position of the history", []),
};

const parameters = { after, pageSize };

const game: JsonSchema = exactly({ line: text, entry: { type: ["object", "null"] } });

const schema = exactly({
  changes: listOf(
    withOptional(
      { at: text, to: text },
      { by: text, method: text, place: text, from: text, before: game, after: game },
    ),
  ),
});

const noSeason = indexSeason({ name: "", leagues: [] });

/** See the module. The response is not cached. */
export function showHistory(scopes: readonly string[]): Route {
  return {
    method: "GET",
    path,
    operationId: "showHistory",
    summary: "Who changed what, when, from which version to which; newest first.",
    parameters: Object.values(parameters),
    scopes,
    schema,
    example: () => ({ changes: [] }),
    plan: ({ request }, { realm }) =>
      withToken(request.authorization, scopes, realm, () => {
        const given = { path: {}, query: request.query };
        const reading = readParameters(parameters, given, noSeason);
        if (reading.kind === "refused") {
          return answered(parametersRefused(reading.faults, reading.isUnknown));
        }
        const { after: position, pageSize: count } = reading.values;
        return {
          kind: "history",
          query: { after: position, count },
          next: ({ changes, next }) => {
            const answer = unkeptAnswer({ changes });
            const link = `<${path}?pageSize=${count}&after=${next}>; rel="next"`;
            const headers = next === undefined ? answer.headers : { ...answer.headers, link };
            return answered({ ...answer, headers });
          },
        };
      }),
  };
}
