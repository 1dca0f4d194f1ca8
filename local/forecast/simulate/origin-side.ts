/**
 * What happens behind the caches: functions at origin events, failover, Regional APIs and their functions, buckets.
 *
 * @module
 */

import { type Admit, createBucket } from "../../services/api-gateway/throttle.ts";
import type { OriginAttempt, Profile, RequestClass } from "../profile/request-profile.ts";
import type { Assumed } from "./assumptions.ts";
import type { EventQueue } from "./event-queue.ts";
import { type Invocations, varied } from "./invocations.ts";
import type { Meter } from "./meter.ts";
import type { Network } from "./network.ts";
import type { Draw } from "./random.ts";
import { bytesPerGb, usageName } from "./request-counts.ts";
import type { Times } from "./times.ts";

/** What a response of the origin side came to. */
export type Answered = (nowMs: number, status: number) => void;

/** What it needs of a simulation. */
export interface OriginDeps {
  readonly profile: Profile;
  readonly network: Network;
  readonly assumed: Assumed;
  readonly meter: Meter;
  readonly invocations: Invocations;
  readonly queue: EventQueue;
  readonly draw: Draw;
}

/** Bytes that one unit of an HTTP API's request is metered by. */
const httpApiUnitBytes = 512 * 1024;

/** New connections that a capacity unit of a load balancer is good for in an hour: 25 a second. */
const connectionsPerUnitHour = 25 * 3600;

/** Services that functions call, by the name that requests are signed for, and how they are billed. */
const calledServices: Readonly<Record<string, readonly [service: string, item: string]>> = {
  secretsmanager: ["AWS Secrets Manager", "apiCalls"],
  sqs: ["Amazon SQS", "requests"],
  ses: ["Amazon SES", "messages"],
};

/** The origin side of a distribution, or an API that viewers ask themselves. */
export class OriginSide {
  readonly #deps: OriginDeps;
  readonly #throttles = new Map<string, Admit>();

  constructor(deps: OriginDeps) {
    this.#deps = deps;
  }

  /**
   * Asks for the response to a request of a class.
   *
   * @param from Region beside which functions at origin events run.
   * @param times Of the request that is followed; `undefined` for a refresh in the background.
   */
  ask(
    cls: RequestClass,
    from: string,
    nowMs: number,
    times: Times | undefined,
    answered: Answered,
  ): void {
    const { meter, queue, network } = this.#deps;
    let laterMs = nowMs;
    for (const call of cls.originEvents) {
      const { throttled, runMs, coldMs, invokeMs } = this.#deps.invocations.invoke(
        call,
        from,
        cls.route,
        laterMs,
      );
      if (throttled) {
        queue.add(laterMs, (atMs) => answered(atMs, 503));
        return;
      }
      times?.add("edgeFunctions", runMs + invokeMs);
      times?.add("coldStarts", coldMs);
      laterMs += runMs + invokeMs + coldMs;
    }
    const last = cls.attempts.at(-1);
    this.#countReads(cls, last?.region ?? from);
    if (last === undefined) {
      queue.add(laterMs, (atMs) => answered(atMs, cls.status));
      return;
    }
    meter.addTo("originRequests", cls.attempts.length);
    meter.addTo("failovers", cls.attempts.length - 1);
    for (const { failed, patienceMs } of cls.attempts) {
      if (failed) {
        times?.add("waiting", patienceMs);
        laterMs += patienceMs;
      }
    }
    const netMs = last.region === undefined ? 0 : network.between(from, last.region);
    times?.add("originNetwork", netMs);
    queue.add(laterMs + netMs / 2, (atMs) =>
      this.#arrive(cls, last, atMs, times, (doneMs, status) =>
        queue.add(doneMs + netMs / 2, (backMs) => answered(backMs, status)),
      ),
    );
  }

  /** A request arrives at an origin. */
  #arrive(
    cls: RequestClass,
    attempt: OriginAttempt,
    nowMs: number,
    times: Times | undefined,
    answered: Answered,
  ): void {
    const { assumed, draw, invocations } = this.#deps;
    const { s3FirstByteMs, apiMs, otherOriginMs, privatePathMs, durationSpread } = assumed;
    this.#countAttempt(cls, attempt);
    const base = { s3: s3FirstByteMs, other: otherOriginMs };
    const ownMs = varied(
      attempt.kind === "s3" || attempt.kind === "other" ? base[attempt.kind] : apiMs,
      durationSpread,
      draw,
    );
    let laterMs = nowMs + ownMs + (attempt.isPrivate ? privatePathMs : 0);
    times?.add("originCompute", laterMs - nowMs);
    if (!this.#admits(attempt, nowMs)) {
      answered(laterMs, 429);
      return;
    }
    for (const call of attempt.calls) {
      const run = invocations.invoke(call, attempt.region ?? "us-east-1", cls.route, laterMs);
      if (run.throttled) {
        answered(laterMs, 503);
        return;
      }
      times?.add("originCompute", run.runMs);
      times?.add("coldStarts", run.coldMs);
      laterMs += run.runMs + run.coldMs;
    }
    answered(laterMs, cls.status);
  }

  #admits({ api }: OriginAttempt, nowMs: number): boolean {
    const throttle = this.#deps.profile.throttles[api];
    if (throttle === undefined) {
      return true;
    }
    const admit = this.#throttles.get(api) ?? createBucket(throttle);
    this.#throttles.set(api, admit);
    return admit(nowMs);
  }

  /** What an attempt costs. */
  #countAttempt(cls: RequestClass, { kind, region = "us-east-1", isPrivate }: OriginAttempt): void {
    const { meter, assumed } = this.#deps;
    const { route, requestBytes, responseBytes } = cls;
    const add = (service: string, item: string, quantity: number) =>
      meter.addTo(usageName(service, item, region, route), quantity);
    const bytes = requestBytes + responseBytes;
    switch (kind) {
      case "s3":
        meter.addTo("objectReads", 1);
        add("Amazon S3", "getRequests", 1);
        break;
      case "http-api":
        add("Amazon API Gateway", "httpApiRequests", Math.ceil(bytes / httpApiUnitBytes));
        break;
      case "rest-api":
        add("Amazon API Gateway", "restApiRequests", 1);
        break;
      default:
        break;
    }
    if (isPrivate) {
      const gb = bytes / bytesPerGb;
      const connections = 1 / assumed.requestsPerConnection;
      add("AWS PrivateLink", "processedGb", gb);
      // The dimension that is used most counts: bytes, 1 GB an hour a unit, or new connections.
      const units = Math.max(gb, connections / connectionsPerUnitHour);
      add("Elastic Load Balancing", "capacityUnitHours", units);
    }
  }

  /** What functions ask of other services for a request. */
  #countReads({ reads, route }: RequestClass, region: string): void {
    const { meter } = this.#deps;
    const { s3Gets, s3Puts, others } = reads;
    if (s3Gets > 0) {
      meter.addTo("objectReads", s3Gets);
      meter.addTo(usageName("Amazon S3", "getRequests", region, route), s3Gets);
    }
    if (s3Puts > 0) {
      meter.addTo(usageName("Amazon S3", "putRequests", region, route), s3Puts);
    }
    for (const [name, count] of Object.entries(others)) {
      const billed = calledServices[name];
      if (billed !== undefined) {
        meter.addTo(usageName(billed[0], billed[1], region, route), count);
      }
    }
  }
}
