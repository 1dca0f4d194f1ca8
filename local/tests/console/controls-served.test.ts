/** Every control, asked over HTTP on a small program. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { type Asked, startMs, useMatchStack } from "./match-stack.ts";

describe("the controls of a served stack", () => {
  const { ask } = useMatchStack();

  it("show the world", async () => {
    const { status, json } = await ask("GET world");
    const { clock, chance, regions, places } = json();
    assert.equal(status, 200);
    assert.deepEqual(clock, { nowMs: startMs, held: false, offsetMs: 0 });
    assert.deepEqual(chance, { seed: null });
    assert.deepEqual(regions, [{ region: "eu-west-1", healthy: true, delayMs: 0, lossPercent: 0 }]);
    assert.deepEqual(
      places.find(({ label }: { label: string }) => label === "Auckland"),
      {
        label: "Auckland",
        viewer: "NZ;-36.85,174.76",
        country: "NZ",
        latitude: -36.85,
        longitude: 174.76,
      },
    );
  });

  it("age what the cache holds when the clock is advanced, and show it", async () => {
    await ask("POST clock", { reset: true });
    assert.equal((await ask("GET /pages/index.html")).status, 200);
    const held = await ask("POST clock", { hold: true, advanceSeconds: 20 });
    assert.deepEqual(held.json(), { nowMs: startMs + 20_000, held: true, offsetMs: 20_000 });
    const [cdn] = (await ask("GET cache")).json().distributions;
    assert.equal(cdn.entries, 1);
    const [object] = cdn.objects;
    assert.deepEqual(
      [object.path, object.status, object.ageSeconds, object.freshForSeconds, object.expiresMs],
      ["/pages/index.html", 200, 20, 40, startMs + 60_000],
    );
    const fresh = await ask("GET /pages/index.html");
    assert.deepEqual(
      [fresh.headers.get("x-cache"), fresh.headers.get("age")],
      ["Hit from cloudfront", "20"],
    );
    await ask("POST clock", { advanceSeconds: 40 });
    assert.equal((await ask("GET cache")).json().distributions[0].objects[0].freshForSeconds, 0);
    const stale = await ask("GET /pages/index.html");
    assert.equal(stale.headers.get("x-cache"), "RefreshHit from cloudfront");
    await ask("POST clock", { reset: true });
  });

  it("have the functions see the clock, in every way to ask for the time", async () => {
    await ask("POST clock", { hold: true, advanceSeconds: 3600 });
    const nowMs = startMs + 3_600_000;
    const text = new Date(nowMs).toString();
    const seen = { nowMs, date: nowMs, text, zone: "1970-01-01T00:00:00.000Z", isDate: true };
    assert.deepEqual((await ask("GET /clock/time")).json(), seen);
    await ask("POST clock", { hold: false });
    const before = Date.now();
    const { nowMs: running } = (await ask("GET /clock/time")).json();
    assert.ok(running >= before + 3_600_000 && running <= Date.now() + 3_600_000);
    await ask("POST clock", { reset: true });
    const { nowMs: machine } = (await ask("GET /clock/time")).json();
    assert.ok(machine >= before && machine <= Date.now());
  });

  for (const [move, problems] of [
    [{}, ["hold, advanceSeconds, toMs or reset is required"]],
    [
      { reset: true, hold: true, toMs: 1 },
      [
        "reset, advanceSeconds and toMs exclude each other",
        "reset lets time go on: hold must be false or absent",
      ],
    ],
    [{ advanceSeconds: -1 }, ["advanceSeconds must be a number from 0 to 31622400, got -1"]],
  ] as const) {
    it(`refuse to move the clock by ${JSON.stringify(move)}`, async () => {
      const { status, text } = await ask("POST clock", move);
      assert.deepEqual([status, text], [400, `${problems.join("\n")}\n`]);
    });
  }

  it("page through what the caches hold", async () => {
    await ask("DELETE cache");
    for (const coding of ["gzip", "br", "identity"]) {
      await ask("GET /pages/index.html", undefined, { "accept-encoding": coding });
    }
    const keysOf = (answer: Asked) =>
      answer.json().distributions[0].objects.map(({ key }: { key: string }) => key);
    const all = keysOf(await ask("GET cache"));
    assert.equal(all.length, 3);
    assert.deepEqual(all, [...all].sort());
    const first = await ask("GET cache?limit=1");
    assert.deepEqual([keysOf(first), first.json().next], [all.slice(0, 1), all[0]]);
    const rest = await ask(`GET cache?limit=2&after=${encodeURIComponent(all[0])}`);
    assert.deepEqual([keysOf(rest), rest.json().next], [all.slice(1), undefined]);
    await ask("DELETE cache");
  });

  it("drop copies by path, and all of them", async () => {
    await ask("GET /pages/index.html");
    assert.equal((await ask("POST invalidate?path=/pages/*&path=/none")).text, "1 copy dropped\n");
    await ask("GET /pages/index.html");
    assert.equal((await ask("DELETE cache")).text, "1 copy dropped\n");
    assert.equal((await ask("GET cache")).json().distributions[0].entries, 0);
  });

  it("list the log of a function, and search it", async () => {
    assert.equal((await ask("GET /clock/one")).status, 200);
    const { lines, functions } = (await ask("GET logs?function=clock&q=ASKED")).json();
    assert.deepEqual(functions, ["clock"]);
    assert.match(lines.at(-1).line, /asked for \/clock\/one$/);
    const request = lines.at(-1).requestId;
    const ofRequest = (await ask(`GET logs?request=${request}&limit=1`)).json().lines;
    assert.equal(ofRequest.length, 1);
    assert.equal(ofRequest[0].requestId, request);
    const after = (await ask(`GET logs?after=${ofRequest[0].id}`)).json().lines;
    assert.deepEqual(after, []);
  });

  it("list settings with their sources, secrets masked", async () => {
    const { project, stack, settings } = (await ask("GET settings")).json();
    assert.deepEqual([project, stack], ["match-program", "dev"]);
    assert.deepEqual(settings, [
      {
        key: "aws:region",
        value: "eu-west-1",
        secret: false,
        source: "stack file",
        where: "Pulumi.dev.yaml:2",
      },
      {
        key: "match-program:token",
        value: "[secret]",
        secret: true,
        source: "stack file",
        where: "Pulumi.dev.yaml:3",
      },
      {
        key: "match-program:greeting",
        value: "hello",
        secret: false,
        source: "project default",
        where: "Pulumi.yaml:5",
      },
    ]);
  });

  it("list what is not simulated", async () => {
    const { findings } = (await ask("GET findings")).json();
    assert.deepEqual(
      findings.map(({ what }: { what: string }) => what),
      ["origins[1].customOriginConfig.originSslProtocols", "viewerCertificate"],
    );
  });

  it("answer late from a Region that is slow, and not at all where attempts are lost", async () => {
    const set = await ask("POST regions/eu-west-1?delayMs=1&lossPercent=100");
    assert.deepEqual(set.json(), [
      { region: "eu-west-1", healthy: true, delayMs: 1, lossPercent: 100 },
    ]);
    await ask("POST regions/eu-west-1", { lossPercent: 0 });
    assert.equal((await ask("GET /clock/slow")).status, 200);
    await ask("POST regions/eu-west-1", { delayMs: 0 });
  });

  it("show what CloudFront tells origins about a viewer, and the distance of Regions", async () => {
    const { place, headers, point, regions } = (await ask("GET viewer?viewer=NZ")).json();
    assert.deepEqual(place, { country: "NZ", countryName: "New Zealand" });
    assert.deepEqual(headers[0], ["CloudFront-Viewer-Country", "NZ"]);
    assert.deepEqual(point, { latitude: -36.85, longitude: 174.76 });
    assert.deepEqual(regions, [{ region: "eu-west-1", km: 18_184 }]);
    const { text } = await ask("GET viewer?viewer=Narnia");
    assert.match(text, /^viewer must be a country like NZ, .*got "Narnia"\n$/);
  });

  it("flood a path from one address until its rate rule closes, and show when it opens again", async () => {
    await ask("POST chance", { seed: 1 });
    await ask("POST clock", { hold: true });
    const flood = { path: "/pages/index.html", address: "203.0.113.7", requestsPerSecond: 10 };
    const { status, json } = await ask("POST flood", { ...flood, seconds: 60 });
    assert.deepEqual([status, json()], [200, { id: "flood-1" }]);
    assert.equal((await ask("POST match-day", { minutes: 1, requestsPerSecond: 1 })).status, 409);
    await ask("POST clock", { advanceSeconds: 60 });
    const running = (await ask("GET flood")).json();
    assert.deepEqual([running.state, running.sent], ["probing", 600]);
    // More than 100 in a minute is seen at the next check, each 10 s, and acted on within 20 s.
    const blockedMs = running.firstBlockedMs - startMs;
    assert.ok(blockedMs > 10_000 && blockedMs <= 50_000, `${blockedMs}`);
    await ask("POST clock", { advanceSeconds: 120 });
    const ended = (await ask("GET match-day")).json();
    assert.equal(ended.state, "done");
    const openMs = ended.passedAgainMs - startMs;
    assert.ok(openMs > 60_000 && openMs <= 150_000, `${openMs}`);
    assert.equal(ended.statuses["403"] + ended.statuses["200"], ended.sent);
    assert.equal((await ask("DELETE flood")).json().state, "done");
    await ask("POST clock", { reset: true });
    await ask("POST chance", { seed: null });
  });

  it("repeat from a seed how late a rate rule acts, and repeat no id", async () => {
    await ask("POST clock", { hold: true, toMs: startMs + 3_600_000 });
    const lags: number[] = [];
    const ids = new Set<string | null>();
    for (const address of ["203.0.113.8", "203.0.113.9"]) {
      await ask("POST chance", { seed: 5 });
      ids.add((await ask("GET /pages/index.html")).headers.get("x-amz-cf-id"));
      await ask("POST flood", {
        path: "/pages/index.html",
        address,
        requestsPerSecond: 10,
        seconds: 60,
      });
      await ask("POST clock", { advanceSeconds: 600 });
      const { startedMs, firstBlockedMs } = (await ask("GET flood")).json();
      lags.push(firstBlockedMs - startedMs);
    }
    assert.equal(lags[0], lags[1]);
    assert.equal(ids.size, 2);
    await ask("POST clock", { reset: true });
    await ask("POST chance", { seed: null });
  });

  it("play a match day by viewers in many places", async () => {
    await ask("POST chance", { seed: 1 });
    await ask("POST clock", { hold: true });
    const paths = [
      { path: "/pages/index.html", weight: 3 },
      { path: "/pages/none.html?x=1", weight: 1 },
    ];
    await ask("POST match-day", { minutes: 1, requestsPerSecond: 10, paths });
    await ask("POST clock", { advanceSeconds: 30 });
    assert.equal((await ask("DELETE match-day")).json().state, "stopped");
    let day = (await ask("GET match-day")).json();
    while (day.waiting > 0) {
      day = (await ask("GET match-day")).json();
    }
    assert.equal(day.kind, "match-day");
    assert.ok(day.sent > 30 && day.sent < 150, `${day.sent}`);
    assert.equal(day.statuses["200"] + day.statuses["403"], day.sent);
    assert.ok(day.statuses["200"] > day.statuses["403"]);
    await ask("POST chance", { seed: null });
    await ask("POST clock", { reset: true });
  });

  it("repeat chance from a seed", async () => {
    assert.deepEqual((await ask("POST chance", { seed: 7 })).json(), { seed: 7 });
    assert.deepEqual((await ask("GET world")).json().chance, { seed: 7 });
    assert.deepEqual((await ask("POST chance?seed=null")).json(), { seed: null });
  });
});
