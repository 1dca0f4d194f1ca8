/**
 * `/desk/leagues/{league}/weeks/{week}/games/{game}`: shows, writes, updates and voids a game.
 *
 * @module
 */
import type { ApiAnswer } from "../api/api-answer.ts";
import { apiProblem } from "../api/api-problem.ts";
import type { ChangeRequest } from "../api/api-request.ts";
import { withToken } from "../api/bearer-step.ts";
import { shared } from "../api/json-schema.ts";
import { answered, type Plan } from "../api/plan.ts";
import type { ApiTerms, Asked, Route } from "../api/route.ts";
import { marked } from "../api/season-resource.ts";
import { problemAnswer } from "../problem-document.ts";
import { seasonProblem } from "../season-lookup.ts";
import {
  answerOf,
  changeRefused,
  decideGame,
  findGame,
  gameAnswer,
  gameParameters,
} from "./game-edit.ts";
import { type ChangeReading, readResult, readUpdate } from "./read-change.ts";
import { changeIdOf, type EditOutcome } from "./season-edit.ts";
import { readWrite } from "./write-request.ts";

const path = "/desk/leagues/{league}/weeks/{week}/games/{game}";

const noChange: ChangeRequest = {
  ifMatch: undefined,
  idempotencyKey: undefined,
  contentType: undefined,
  body: undefined,
};

/** A method that changes a game. */
interface Writing {
  readonly method: "PUT" | "PATCH" | "DELETE";
  readonly operationId: string;
  readonly summary: string;
  /** Reads the body; absent where there is none. */
  readonly read?: (body: unknown) => ChangeReading;
}

const writings: readonly Writing[] = [
  {
    method: "PUT",
    operationId: "writeResult",
    summary: "Writes the final result of a game, or that it has not been played.",
    read: readResult,
  },
  {
    method: "PATCH",
    operationId: "updateGame",
    summary: "Updates the score of a game, which is live from then on, its kick-off and its venue.",
    read: readUpdate,
  },
  { method: "DELETE", operationId: "voidGame", summary: "Voids a game: it does not count." },
];

/** See the module. @param scopes All of them must be in the token. */
export function gameRoutes(scopes: readonly string[]): readonly Route[] {
  const described = {
    path,
    parameters: Object.values(gameParameters),
    scopes,
    schema: shared("Match"),
    example: exampleGame,
  } as const;
  return [
    {
      ...described,
      method: "GET",
      operationId: "showGame",
      summary: "A game, with the ETag that a change of it requires.",
      plan: ({ path: inPath, request }, { realm, tagBody }) =>
        withToken(request.authorization, scopes, realm, () => ({
          kind: "season",
          next: (lookup) => {
            if (lookup.kind === "none") {
              return answered(seasonProblem(lookup.fault));
            }
            const found = findGame(lookup.made, inPath);
            return answered(
              found.kind === "match"
                ? marked(gameAnswer(found.match, tagBody), lookup)
                : found.answer,
            );
          },
        })),
    },
    ...writings.map(
      ({ read, ...writing }): Route => ({
        ...described,
        ...writing,
        plan: (asked, terms) =>
          withToken(asked.request.authorization, scopes, terms.realm, ({ subject = "" }) =>
            planChange(asked, terms, read, subject),
          ),
      }),
    ),
  ];
}

const exampleGame: Route["example"] = (index) => {
  const found = findGame(index, { league: "north", week: "1", game: "1" });
  return found.kind === "match" ? found.match : {};
};

function planChange(
  { path: inPath, request }: Asked,
  { tagBody }: ApiTerms,
  read: Writing["read"],
  by: string,
): Plan {
  const reading = readWrite(request.change ?? noChange, read !== undefined);
  if (reading.kind === "refused") {
    return answered(reading.answer);
  }
  const { tags, idempotencyKey, body } = reading.write;
  const asked: ChangeReading = read?.(body) ?? { kind: "change", change: { kind: "void" } };
  if (asked.kind === "refused") {
    return answered(changeRefused(asked.faults));
  }
  const { change } = asked;
  const { league = "", week = "", game = "" } = inPath;
  const { method } = request;
  const digest = (text: string) => tagBody(text).replaceAll('"', "");
  return {
    kind: "edit",
    edit: {
      topic: { by, method, place: `${league}/${week}/${game}` },
      id:
        idempotencyKey === undefined
          ? undefined
          : changeIdOf(by, idempotencyKey, [method, league, week, game, tags, change], digest),
      decide: (season) => decideGame(season, inPath, tags, change, tagBody),
      answer: (season) => answerOf(season, inPath, tagBody),
    },
    next: (outcome) => answered(outcomeAnswer(outcome)),
  };
}

function outcomeAnswer(outcome: EditOutcome): ApiAnswer {
  switch (outcome.kind) {
    case "answer":
      return outcome.answer;
    case "key-reused":
      return apiProblem({
        code: "key-reused",
        status: 422,
        title: "Idempotency-Key reused",
        detail: "The Idempotency-Key was used for another request. Use a new one.",
      });
    case "invalid":
      return problemAnswer("season-invalid");
    case "gave-up":
      return problemAnswer("season-busy");
  }
}
