/**
 * Changes of games as the desk's routes plan them.
 *
 * @module
 */
import assert from "node:assert/strict";
import { entityTag } from "../../../functions/adapters/body-tag.ts";
import type { ApiAnswer } from "../../../functions/core/api/api-answer.ts";
import type { ChangeRequest } from "../../../functions/core/api/api-request.ts";
import type { Plan } from "../../../functions/core/api/plan.ts";
import { indexSeason } from "../../../functions/core/api/season-index.ts";
import { gameRoutes } from "../../../functions/core/desk/game-routes.ts";
import type { SeasonEdit } from "../../../functions/core/desk/season-edit.ts";
import type { Season } from "../../../functions/core/season-types.ts";
import { matchDay } from "../match-day.ts";

/** A game: id of the league, week and game from 1. */
export type Place = readonly [league: string, week: number, game: number];

/** What a request has besides its place. */
export interface Ask extends Partial<ChangeRequest> {
  readonly method?: string;
  readonly by?: string;
}

const terms = { region: "eu-west-1", realm: "touchline", freshness: matchDay, tagBody: entityTag };

/** The plan of a request with a valid token. */
export function planOf(
  [league, week, game]: Place,
  { method = "PUT", by = "ada", ...ask }: Ask,
): Plan {
  const route = gameRoutes(["desk"]).find((each) => each.method === method);
  assert.ok(route);
  const plan = route.plan(
    {
      path: { league, week: String(week), game: String(game) },
      request: {
        method,
        path: "",
        query: [],
        authorization: ["Bearer a.b.c"],
        ifNoneMatch: undefined,
        attempt: undefined,
        change: {
          ifMatch: undefined,
          idempotencyKey: undefined,
          contentType: "application/json",
          body: "",
          ...ask,
        },
      },
    },
    terms,
  );
  assert.ok(plan.kind === "token");
  const claims = {
    subject: by,
    scopes: ["desk"],
    expiresAtSeconds: 0,
    notBeforeSeconds: undefined,
    issuedAtSeconds: undefined,
  };
  return plan.next({ kind: "valid", claims });
}

/** The edit of a request that is well-formed. */
export function editOf(place: Place, ask: Ask): SeasonEdit {
  const plan = planOf(place, ask);
  assert.ok(plan.kind === "edit", JSON.stringify(plan));
  return plan.edit;
}

/** The response to a request that is refused before the season is read. */
export function refusalOf(place: Place, ask: Ask): ApiAnswer {
  const plan = planOf(place, ask);
  assert.ok(plan.kind === "answer");
  return plan.answer;
}

/** The game as `GET` shows it, with its entity tag. */
export function shownGame(season: Season, place: Place): ApiAnswer {
  const plan = planOf(place, { method: "GET" });
  assert.ok(plan.kind === "season");
  const answered = plan.next({ kind: "current", made: indexSeason(season) }, 0);
  assert.ok(answered.kind === "answer");
  return answered.answer;
}

/** The entity tag of a game. */
export function tagOf(season: Season, place: Place): string {
  return shownGame(season, place).headers["etag"] ?? "";
}

/** The body of a result with this many tries of the home side, and one of the away side. */
export function resultBody(tries: number): string {
  const away = { tries: 1, conversions: 1, penalties: 0, dropGoals: 0 };
  return JSON.stringify({ home: { ...away, tries }, away });
}
