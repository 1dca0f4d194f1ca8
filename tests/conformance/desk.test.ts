import assert from "node:assert/strict";
import { before, describe } from "mocha";
import { signerOf } from "./stack-controls.ts";
import { type Answer, locally, stacks, useTarget } from "./target.ts";

const matches = "/desk/matches";
const result = "/desk/leagues/granite-league/weeks/11/games/1";

function assertProblem(answer: Answer, status: number, code: string): void {
  assert.equal(answer.status, status, answer.text);
  assert.equal(answer.headers["content-type"], "application/problem+json");
  assert.equal(answer.headers["cache-control"], "no-store");
  assert.equal(JSON.parse(answer.text).type, `/problems/${code}`);
}

for (const stack of stacks) {
  describe(`the results desk of ${stack}`, () => {
    const target = useTarget(stack);
    let atDesk: Readonly<Record<string, string>> = {};
    let elsewhere: Readonly<Record<string, string>> = {};
    let token = "";
    before(async () => {
      if (target.isLocal) {
        const signer = await signerOf(stack);
        token = await signer.token({ scopes: ["season", "desk"] });
        atDesk = { authorization: `Bearer ${token}` };
        elsewhere = { authorization: `Bearer ${await signer.token({ scopes: ["season"] })}` };
      }
    });

    for (const [method, path] of [
      ["GET", matches],
      ["HEAD", matches],
      ["PUT", result],
      ["DELETE", result],
      ["GET", "/desk/nothing"],
    ] as const) {
      locally(
        `returns 401 without a token and 403 without the scope desk: ${method} ${path}`,
        async () => {
          const missing = await target.ask(path, { method });
          assert.equal(missing.status, 401);
          assert.match(missing.headers["www-authenticate"] ?? "", /^Bearer realm="[^"]+"$/);
          const wrong = await target.ask(path, { method, headers: elsewhere });
          assert.equal(wrong.status, 403);
          const challenge = wrong.headers["www-authenticate"] ?? "";
          assert.match(challenge, /error="insufficient_scope", scope="desk"$/);
        },
      );
    }

    locally("returns the matches with a token for the desk and caches nothing", async () => {
      for (const headers of [atDesk, atDesk, { cookie: `__Host-session=${token}` }]) {
        const answer = await target.ask(matches, { headers });
        assert.equal(answer.status, 200, answer.text);
        assert.ok(JSON.parse(answer.text).matches.length > 0);
        assert.match(answer.headers["cache-control"] ?? "", /^private, no-store/);
        assert.equal(answer.headers["x-cache"], "Miss from cloudfront");
      }
      assert.equal((await target.ask(matches)).status, 401);
    });

    locally("writes a result, tells who is late, and shows it in the table", async () => {
      const game = await target.ask(result, { headers: atDesk });
      assert.equal(game.status, 200, game.text);
      const tag = game.headers["etag"] ?? "";
      const side = { tries: 1, conversions: 1, penalties: 0, dropGoals: 0 };
      const body = JSON.stringify({ home: { ...side, tries: 4 }, away: side });
      const headers = {
        ...atDesk,
        "content-type": "application/json",
        "content-length": String(body.length),
        "if-match": tag,
        "idempotency-key": "conformance",
      };
      const written = await target.ask(result, { method: "PUT", headers, body });
      assert.equal(written.status, 200, written.text);
      assert.equal(JSON.parse(written.text).home.points, 22);
      const again = await target.ask(result, { method: "PUT", headers, body });
      assert.deepEqual([again.status, again.text], [200, written.text]);
      const { "idempotency-key": _, ...late } = headers;
      const refused = await target.ask(result, { method: "PUT", headers: late, body });
      assertProblem(refused, 412, "game-changed");
      assert.equal(refused.headers["etag"], written.headers["etag"]);
      assert.deepEqual(JSON.parse(refused.text).current, JSON.parse(written.text));
      const undone = await target.ask(result, {
        method: "PUT",
        headers: {
          ...headers,
          "content-length": "16",
          "if-match": written.headers["etag"] ?? "",
          "idempotency-key": "undo",
        },
        body: '{"played":false}',
      });
      assert.deepEqual([undone.status, undone.headers["etag"]], [200, tag]);
      const unconditional = await target.ask(result, { method: "DELETE", headers: atDesk });
      assertProblem(unconditional, 428, "condition-required");
    });

    locally("returns 404, 405 and 400 for an unknown path, method and parameter", async () => {
      const nothing = await target.ask("/desk/nothing", { headers: atDesk });
      assertProblem(nothing, 404, "path-unknown");
      const deleted = await target.ask(matches, { method: "DELETE", headers: atDesk });
      assertProblem(deleted, 405, "method-refused");
      assert.equal(deleted.headers["allow"], "GET, HEAD, OPTIONS");
      const refused = await target.ask(`${matches}?league=nowhere`, { headers: atDesk });
      assertProblem(refused, 400, "parameters-refused");
    });

    locally(
      "ignores forged headers and is not reached by another spelling of its path",
      async () => {
        const plain = await target.ask(matches, { headers: atDesk });
        for (const forged of [
          { "x-apigw-api-id": "abcdefghij" },
          { "x-forwarded-for": "10.0.0.1", "x-forwarded-host": "evil.example" },
          { "x-touchline-region": "us-east-1" },
        ]) {
          const { status, text } = await target.ask(matches, { headers: { ...atDesk, ...forged } });
          assert.equal(status, 200);
          assert.equal(text, plain.text);
        }
        for (const spelling of ["/DESK/matches", "/desk", "/desk//matches", "/x/../desk/matches"]) {
          const { status, text } = await target.ask(spelling);
          assert.ok(status >= 400 && status < 500, `${spelling} ${status}`);
          assert.doesNotMatch(text, /"matches":/);
        }
      },
    );
  });
}
