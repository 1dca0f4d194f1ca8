/**
 * The edit of a game, against a stub of the desk.
 *
 * @module
 */
import assert from "node:assert/strict";
import { beforeEach, describe, it } from "mocha";
import type { MatchView } from "../../functions/core/api/match-view.ts";
import type { GameTarget } from "../../site/desk-write.ts";
import { FetchError, type Fetched } from "../../site/fetch-json.ts";
import { GameEdit } from "../../site/game-edit.ts";
import { sampleSeason } from "../functions/core/sample-season.ts";
import { fixturesOf } from "./sample-fixtures.ts";

const [final, open] = [1, 0].map((weeks) => fixturesOf(sampleSeason([4], weeks)).matches[0]);
assert.ok(final !== undefined && open !== undefined);

const zeros = { tries: 0, conversions: 0, penalties: 0, dropGoals: 0 };
const result: GameTarget = { kind: "final", home: { ...zeros, tries: 2 }, away: zeros };

function response(match: MatchView, tag: string): Fetched {
  return { value: match, tag, sharedSeconds: 0, isLastGood: false };
}

function refusal(status: number, body: object, etag = ""): FetchError {
  const headers = etag === "" ? {} : { etag };
  return new FetchError("refused", { response: new Response(null, { status, headers }), body });
}

describe("GameEdit", () => {
  let answers: (Fetched | Error)[];
  let sent: { method: string; headers: Record<string, string>; body: unknown }[];
  let edit: GameEdit;

  beforeEach(async () => {
    answers = [response(open, '"1"')];
    sent = [];
    let keys = 0;
    edit = new GameEdit("/desk/leagues/a/weeks/1/games/1", {
      send: async (_path, { method = "GET", headers = {}, body } = {}) => {
        const text = typeof body === "string" ? JSON.parse(body) : body;
        sent.push({ method, headers: headers as Record<string, string>, body: text });
        const answer = answers.shift();
        assert.ok(answer !== undefined, "more requests than answers");
        if (answer instanceof Error) {
          throw answer;
        }
        return answer;
      },
      newKey: () => {
        keys += 1;
        return `key-${keys}`;
      },
      changed: () => undefined,
    });
    await edit.read();
    sent = [];
  });

  it("writes on the condition of the version that it read", async () => {
    answers = [response(final, '"2"')];
    await edit.save(result);
    assert.deepEqual(sent, [
      {
        method: "PUT",
        headers: {
          "if-match": '"1"',
          "idempotency-key": "key-1",
          "content-type": "application/json",
        },
        body: { home: { ...zeros, tries: 2 }, away: zeros },
      },
    ]);
    assert.deepEqual(edit.version, { match: final, tag: '"2"' });
    assert.deepEqual(edit.outcome, { kind: "saved", before: { match: open, tag: '"1"' } });
  });

  it("undoes by writing the state before on the condition of the version after", async () => {
    answers = [response(final, '"2"'), response(open, '"3"')];
    await edit.save(result);
    await edit.undo();
    assert.deepEqual(sent[1], {
      method: "PUT",
      headers: {
        "if-match": '"2"',
        "idempotency-key": "key-2",
        "content-type": "application/json",
      },
      body: { played: false },
    });
    assert.deepEqual(edit.version, { match: open, tag: '"3"' });
  });

  it("sends no body with a void", async () => {
    answers = [response({ ...open, status: "void" }, '"2"')];
    await edit.save({ kind: "void" });
    assert.deepEqual(sent, [
      {
        method: "DELETE",
        headers: { "if-match": '"1"', "idempotency-key": "key-1" },
        body: undefined,
      },
    ]);
  });

  it("keeps both states of a conflict, and goes on from the other's", async () => {
    answers = [refusal(412, { current: final }, '"9"')];
    await edit.save(result);
    const current = { match: final, tag: '"9"' };
    assert.deepEqual(edit.outcome, { kind: "conflict", wanted: result, current });
    assert.deepEqual(edit.version, { match: open, tag: '"1"' });
    edit.takeCurrent();
    assert.deepEqual(edit.version, current);
    assert.deepEqual(edit.outcome, { kind: "none" });
    assert.equal(sent.length, 1);
  });

  it("writes over the other's state only on the condition that it is still that", async () => {
    answers = [refusal(412, { current: final }, '"9"'), refusal(412, { current: open }, '"10"')];
    await edit.save(result);
    await edit.overwrite();
    assert.deepEqual(
      sent.map(({ headers }) => [headers["if-match"], headers["idempotency-key"]]),
      [
        ['"1"', "key-1"],
        ['"9"', "key-2"],
      ],
    );
    assert.deepEqual(edit.outcome, {
      kind: "conflict",
      wanted: result,
      current: { match: open, tag: '"10"' },
    });
  });

  it("has the faults of a refused change", async () => {
    const errors = [
      { pointer: "/home/conversions", detail: "must be at most the number of tries" },
    ];
    answers = [refusal(422, { detail: "See errors.", errors })];
    await edit.save(result);
    assert.deepEqual(edit.outcome, { kind: "refused", message: "See errors.", faults: errors });
  });

  it("sends the same again, with the same key, when there was no response", async () => {
    answers = [new FetchError("no response"), response(final, '"2"')];
    await edit.save(result);
    const { outcome } = edit;
    assert.ok(outcome.kind === "failed");
    assert.equal(outcome.message, "no response.");
    outcome.retry();
    await new Promise<void>((resolve) => setImmediate(resolve));
    assert.deepEqual(sent[0], sent[1]);
    assert.equal(edit.outcome.kind, "saved");
  });

  it("sends one request at a time", async () => {
    answers = [response(final, '"2"')];
    await Promise.all([edit.save(result), edit.save(result)]);
    assert.equal(sent.length, 1);
  });

  it("says so when the game cannot be read, and reads it again when told to", async () => {
    answers = [refusal(503, { detail: "Try again shortly." }), response(final, '"2"')];
    await edit.read();
    const { outcome } = edit;
    assert.ok(outcome.kind === "failed");
    assert.equal(outcome.message, "Try again shortly.");
    outcome.retry();
    await new Promise<void>((resolve) => setImmediate(resolve));
    assert.deepEqual(edit.version, { match: final, tag: '"2"' });
  });
});
