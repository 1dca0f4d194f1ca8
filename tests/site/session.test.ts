/**
 * The session of the page, against a stub of the sign-in API.
 *
 * @module
 */
import assert from "node:assert/strict";
import { beforeEach, describe, it } from "mocha";
import { FetchError, type Fetched } from "../../site/fetch-json.ts";
import { Session } from "../../site/session.ts";

const person = { subject: "p-1", scopes: ["desk"], expires: "2026-09-12T15:00:00.000Z" };

function response(value: unknown): Fetched {
  return { value, tag: "", sharedSeconds: 0, isLastGood: false };
}

function refusal(status: number, body?: object): FetchError {
  return new FetchError(`refused with ${status}`, {
    response: new Response(null, { status }),
    body,
  });
}

describe("Session", () => {
  /** By method and path; a list is used up from its start. */
  let answers: Record<string, (Fetched | Error)[]>;
  let sent: string[];
  let bodies: unknown[];
  let session: Session;
  let changes: number;

  beforeEach(() => {
    answers = {};
    sent = [];
    bodies = [];
    changes = 0;
    session = new Session(
      async (path, { method = "GET", body } = {}) => {
        const request = `${method} ${path}`;
        sent.push(request);
        bodies.push(body);
        const answer = answers[request]?.shift() ?? refusal(404);
        if (answer instanceof Error) {
          throw answer;
        }
        return answer;
      },
      () => {
        changes += 1;
      },
    );
  });

  it("knows who is signed in", async () => {
    answers = { "GET /auth/session": [response(person)] };
    assert.deepEqual(session.state, { kind: "unknown" });
    await session.check();
    assert.deepEqual(session.state, { kind: "in", person });
    assert.equal(changes, 1);
  });

  it("renews a session whose token has expired", async () => {
    answers = {
      "GET /auth/session": [refusal(401)],
      "POST /auth/refresh": [response(person)],
    };
    await session.check();
    assert.deepEqual(session.state, { kind: "in", person });
  });

  it("is signed out without a session", async () => {
    answers = { "GET /auth/session": [refusal(401)], "POST /auth/refresh": [refusal(401)] };
    await session.check();
    assert.deepEqual(session.state, { kind: "out" });
  });

  it("says why nobody knows who is signed in", async () => {
    answers = { "GET /auth/session": [refusal(503, { detail: "Try again shortly." })] };
    await session.check();
    assert.deepEqual(session.state, { kind: "out", message: "Try again shortly." });
  });

  it("asks for a link that leads back, and tells for how long it can be used", async () => {
    answers = { "POST /auth/login": [response({ detail: "", linkSeconds: 900 })] };
    await session.signIn("ref@example.org", "/#/desk");
    assert.deepEqual(session.state, { kind: "asked", email: "ref@example.org", minutes: 15 });
    assert.deepEqual(JSON.parse(String(bodies[0])), { email: "ref@example.org", next: "/#/desk" });
    session.reset();
    assert.deepEqual(session.state, { kind: "out" });
  });

  it("says why there is no link", async () => {
    answers = { "POST /auth/login": [refusal(400, { detail: "Not an address." })] };
    await session.signIn("x", "/");
    assert.deepEqual(session.state, { kind: "out", message: "Not an address." });
  });

  it("signs out, and says so when that may have failed", async () => {
    answers = { "POST /auth/logout": [response(undefined), new FetchError("no response")] };
    await session.signOut();
    assert.deepEqual(session.state, { kind: "out", message: "You are signed out." });
    await session.signOut();
    assert.deepEqual(session.state, {
      kind: "out",
      message: "no response. You may still be signed in.",
    });
  });

  it("sends a request again with a renewed token, several with one renewal", async () => {
    answers = {
      "GET /desk/matches": [refusal(401), response(1)],
      "GET /desk/history": [refusal(401), response(2)],
      "POST /auth/refresh": [response(person)],
    };
    const both = await Promise.all([session.send("/desk/matches"), session.send("/desk/history")]);
    assert.deepEqual(
      both.map(({ value }) => value),
      [1, 2],
    );
    assert.equal(sent.filter((request) => request === "POST /auth/refresh").length, 1);
  });

  it("does not send a request again when the session has ended, or for another status", async () => {
    answers = { "GET /desk/matches": [refusal(401)], "POST /auth/refresh": [refusal(401)] };
    await assert.rejects(session.send("/desk/matches"), { status: 401 });
    assert.deepEqual(session.state, { kind: "out" });
    answers = { "GET /desk/matches": [refusal(403)] };
    sent = [];
    await assert.rejects(session.send("/desk/matches"), { status: 403 });
    assert.deepEqual(sent, ["GET /desk/matches"]);
  });
});
