/** Stages of an edge that need requests at the same time, or failing origins. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { OriginError } from "../../http/message.ts";
import { EventHub } from "../../trace/event-hub.ts";
import { Recorder } from "../../trace/recorder.ts";
import type { Stage } from "../../trace/request-record.ts";
import {
  behavior,
  distributionOf,
  messageOf,
  requestOf,
  type World,
  worldOf,
} from "../services/cloudfront/edge-fixtures.ts";
import { kindsOf, untimed } from "./recorded-stack.ts";

/** An edge that is recorded. */
function recordedEdge(
  ...[distribution, fetchOrigin, functions = {}, rest = {}]: Parameters<typeof worldOf>
) {
  let bytes = 0;
  const recorder = new Recorder({
    hub: new EventHub(() => () => undefined),
    nowMs: () => 0,
    randomBytes: (size) => Buffer.alloc(size, bytes++),
    monotonicMs: () => 0,
  });
  const world: World = worldOf(distribution, fetchOrigin, functions, {
    observe: recorder.observe,
    ...rest,
  });
  /** Sends one request. @returns its stages, as they come. */
  async function get(target: string): Promise<() => readonly Stage[]> {
    const request = requestOf(target);
    const recording = recorder.open(request, "site");
    recorder.end(recording, await recorder.run(recording, () => world.edge.handle(request)));
    return () => recording.stages;
  }
  return { world, get };
}

const cacheable = (seconds: string) =>
  messageOf(200, "a", ["Cache-Control", seconds, "ETag", '"a"']);

const cacheWords = (stages: readonly Stage[]) =>
  stages.flatMap((stage) => (stage.kind === "cache" ? [[stage.verdict, stage.words]] : []));

describe("stages of an edge", () => {
  it("tell who waited for the request of another viewer", async () => {
    const held = Promise.withResolvers<void>();
    const { get } = recordedEdge(distributionOf([behavior]), async () => {
      await held.promise;
      return cacheable("max-age=60");
    });
    const both = [get("/a"), get("/a")];
    held.resolve();
    const [leader, follower] = (await Promise.all(both)).map((stages) => stages());
    assert.deepEqual(kindsOf(leader ?? []), ["behavior", "cache", "origin", "store"]);
    assert.deepEqual(cacheWords(follower ?? []), [
      ["miss", "no copy under this key"],
      ["collapsed", "waited for the same request of another viewer, and shares its response"],
    ]);
    assert.deepEqual(kindsOf(follower ?? []), ["behavior", "cache", "cache"]);
  });

  it("tell of a refresh in the background after the response", async () => {
    const { get, world } = recordedEdge(distributionOf([behavior]), () =>
      cacheable("max-age=1, stale-while-revalidate=9"),
    );
    await get("/a");
    world.pass(2);
    const stages = await get("/a");
    assert.deepEqual(cacheWords(stages()), [
      ["stale", "max-age=1, within 0 to 31536000 s: fresh for 1 s, expired for 1 s"],
    ]);
    await world.edge.idle();
    assert.deepEqual(kindsOf(stages()), ["behavior", "cache", "origin", "store"]);
  });

  it("tell that an expired copy stands in for a failing origin, and that the origin is left alone", async () => {
    let isDown = false;
    const { get, world } = recordedEdge(distributionOf([behavior]), () => {
      if (isDown) {
        throw new OriginError("connect", "refused");
      }
      return cacheable("max-age=1");
    });
    await get("/a");
    isDown = true;
    world.pass(3);
    const failed = (await get("/a"))();
    assert.deepEqual(failed.slice(2).map(untimed), [
      {
        kind: "origin",
        id: "api",
        attempt: 1,
        method: "GET",
        host: "api.example.com",
        path: "/a",
        error: "refused",
        why: "behavior *",
      },
      {
        kind: "store",
        stored: false,
        words:
          "the origin failed with 502: the expired copy is served, for 10 s without another request",
      },
    ]);
    world.pass(1);
    assert.deepEqual(cacheWords((await get("/a"))()), [
      [
        "stale",
        "max-age=1, within 0 to 31536000 s: fresh for 1 s, expired for 3 s; served stale, since the origin has just failed",
      ],
    ]);
  });

  it("tell that the name of an origin leads nowhere", async () => {
    const resolveOrigin = () => Promise.reject(new OriginError("dns", "no such name"));
    const { get } = recordedEdge(
      distributionOf([behavior]),
      () => messageOf(200),
      {},
      { resolveOrigin },
    );
    const stages = (await get("/a?b=1"))();
    assert.deepEqual(kindsOf(stages), ["behavior", "cache", "origin"]);
    const [, , origin] = stages;
    assert.deepEqual(origin?.kind === "origin" && [origin.path, origin.error], [
      "/a?b=1",
      "no such name",
    ]);
  });

  it("tell which origin a function chose, in place of which", async () => {
    const moved = { domainName: "other.example.com", path: "/x" };
    const { get } = recordedEdge(
      distributionOf([
        {
          ...behavior,
          functions: { "origin-request": { functionArn: "arn", includeBody: false } },
        },
      ]),
      () => messageOf(200),
      {
        "origin-request": (event) => {
          const { request } = event.Records[0].cf;
          const { origin } = request;
          return origin !== undefined && "custom" in origin
            ? {
                ...request,
                origin: { custom: { ...origin.custom, ...moved } },
                headers: { ...request.headers, host: [{ key: "Host", value: moved.domainName }] },
              }
            : request;
        },
      },
    );
    const origin = (await get("/a"))().find(({ kind }) => kind === "origin");
    assert.deepEqual(origin?.kind === "origin" && [origin.host, origin.path, origin.why], [
      "other.example.com",
      "/x/a",
      "origin-request function, in place of api.example.com",
    ]);
  });

  it("tell of a defect", async () => {
    const { get } = recordedEdge(distributionOf([behavior]), () => {
      throw new Error("secret of this machine");
    });
    const stages = (await get("/a"))();
    assert.deepEqual(untimed(stages.at(-1) ?? assert.fail()), {
      kind: "refusal",
      status: 500,
      why: "CloudFront met an internal error.",
    });
  });
});
