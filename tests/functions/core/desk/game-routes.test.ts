/**
 * Requests that change a game: what is refused, and what a change makes of the season.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { readSeason } from "../../../../functions/core/read-season.ts";
import { maxCounts } from "../../../../functions/core/season-limits.ts";
import { writeSeason } from "../../../../functions/core/write-season.ts";
import { editOf, type Place, refusalOf, resultBody, tagOf } from "../../desk/desk-edits.ts";
import { sampleSeason } from "../sample-season.ts";

const season = sampleSeason([4, 4], 1);
const place: Place = ["league-a", 2, 1];
const ifMatch = tagOf(season, place);
const body = resultBody(4);

describe("a change of a game", () => {
  for (const [title, ask, status, code] of [
    ["without If-Match", { body }, 428, "condition-required"],
    ["with If-Match: *", { ifMatch: " * ", body }, 400, "condition-refused"],
    ["with a long key", { ifMatch, idempotencyKey: "k".repeat(101), body }, 400, "key-refused"],
    ["of another type", { ifMatch, contentType: "text/plain", body }, 415, "content-type-refused"],
    ["with a large body", { ifMatch, body: " ".repeat(4097) }, 413, "body-too-large"],
    ["that is not JSON", { ifMatch, body: "{" }, 400, "body-refused"],
    ["that is not UTF-8", { ifMatch, body: undefined }, 400, "body-refused"],
    ["that is no object", { ifMatch, body: "[]" }, 422, "change-refused"],
  ] as const) {
    it(`is refused with ${status} ${title}`, () => {
      const answer = refusalOf(place, ask);
      assert.deepEqual(
        [answer.status, JSON.parse(answer.body).type, answer.headers["cache-control"]],
        [status, `/problems/${code}`, "no-store"],
      );
    });
  }

  it("is refused with every fault of its body", () => {
    const side = { tries: maxCounts.tries + 1, conversions: 1.5, penalties: "0" };
    const { body: text } = refusalOf(place, {
      ifMatch,
      body: JSON.stringify({ home: side, x: 1 }),
    });
    assert.deepEqual(
      JSON.parse(text).errors.map(({ pointer }: { pointer: string }) => pointer),
      ["", "/home/tries", "/home/conversions", "/home/penalties", "/home/dropGoals", "/away"],
    );
  });

  it("is refused with more conversions than tries, also of a patch", () => {
    const edit = editOf(place, { method: "PATCH", ifMatch, body: '{"away":{"conversions":1}}' });
    const decision = edit.decide(season);
    assert.ok(decision.kind === "answer");
    assert.equal(decision.answer.status, 422);
    assert.equal(JSON.parse(decision.answer.body).errors[0].pointer, "/away/conversions");
  });

  for (const [method, own, expected] of [
    ["PUT", body, { played: true, home: 22, status: undefined }],
    ["PATCH", '{"home":{"penalties":1}}', { played: false, home: 3, status: "live" }],
    ["DELETE", "", { played: false, home: undefined, status: "void" }],
    [
      "PATCH",
      '{"kickOff":"2026-09-12T14:00:00Z"}',
      { played: false, home: undefined, status: undefined },
    ],
  ] as const) {
    it(`by ${method} ${own} changes this game only, and the season stays valid`, () => {
      const decision = editOf(place, { method, ifMatch, body: own }).decide(season);
      assert.ok(decision.kind === "write");
      const { played, home, status } = JSON.parse(decision.answer.body);
      assert.deepEqual({ played, home: home.points, status }, expected);
      assert.equal(readSeason(writeSeason(decision.season)).kind, "season");
      assert.notEqual(tagOf(decision.season, place), ifMatch);
      const other: Place = ["league-a", 2, 2];
      assert.equal(tagOf(decision.season, other), tagOf(season, other));
    });
  }

  it("is not written when it makes no difference, and comes back with 412 for another tag", () => {
    const same = editOf(place, { ifMatch, body: '{"played":false}' }).decide(season);
    assert.deepEqual([same.kind, same.answer.status], ["answer", 200]);
    const late = editOf(place, { ifMatch: `W/${ifMatch}`, body }).decide(season);
    assert.deepEqual(
      [late.kind, late.answer.status, late.answer.headers["etag"]],
      ["answer", 412, ifMatch],
    );
  });

  it("is 404 for a game that the season does not have", () => {
    const { answer } = editOf(["league-a", 7, 1], { ifMatch, body }).decide(season);
    assert.equal(answer.status, 404);
  });
});
