/**
 * A front that listens, and is closed after its test.
 *
 * @module
 */
import { randomBytes } from "node:crypto";
import type { ViewerRequest } from "../../http/message.ts";
import { createFront, type Front, type FrontOptions } from "../../server/front.ts";
import type { EdgeResponse } from "../../services/cloudfront/edge.ts";
import {
  behavior,
  distributionOf,
  messageOf,
  startMs,
  worldOf,
} from "../services/cloudfront/edge-fixtures.ts";

let fronts: Front[] = [];

/** A front that listens, in front of an edge or of a handler of the test's own. */
export async function listen(
  over: Partial<FrontOptions> = {},
  handle?: (request: ViewerRequest) => Promise<EdgeResponse>,
  headers: readonly string[] = [],
) {
  const body = messageOf(200, "hello", ["Cache-Control", "max-age=60", ...headers]);
  const world = worldOf(distributionOf([behavior]), () => body);
  const logged: unknown[] = [];
  const seen: ViewerRequest[] = [];
  const front = createFront(
    {
      handle(request) {
        seen.push(request);
        return (handle ?? world.edge.handle)(request);
      },
    },
    {
      nowMs: () => startMs,
      randomBytes,
      log: (_message, cause) => logged.push(cause),
      ...over,
    },
  );
  fronts.push(front);
  return { front, port: await front.listen(0), world, logged, seen };
}

/** An answer of a handler of the test's own. */
export function answerOf(body: string, rawHeaders: readonly string[] = []): EdgeResponse {
  return {
    status: 200,
    statusDescription: "",
    rawHeaders: ["Content-Length", String(body.length), ...rawHeaders],
    body: Buffer.from(body),
    requestId: "id",
    closes: false,
  };
}

/** Closes every front of a test. */
export async function closeAll(): Promise<void> {
  await Promise.all(fronts.map((front) => front.close(0)));
  fronts = [];
}
