/**
 * Requests that would write where the facade is open, made with `--write` only.
 *
 * @module
 */
import { type Check, skip, verdictOf } from "../check.ts";
import { faultsOf, type Step, stepsCheck } from "../expectation.ts";
import { parsed, recordOf } from "../parsed.ts";

const writing = ["POST", "PUT", "PATCH", "DELETE"];

/** A game of the season, as the desk knows it. */
const gamePath = /^\/desk\/leagues\/[\w-]+\/weeks\/\d+\/games\/\d+$/;

export const writeChecks: readonly Check[] = [
  stepsCheck({
    name: "methods-refused",
    promise: "returns 403 for methods that write, on the page, the season and the API",
    needs: ["write"],
    steps: ["/", "/rugby_data.json", "/v1/leagues"].flatMap((path) =>
      writing.map((method): Step => ({ path, method, expect: { status: 403 } })),
    ),
  }),
  stepsCheck({
    name: "desk-write-closed",
    promise: "returns 401 for results that are written without a token",
    needs: ["write"],
    steps: ["PUT", "DELETE"].map(
      (method): Step => ({
        path: "/desk/leagues/nowhere/weeks/1/games/1",
        method,
        expect: { status: [401, 403, 404] },
      }),
    ),
  }),
  {
    name: "desk-write",
    promise: "writes a result back as it is with its ETag, and returns 412 with another one",
    needs: ["write", "token"],
    async run(session) {
      const authorization = `Bearer ${session.token}`;
      const listed = await session.ask("/desk/matches", {
        headers: { authorization },
      });
      if (listed.status === 404 || listed.status === 403) {
        return skip("the token has no scope desk, or this stack has no results desk");
      }
      const path = unplayedGame(listed.text);
      if (path === undefined) {
        return skip("every game of the season has been played");
      }
      const { headers } = await session.ask(path, { headers: { authorization } });
      const body = '{"played":false}';
      const put = (condition: string) =>
        session.ask(path, {
          method: "PUT",
          headers: {
            authorization,
            "content-type": "application/json",
            "content-length": String(body.length),
            "if-match": condition,
          },
          body,
        });
      const tag = headers["etag"] ?? "";
      const at = { path, method: "PUT" };
      return verdictOf([
        ...faultsOf(at, await put(tag), { status: 200, headers: { etag: tag } }),
        ...faultsOf(at, await put('"another"'), { status: 412 }),
      ]);
    },
  },
];

/** The path of the first game that has not been played, in a list of matches. */
function unplayedGame(text: string): string | undefined {
  const matches = recordOf(parsed(text))?.["matches"];
  const open = (Array.isArray(matches) ? matches : [])
    .map(recordOf)
    .find((match) => match?.["played"] === false);
  const league = recordOf(open?.["league"])?.["id"] ?? open?.["league"];
  const path = `/desk/leagues/${league}/weeks/${open?.["week"]}/games/${open?.["game"]}`;
  return gamePath.test(path) ? path : undefined;
}
