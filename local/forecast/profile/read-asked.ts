/**
 * Reads what was recorded of a request as a class of requests.
 *
 * @module
 */
import type { ViewerRequest } from "../../http/message.ts";
import type { Model } from "../../model/stack-model.ts";
import { keyParts } from "../../services/cloudfront/cache/key-parts.ts";
import type { Behavior, Distribution } from "../../services/cloudfront/model.ts";
import type { ApiStage, FunctionStage, OriginStage, Stage } from "../../trace/request-record.ts";
import { isWriting } from "../traffic/traffic.ts";
import type { Asked } from "./asked-stack.ts";
import type { FunctionList } from "./function-list.ts";
import type { Keeping, OriginAttempt, RequestClass, ServiceReads } from "./request-profile.ts";

/** What reading depends on. */
export interface Reading {
  readonly model: Model;
  /** That is asked; `undefined` for a program without one. */
  readonly distribution: Distribution | undefined;
  readonly functions: FunctionList;
  /** Names of the rules that count, by position. */
  readonly rateRules: readonly string[];
}

const originEvents = new Set(["origin-request", "origin-response"]);

/** Reads it. @param hasToken Whether the request has a token of its viewer. */
export function readAsked(
  request: ViewerRequest,
  hasToken: boolean,
  asked: Asked,
  reading: Reading,
): RequestClass {
  const { stages, response } = asked;
  const pattern = stages.find(({ kind }) => kind === "behavior");
  const api = stages.find((stage): stage is ApiStage & Stage => stage.kind === "api");
  const route = pattern?.kind === "behavior" ? pattern.pathPattern : (api?.name ?? "*");
  const behavior = reading.distribution?.behaviors.find((each) => each.pathPattern === route);
  const calls = stages.filter((stage): stage is FunctionStage & Stage => stage.kind === "function");
  const at = (event: string) =>
    calls
      .filter(({ eventType }) => eventType === event)
      .map((call) => reading.functions.callOf(call));
  const firewall = stages.find(({ kind }) => kind === "firewall");
  const rules = firewall?.kind === "firewall" ? firewall.rules : [];
  const cache = stages.find(({ kind }) => kind === "cache");
  const attempts = readAttempts(stages, behavior, reading);
  const responseBytes = headBytes(response.rawHeaders) + response.body.length;
  const validator = response.rawHeaders.some((each) => /^(?:etag|last-modified)$/i.test(each));
  const canValidate = validator && response.status === 200 && request.method === "GET";
  return {
    route,
    status: response.status,
    answeredBy: answeredBy(stages, attempts),
    responseBytes,
    validatedBytes: canValidate ? responseBytes - response.body.length : responseBytes,
    validatedStatus: canValidate ? 304 : response.status,
    requestBytes: requestBytes(request),
    isWriting: isWriting(request),
    rateRules: rules.flatMap(({ name, rate }) =>
      rate === undefined ? [] : [reading.rateRules.indexOf(name)],
    ),
    viewerRequest: at("viewer-request"),
    viewerResponse: at("viewer-response"),
    originEvents: calls
      .filter(({ eventType }) => originEvents.has(eventType))
      .map((call) => reading.functions.callOf(call)),
    keeping: behavior && readKeeping(asked, behavior, hasToken),
    throughRegional:
      /^(?:GET|HEAD)$/.test(request.method) && cache?.kind === "cache" && cache.verdict !== "off",
    attempts,
    reads: readSent(asked.sent),
  };
}

function answeredBy(
  stages: readonly Stage[],
  attempts: readonly OriginAttempt[],
): RequestClass["answeredBy"] {
  if (stages.some((stage) => stage.kind === "firewall" && stage.verdict === "block")) {
    return "firewall";
  }
  if (attempts.length > 0) {
    return "origin";
  }
  return stages.some((stage) => stage.kind === "function") ? "function" : "edge";
}

/** Bytes of header lines in the form of HTTP/1.1. */
function headBytes(rawHeaders: readonly string[]): number {
  return rawHeaders.reduce((bytes, text) => bytes + Buffer.byteLength(text) + 2, 20);
}

function requestBytes({ headers, path, querystring, body }: ViewerRequest): number {
  const lines = Object.values(headers).flat();
  return lines.reduce(
    (bytes, { key, value }) => bytes + key.length + value.length + 4,
    path.length + querystring.length + 20 + body.length,
  );
}

/** How the copy that was stored may be used. */
function readKeeping(
  { kept }: Asked,
  { cachePolicy }: Behavior,
  hasToken: boolean,
): Keeping | undefined {
  if (kept === undefined || kept.lifetime.freshMs + kept.lifetime.staleWhileRevalidateMs === 0) {
    return undefined;
  }
  const ofViewer =
    hasToken &&
    keyParts(kept.key, cachePolicy).some(
      ({ part, value }) => /^(?:header authorization|cookies)$/.test(part) && value !== "",
    );
  const { freshMs, staleWhileRevalidateMs, collapsible } = kept.lifetime;
  return {
    key: kept.key,
    ofViewer,
    freshMs: Math.max(0, freshMs - kept.originAgeSeconds * 1000),
    staleWhileRevalidateMs,
    collapsible,
    bytes: kept.sizeBytes,
  };
}

/** The attempts at origins in their order; of a program without a distribution, at its API. */
function readAttempts(
  stages: readonly Stage[],
  behavior: Behavior | undefined,
  reading: Reading,
): readonly OriginAttempt[] {
  const origins = stages.filter((stage): stage is OriginStage & Stage => stage.kind === "origin");
  if (origins.length === 0) {
    const direct = stages.find((stage) => stage.kind === "api");
    return direct === undefined || behavior !== undefined
      ? []
      : [readAttempt(stages, undefined, reading)];
  }
  return origins.map((origin, at) => {
    const endMs = origin.startMs + origin.durationMs;
    const within = stages.filter(
      ({ startMs, durationMs }) =>
        startMs >= origin.startMs && startMs + durationMs <= endMs + 0.001,
    );
    const failed = at < origins.length - 1 || origin.status === undefined;
    return { ...readAttempt(within, origin, reading), failed };
  });
}

function readAttempt(
  stages: readonly Stage[],
  origin: OriginStage | undefined,
  { distribution, functions, model }: Reading,
): OriginAttempt {
  const api = stages.find((stage): stage is ApiStage & Stage => stage.kind === "api");
  const declared = origin && distribution?.origins.get(origin.id);
  const calls = stages.filter(
    (stage): stage is FunctionStage & Stage =>
      stage.kind === "function" && stage.eventType === "invoke",
  );
  const bucket = model.buckets.find(({ name }) => origin?.host.startsWith(`${name}.s3`));
  const s3 = declared?.kind === "s3" || bucket !== undefined;
  const kind = api === undefined ? (s3 ? "s3" : "other") : apiKinds[api.type];
  const { connectionAttempts = 3, connectionTimeoutSeconds = 10 } = declared ?? {};
  return {
    kind,
    region: api?.region ?? bucket?.region ?? regionOf(origin?.host ?? ""),
    api: api === undefined ? "" : `${api.type} ${api.name} ${api.region}`,
    isPrivate: declared?.kind === "custom" && declared.vpcOriginId !== undefined,
    calls: calls.map((call) => functions.callOf(call)),
    failed: false,
    patienceMs: connectionAttempts * connectionTimeoutSeconds * 1000,
  };
}

const apiKinds = { http: "http-api", rest: "rest-api", "function-url": "function-url" } as const;

/** The Region in the name of an endpoint of AWS. */
function regionOf(host: string): string | undefined {
  return /\.([a-z]{2}-[a-z]+-\d)\.(?:amazonaws\.com|on\.aws)$/.exec(host)?.[1];
}

function readSent(sent: Asked["sent"]): ServiceReads {
  const others: Record<string, number> = {};
  let s3Gets = 0;
  let s3Puts = 0;
  for (const { service, method } of sent) {
    if (service !== "s3") {
      others[service] = (others[service] ?? 0) + 1;
    } else if (/^(?:GET|HEAD)$/.test(method)) {
      s3Gets += 1;
    } else if (method !== "DELETE") {
      s3Puts += 1;
    }
  }
  return { s3Gets, s3Puts, others };
}
