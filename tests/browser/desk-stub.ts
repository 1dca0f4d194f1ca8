/**
 * A desk and a sign-in API for one browser page, in the memory of the test.
 *
 * @module
 */
import type { Page, Route } from "playwright-core";
import type { MatchView } from "../../functions/core/api/match-view.ts";
import { score } from "../../functions/core/points.ts";
import type { Scores } from "../../site/desk-write.ts";

/** A desk that somebody else uses too. */
export class DeskStub {
  /** Whether the person of the page is signed in. */
  isSignedIn = true;
  /** Status of every response of the desk, in place of its own. */
  failure: number | undefined;
  /** Faults of every change, as the desk reports them. */
  errors: readonly object[] = [];
  /** Method, `If-Match` and body of each change. */
  readonly writes: (readonly [string, string | undefined, unknown])[] = [];
  readonly #matches: MatchView[];
  #version = 1;

  constructor(matches: readonly MatchView[]) {
    this.#matches = structuredClone(matches) as MatchView[];
  }

  /** Answers the requests of a page. */
  async serve(page: Page): Promise<void> {
    await page.route("**/auth/*", (route) => this.#auth(route));
    await page.route("**/desk/**", (route) => this.#desk(route));
  }

  /** Changes a game as somebody else does. */
  change(week: number, game: number, change: Partial<MatchView>): void {
    const match = this.#find(week, game);
    if (match !== undefined) {
      Object.assign(match, change);
      this.#version += 1;
    }
  }

  async #auth(route: Route): Promise<void> {
    const request = route.request();
    switch (new URL(request.url()).pathname) {
      case "/auth/login":
        return route.fulfill({ status: 202, json: { linkSeconds: 900 } });
      case "/auth/logout":
        this.isSignedIn = false;
        return route.fulfill({ status: 204 });
      default:
        return this.isSignedIn
          ? route.fulfill({ json: { subject: "p-7", scopes: ["desk"] } })
          : route.fulfill({ status: 401, json: { detail: "There is no session." } });
    }
  }

  async #desk(route: Route): Promise<void> {
    const request = route.request();
    if (this.failure !== undefined) {
      return route.fulfill({ status: this.failure, json: { detail: "Refused by the test." } });
    }
    if (new URL(request.url()).pathname === "/desk/history") {
      return route.fulfill({ json: { changes: [] } });
    }
    const [, week, game] = /weeks\/(\d+)\/games\/(\d+)$/.exec(request.url()) ?? [];
    const match = this.#find(Number(week), Number(game));
    if (match === undefined) {
      return route.fulfill({ json: { matches: this.#matches } });
    }
    const etag = `"${this.#version}"`;
    if (request.method() === "GET") {
      return route.fulfill({ json: match, headers: { etag } });
    }
    const condition = request.headers()["if-match"];
    this.writes.push([request.method(), condition, request.postDataJSON()]);
    if (condition !== etag) {
      return route.fulfill({ status: 412, json: { current: match }, headers: { etag } });
    }
    if (this.errors.length > 0) {
      const detail = "The game would not be valid with this change: see errors.";
      return route.fulfill({ status: 422, json: { detail, errors: this.errors } });
    }
    this.#apply(match, request.method(), request.postDataJSON());
    this.#version += 1;
    return route.fulfill({ json: match, headers: { etag: `"${this.#version}"` } });
  }

  #apply(match: MatchView, method: string, body: Record<string, object> | null): void {
    const { league, week, game, kickOff, venue } = match;
    const named = (side: "home" | "away") => ({ id: match[side].id, name: match[side].name });
    const sides = {
      home: { ...named("home"), ...scored(body?.["home"]) },
      away: { ...named("away"), ...scored(body?.["away"]) },
    };
    for (const name of Object.keys(match)) {
      delete match[name as keyof MatchView];
    }
    const status = { PUT: undefined, PATCH: "live", DELETE: "void" }[method];
    Object.assign(match, { league, week, game, kickOff, venue, ...sides });
    Object.assign(match, { played: body?.["home"] !== undefined }, status && { status });
  }

  #find(week: number, game: number): MatchView | undefined {
    return this.#matches.find((match) => match.week === week && match.game === game);
  }
}

function scored(scores: object | undefined): object {
  return scores === undefined
    ? {}
    : { ...scores, points: score({ team: "", ...(scores as Scores) }) };
}
