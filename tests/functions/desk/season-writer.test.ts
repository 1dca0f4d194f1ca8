/**
 * The writer with the AWS SDK against the local S3, with faults between them.
 *
 * @module
 */
import "../../property-seed.ts";
import assert from "node:assert/strict";
import type { RequestListener } from "node:http";
import fc from "fast-check";
import { describe, it } from "mocha";
import { historyReader } from "../../../functions/adapters/desk-history.ts";
import { historyStore } from "../../../functions/adapters/history-store.ts";
import { seasonStore } from "../../../functions/adapters/season-store.ts";
import { seasonVersions } from "../../../functions/adapters/season-versions.ts";
import { seasonWriter } from "../../../functions/adapters/season-writer.ts";
import type { EditOutcome, SeasonEdit } from "../../../functions/core/desk/season-edit.ts";
import { readSeason } from "../../../functions/core/read-season.ts";
import type { Season } from "../../../functions/core/season-types.ts";
import { writeSeason } from "../../../functions/core/write-season.ts";
import { withS3, withServer } from "../../../local/tests/services/s3/fixture.ts";
import { seededRandom } from "../../../scripts/season/random.ts";
import { sampleSeason } from "../core/sample-season.ts";
import { editOf, type Place, resultBody, shownGame, tagOf } from "./desk-edits.ts";
import { heldClock } from "./held-clock.ts";

/** What happens to one request. */
type Fate = "ok" | "500" | "503" | "torn" | "torn-after" | "silent-after";

const season = sampleSeason([8, 8, 8, 8], 0);

/** Every game of the sample, 224 of them. */
const places = season.leagues.flatMap((league, index) =>
  league.weeks.flatMap((games, week) =>
    games.map((_, game): Place => [`league-${"abcd"[index]}`, week + 1, game + 1]),
  ),
);

const bucket = { bucket: "versioned", region: "eu-west-1" };

function parsed(text: string): Season {
  const reading = readSeason(text);
  assert.ok(reading.kind === "season");
  return reading.season;
}

/** Does to each request what is decided, before S3 sees it or after. */
function faulty(listener: RequestListener, fateOf: (method: string) => Fate): RequestListener {
  return (request, response) => {
    const fate = fateOf(request.method ?? "");
    const tear = () => {
      request.socket.destroy();
      return response;
    };
    switch (fate) {
      case "500":
      case "503":
        request.resume().on("end", () => {
          const code = fate === "503" ? "SlowDown" : "InternalError";
          response.writeHead(Number(fate)).end(`<Error><Code>${code}</Code></Error>`);
        });
        return;
      case "torn":
        tear();
        return;
      case "torn-after":
        Object.assign(response, { write: () => true, writeHead: () => response, end: tear });
        break;
      case "silent-after":
        Object.assign(response, {
          write: () => true,
          writeHead: () => response,
          end: () => response,
        });
        break;
      case "ok":
        break;
    }
    listener(request, response);
  };
}

/** Runs edits together against one S3. @param totalMs For one request. */
async function writeAll(
  edits: readonly SeasonEdit[],
  random: () => number,
  fateOf: (method: string) => Fate,
  totalMs = 20_000,
) {
  const result = { text: "", outcomes: [] as EditOutcome[], told: [] as string[], made: 0 };
  await withS3(async ({ s3, ask }) => {
    await ask("PUT", "/versioned/rugby_data.json", { body: writeSeason(season) });
    let isCalm = false;
    const listener = faulty(s3.listener, (method) => (isCalm ? "ok" : fateOf(method)));
    await withServer({ listener }, async (port) => {
      const clock = heldClock();
      const client = {
        endpoint: `http://127.0.0.1:${port}`,
        forcePathStyle: true,
        credentials: { accessKeyId: "KEY", secretAccessKey: "secret" },
      };
      const place = { ...bucket, key: "rugby_data.json" };
      const ports = {
        store: seasonStore(place, { connectMs: totalMs, totalMs }, client),
        versions: seasonVersions(place, client),
        history: historyStore(bucket, client),
        now: clock.now,
        sleep: clock.sleep,
        random,
        newId: () =>
          Math.floor(random() * 1e15)
            .toString(36)
            .padEnd(20, "-"),
        log: () => undefined,
      };
      const apply = seasonWriter(ports);
      const settled = await clock.run(edits.map((edit) => () => apply(edit, "r")));
      result.outcomes = settled.map((each) =>
        each.status === "fulfilled" ? each.value : assert.fail(String(each.reason)),
      );
      isCalm = true;
      const { changes } = await historyReader(ports)({ after: undefined, count: 100 });
      result.told = changes.map(({ place: at = "upload" }) => at);
    });
    result.text = (await ask("GET", "/versioned/rugby_data.json")).body.toString();
    const list = await ask("GET", "/versioned", { querystring: "versions&prefix=rugby_data.json" });
    result.made = list.body.toString().split("<Version>").length - 2;
  });
  return result;
}

function statusOf(outcome: EditOutcome): number | string {
  return outcome.kind === "answer" ? outcome.answer.status : outcome.kind;
}

function triesIn(text: string, place: Place): number {
  return JSON.parse(shownGame(parsed(text), place).body).home.tries;
}

function editsOf(own: readonly Place[]): readonly SeasonEdit[] {
  return own.map((place, index) =>
    editOf(place, {
      by: `person ${index}`,
      ifMatch: tagOf(season, place),
      body: resultBody(1 + (index % 30)),
    }),
  );
}

describe("the writer, with the SDK and the local S3,", () => {
  it("writes the results of 200 people on different games, each exactly once", async () => {
    const own = places.slice(0, 200);
    const { outcomes, text, made } = await writeAll(editsOf(own), seededRandom(1), () => "ok");
    assert.deepEqual(new Set(outcomes.map(statusOf)), new Set([200]));
    assert.deepEqual(
      own.map((place) => triesIn(text, place)),
      own.map((_, index) => 1 + (index % 30)),
    );
    assert.equal(made, 200);
  });

  it("lets one of 20 people on one game win, and tells the others what it is now", async () => {
    const [place = ["league-a", 1, 1]] = places;
    const edits = editsOf(Array.from({ length: 20 }, () => place));
    const { outcomes, text, made } = await writeAll(edits, seededRandom(2), () => "ok");
    const won = outcomes.findIndex((outcome) => statusOf(outcome) === 200);
    assert.equal(triesIn(text, place), 1 + won);
    assert.equal(made, 1);
    const current = shownGame(parsed(text), place);
    for (const outcome of outcomes.filter((_, index) => index !== won)) {
      assert.ok(outcome.kind === "answer");
      assert.equal(outcome.answer.status, 412);
      assert.equal(outcome.answer.headers["etag"], current.headers["etag"]);
      assert.deepEqual(JSON.parse(outcome.answer.body).current, JSON.parse(current.body));
    }
  });

  it("loses nothing between errors and torn connections, and the history is complete", async () => {
    const fates: readonly Fate[] = ["ok", "ok", "ok", "ok", "500", "503", "torn", "torn-after"];
    const own = places.slice(0, 12);
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const random = seededRandom(seed);
        const fateOf = () => fates[Math.floor(random() * fates.length)] ?? "ok";
        const { outcomes, text, made, told } = await writeAll(editsOf(own), random, fateOf);
        for (const [index, place] of own.entries()) {
          const isFound = triesIn(text, place) === 1 + index;
          const status = statusOf(outcomes[index] ?? { kind: "invalid" });
          assert.ok(
            status === "gave-up" || (status === 200 && isFound),
            `writer ${index} ${status}`,
          );
        }
        assert.equal(told.length, made + 1);
        assert.equal(new Set(told).size, told.length);
      }),
      { numRuns: 12 },
    );
  });

  it("recognizes a write that was not answered in time", async () => {
    const [place = ["league-a", 1, 1]] = places;
    let puts = 0;
    const fateOf = (method: string): Fate => {
      puts += method === "PUT" ? 1 : 0;
      return method === "PUT" && puts === 1 ? "silent-after" : "ok";
    };
    const { outcomes, text, made } = await writeAll(editsOf([place]), seededRandom(3), fateOf, 500);
    assert.deepEqual([outcomes.map(statusOf), triesIn(text, place), made], [[200], 1, 1]);
  });
});
