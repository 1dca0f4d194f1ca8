/**
 * The edit of one game on the condition of its entity tag.
 *
 * @module
 */
import { type ApiAnswer, unkeptAnswer } from "../api/api-answer.ts";
import { apiProblem, type BodyFault, parametersRefused } from "../api/api-problem.ts";
import { type MatchView, matchView } from "../api/match-view.ts";
import type { Values } from "../api/parameter.ts";
import { gameInPath, leagueInPath, weekInPath } from "../api/parameters.ts";
import type { TagBody } from "../api/public-answer.ts";
import { readParameters } from "../api/read-parameters.ts";
import { indexSeason, type SeasonIndex } from "../api/season-index.ts";
import type { Season } from "../season-types.ts";
import { changed, type GamePlace, gameAt, gameText, withGame } from "./change-game.ts";
import { conversionFaults, type GameChange } from "./read-change.ts";
import type { EditDecision } from "./season-edit.ts";

/** The parameters of the path of a game. */
export const gameParameters = { league: leagueInPath, week: weekInPath, game: gameInPath };

/** A game, or why there is none. */
type FoundGame =
  | { readonly kind: "match"; readonly match: MatchView; readonly place: GamePlace }
  | { readonly kind: "problem"; readonly answer: ApiAnswer };

/** Finds the game of a path. @throws never */
export function findGame(index: SeasonIndex, path: Readonly<Record<string, string>>): FoundGame {
  const reading = readParameters(gameParameters, { path, query: [] }, index);
  if (reading.kind === "refused") {
    return { kind: "problem", answer: parametersRefused(reading.faults, reading.isUnknown) };
  }
  const match = matchOf(index, reading.values);
  return match === undefined
    ? { kind: "problem", answer: parametersRefused([], true) }
    : {
        kind: "match",
        match: matchView(match),
        place: {
          league: index.leagues.indexOf(reading.values.league),
          week: match.week - 1,
          game: match.game - 1,
        },
      };
}

function matchOf(index: SeasonIndex, { league, week, game }: Values<typeof gameParameters>) {
  return index.matches.find(
    (each) => each.league === league && each.week === week && each.game === game,
  );
}

/** The response with a game: its entity tag changes with this game only. */
export function gameAnswer(match: MatchView, tagBody: TagBody): ApiAnswer {
  const answer = unkeptAnswer(match);
  return { ...answer, headers: { ...answer.headers, etag: tagBody(answer.body) } };
}

/** Refuses what a body changes, with every fault. */
export function changeRefused(errors: readonly BodyFault[]): ApiAnswer {
  return apiProblem({
    code: "change-refused",
    status: 422,
    title: "Change not valid",
    detail: "The game would not be valid with this change: see errors.",
    errors,
  });
}

/** Decides about a change of one version of the season. @throws never */
export function decideGame(
  season: Season,
  path: Readonly<Record<string, string>>,
  tags: readonly string[],
  change: GameChange,
  tagBody: TagBody,
): EditDecision {
  const index = indexSeason(season);
  const found = findGame(index, path);
  const before = found.kind === "match" ? gameAt(season, found.place) : undefined;
  if (found.kind === "problem" || before === undefined) {
    const answer = found.kind === "problem" ? found.answer : parametersRefused([], true);
    return { kind: "answer", answer, isStale: false };
  }
  const present = gameAnswer(found.match, tagBody);
  if (!tags.includes(present.headers["etag"] ?? "")) {
    return { kind: "answer", answer: stale(found.match, present), isStale: true };
  }
  const after = changed(before, change);
  const faults = conversionFaults(after.game);
  if (faults.length > 0) {
    return { kind: "answer", answer: changeRefused(faults), isStale: false };
  }
  const texts = { before: gameText(before), after: gameText(after) };
  if (JSON.stringify(texts.before) === JSON.stringify(texts.after)) {
    return { kind: "answer", answer: present, isStale: false };
  }
  const next = withGame(season, found.place, after);
  return { kind: "write", season: next, ...texts, answer: answerOf(next, path, tagBody) };
}

/** The response with the game of a path as a season has it. @throws never */
export function answerOf(
  season: Season,
  path: Readonly<Record<string, string>>,
  tagBody: TagBody,
): ApiAnswer {
  const found = findGame(indexSeason(season), path);
  return found.kind === "match" ? gameAnswer(found.match, tagBody) : found.answer;
}

function stale(current: MatchView, { headers }: ApiAnswer): ApiAnswer {
  const answer = apiProblem({
    code: "game-changed",
    status: 412,
    title: "Game changed",
    detail: "The game is no longer the one of If-Match: see current, and ETag for its tag.",
    current,
  });
  return { ...answer, headers: { ...answer.headers, etag: headers["etag"] ?? "" } };
}
