/**
 * An edge whose origin returns what a test sets.
 *
 * @module
 */
import assert from "node:assert/strict";
import { headersFromRaw, headerValue, rawHeaders } from "../../../http/header-map.ts";
import { type Message, OriginError, type OriginRequest } from "../../../http/message.ts";
import type {
  Behavior,
  ErrorResponse,
  OriginRequestPolicy,
} from "../../../services/cloudfront/model.ts";
import {
  behavior,
  distributionOf,
  header,
  messageOf,
  type World,
  worldOf,
} from "./edge-fixtures.ts";

/** An origin request policy that forwards cookies, and nothing else. */
export const forwardsCookies: OriginRequestPolicy = {
  id: "cookies",
  headers: { kind: "none" },
  cloudFrontHeaders: [],
  cookies: { kind: "all" },
  queryStrings: { kind: "none" },
};

/** An edge with an origin whose response a test may change. */
export function changing(
  first: Message,
  over: Partial<Behavior> = {},
  errorResponses: readonly ErrorResponse[] = [],
): World & { answer: (request: OriginRequest) => Message } {
  const state: { answer: (request: OriginRequest) => Message } = { answer: () => first };
  const rest = { errorResponses: new Map(errorResponses.map((one) => [one.errorCode, one])) };
  const world = worldOf(distributionOf([{ ...behavior, ...over }], rest), (request) =>
    state.answer(request),
  );
  return Object.assign(state, world);
}

/** An answer that may be kept so long. */
export function kept(seconds: number, more = "", headers: readonly string[] = []): Message {
  return messageOf(200, "hello", [
    "ETag",
    '"a"',
    "Cache-Control",
    `max-age=${seconds}${more}`,
    ...headers,
  ]);
}

/** `X-Cache` and status, in short. */
export async function seen(
  world: World,
  target = "/a",
  headers: readonly string[] = [],
): Promise<string> {
  const answer = await world.get(target, headers);
  return `${answer.status} ${header(answer, "x-cache")?.replace(" from cloudfront", "")}`;
}

/** An origin that supports ranges: what it returns of an object. A range that it was not taught is a failed test. */
export function ranging(object: Message): (request: OriginRequest) => Message {
  return ({ headers }) => {
    const range = headerValue(headers, "range");
    const { length } = object.body;
    if (range === undefined || object.status !== 200) {
      return object;
    }
    assert.equal(range, "bytes=0-");
    if (length === 0) {
      return messageOf(416, "", ["Content-Range", "bytes */0"]);
    }
    const lines = ["Content-Range", `bytes 0-${length - 1}/${length}`];
    return {
      ...object,
      status: 206,
      statusDescription: "Partial Content",
      headers: headersFromRaw([...rawHeaders(object.headers), ...lines]),
    };
  };
}

/** An edge with an origin that supports ranges. */
export function changingRanges(object: Message, over: Partial<Behavior> = {}): World {
  const world = changing(object, over);
  world.answer = ranging(object);
  return world;
}

/** An origin that cannot be reached. */
export function unreachable(): never {
  throw new OriginError("timeout", "no answer");
}

/** The values of a header in the requests to an origin. */
export function asked(world: World, name: string): (string | undefined)[] {
  return world.origins.map(({ request }) => request.headers[name]?.[0]?.value);
}
