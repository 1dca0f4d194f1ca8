/**
 * Reads logs of requests: CloudFront's standard logs, the runtime's own, HTTP archives, and lines of JSON.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logs-reference.html
 * @module
 */
import { type LoggedRequest, TrafficError, type TrafficLog } from "./traffic.ts";

/** A record as a log has it: texts and numbers by the names of its fields. */
type Fields = Readonly<Record<string, unknown>>;

/** What was read of a record; `undefined` for one that is no request. */
type Read = LoggedRequest | undefined;

/** The most requests of a log. */
const maxRequests = 20_000_000;

/** Whether a text is a log, and not a pattern. */
export function isLog(text: string): boolean {
  const start = text.trimStart();
  return (
    start.startsWith("#Version") ||
    start.startsWith("#Fields") ||
    isArchive(start) ||
    isLines(start)
  );
}

/** Objects of JSON in the first two lines, or a request in a single one: a pattern of traffic has neither. */
function isLines(start: string): boolean {
  const [first = "", second = ""] = start.split("\n", 2);
  const record = parsed(first);
  return record !== undefined && (parsed(second) !== undefined || fromRecord(record) !== undefined);
}

function isArchive(start: string): boolean {
  return /^\{\s*"log"\s*:\s*\{/.test(start);
}

/**
 * Reads a log.
 *
 * @throws {TrafficError} where nothing of it is a request.
 */
export function readLog(text: string, name: string): TrafficLog {
  const start = text.trimStart();
  const [format, records] = isArchive(start)
    ? (["HTTP archive", archiveRecords(start)] as const)
    : start.startsWith("#")
      ? (["CloudFront standard log", tableRecords(start)] as const)
      : (["lines of JSON", lineRecords(start)] as const);
  const requests: LoggedRequest[] = [];
  let skipped = 0;
  for (const record of records) {
    const read = record && fromRecord(record);
    if (read === undefined) {
      skipped += 1;
    } else {
      requests.push(read);
    }
    if (requests.length > maxRequests) {
      throw new TrafficError(name, [`a log may have ${maxRequests} requests, and this has more`]);
    }
  }
  if (requests.length === 0) {
    throw new TrafficError(name, [
      `no line of this ${format} is a request: a request has a time, a method, a path and a status`,
    ]);
  }
  requests.sort((a, b) => a.timeMs - b.timeMs);
  return { kind: "log", name, format, requests, skipped };
}

function parsed(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Fields) : undefined;
  } catch {
    return undefined;
  }
}

function* lineRecords(text: string): Generator<Fields | undefined> {
  for (const line of text.split("\n")) {
    if (line.trim() !== "") {
      yield parsed(line);
    }
  }
}

/** Lines under `#Fields`, separated by tabs; `-` stands for nothing. */
function* tableRecords(text: string): Generator<Fields> {
  let names: readonly string[] = [];
  for (const line of text.split("\n")) {
    if (line.startsWith("#")) {
      names = /^#Fields:\s*(.*)$/.exec(line)?.[1]?.trim().split(/\s+/) ?? names;
    } else if (line.trim() !== "") {
      const values = line.split(line.includes("\t") ? "\t" : " ");
      yield Object.fromEntries(
        names.flatMap((each, at) => {
          const value = values[at];
          return value === undefined || value === "-" ? [] : [[each, value.trim()]];
        }),
      );
    }
  }
}

function* archiveRecords(text: string): Generator<Fields> {
  const { log } = (parsed(text) ?? {}) as {
    readonly log?: { readonly entries?: readonly Fields[] };
  };
  for (const { startedDateTime, request, response } of log?.entries ?? []) {
    const { method, url } = (request ?? {}) as Fields;
    const { status, headers } = (response ?? {}) as Fields;
    const lines = (headers ?? []) as readonly { readonly name: string; readonly value: string }[];
    const cache = lines.find((each) => each.name.toLowerCase() === "x-cache")?.value;
    const at = URL.parse(String(url));
    yield {
      time: startedDateTime,
      method,
      path: at === null ? undefined : `${at.pathname}${at.search}`,
      status,
      ...(cache !== undefined && { cache }),
    };
  }
}

/** The first of some fields that is there, as a text. */
function fieldOf(fields: Fields, ...names: readonly string[]): string {
  const name = names.find((each) => fields[each] !== undefined && fields[each] !== null);
  const value = name === undefined ? undefined : fields[name];
  // CloudFront writes a hyphen for what there is not.
  return (typeof value === "string" || typeof value === "number") && value !== "-"
    ? String(value)
    : "";
}

function timeOf(fields: Fields): number {
  const date = fieldOf(fields, "date");
  if (date !== "") {
    return Date.parse(`${date}T${fieldOf(fields, "time")}Z`);
  }
  const time = fieldOf(fields, "time", "timestamp", "timestamp(ms)", "startedMs");
  return /^\d+(?:\.\d+)?$/.test(time) ? toMs(Number(time)) : Date.parse(time);
}

/** Seconds or milliseconds since the epoch: there were as many seconds as milliseconds in 1970 alone. */
function toMs(number: number): number {
  return number < 1e11 ? number * 1000 : number;
}

function fromRecord(fields: Fields): Read {
  const method = fieldOf(fields, "cs-method", "method");
  const target = fieldOf(fields, "cs-uri-stem", "path", "url");
  const [path = "", ...rest] = target.replace(/^https?:\/\/[^/]+/, "").split("?");
  const timeMs = timeOf(fields);
  if (!/^[A-Z]+$/.test(method) || !path.startsWith("/") || Number.isNaN(timeMs)) {
    return undefined;
  }
  const result = fieldOf(fields, "x-edge-result-type", "cache", "x-cache").split(" ")[0] ?? "";
  const status = Number(fieldOf(fields, "sc-status", "status"));
  return {
    timeMs,
    method,
    path,
    query: rest.length > 0 ? rest.join("?") : fieldOf(fields, "cs-uri-query", "query"),
    status: Number.isInteger(status) ? status : 0,
    country: fieldOf(fields, "c-country", "country").toUpperCase(),
    address: fieldOf(fields, "c-ip", "clientIp", "address"),
    edge: fieldOf(fields, "x-edge-location"),
    hit: hitOf(result),
  };
}

/** Whether a cache answered: results that neither say so nor deny it are of requests that no cache takes part in. */
function hitOf(result: string): boolean | undefined {
  if (/^(?:Hit|OriginShieldHit)$/.test(result)) {
    return true;
  }
  return /^(?:Miss|RefreshHit)$/.test(result) ? false : undefined;
}
