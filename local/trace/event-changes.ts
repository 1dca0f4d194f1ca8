/**
 * What a function changed: its event beside its result.
 *
 * @module
 */
import { isSecretName, type Masker } from "./mask.ts";
import type { Change } from "./request-record.ts";

/** Most changes that are listed of one run. */
const maxChanges = 200;

/** Most characters of a value before or after. */
const maxValueLength = 2_000;

type Members = Readonly<Record<string, unknown>>;

function isMembers(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value as one text, where events have a form of their own for it: header lines, and `{ value, multiValue }`. */
function leafText(value: unknown): string | undefined {
  if (Array.isArray(value)) {
    return value
      .map((each) => (isMembers(each) ? String(each["value"] ?? "") : String(each)))
      .join(", ");
  }
  if (isMembers(value)) {
    return "value" in value ? (leafText(value["multiValue"]) ?? String(value["value"])) : undefined;
  }
  return value === undefined || value === null ? undefined : String(value);
}

/** The leaves of a part of an event, by their paths. */
function* leaves(value: unknown, path: readonly string[] = []): Generator<[string, string]> {
  const text = leafText(value);
  if (text !== undefined) {
    yield [path.join("."), text];
  } else if (isMembers(value)) {
    for (const [name, each] of Object.entries(value)) {
      yield* leaves(each, [...path, name]);
    }
  }
}

/** The differences between two parts of events. Of a body that is only shown, nothing is returned and nothing changed. */
export function changesOf(before: unknown, after: unknown, masker: Masker): readonly Change[] {
  const was = new Map(leaves(before));
  const is = new Map(leaves(after));
  const shown = (path: string, text: string | undefined) => {
    const names = path.split(".");
    const name = names.find(isSecretName) ?? names.at(-1) ?? "";
    return text === undefined ? undefined : masker.value(name, text.slice(0, maxValueLength));
  };
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((path) => was.get(path) !== is.get(path))
    .slice(0, maxChanges)
    .map((path) => {
      const [old, now] = [shown(path, was.get(path)), shown(path, is.get(path))];
      return {
        path,
        ...(old !== undefined && { before: old }),
        ...(now !== undefined && { after: now }),
      };
    });
}

/** The part of an event of Lambda@Edge that its function returns, and what it returned. */
function edgeParts(event: Members, result: unknown): readonly [unknown, unknown] | undefined {
  const [record] = Array.isArray(event["Records"]) ? event["Records"] : [];
  const cf = isMembers(record) ? record["cf"] : undefined;
  if (!isMembers(cf) || !isMembers(result)) {
    return undefined;
  }
  const { request, response } = cf;
  if (isMembers(response)) {
    return [response, result];
  }
  if ("status" in result) {
    return [{}, result];
  }
  const withoutBody = isMembers(request) ? { ...request, body: undefined } : request;
  const { body } = result;
  const isReplaced = isMembers(body) && body["action"] === "replace";
  return [withoutBody, isReplaced ? result : { ...result, body: undefined }];
}

/** The event type of Lambda@Edge; `invoke` of any other event. */
export function eventTypeOf(event: unknown): string {
  const [record] = isMembers(event) && Array.isArray(event["Records"]) ? event["Records"] : [];
  const cf = isMembers(record) ? record["cf"] : undefined;
  const config = isMembers(cf) ? cf["config"] : undefined;
  return isMembers(config) ? String(config["eventType"]) : "invoke";
}

/** What a function of Lambda@Edge changed; nothing where the event is another's. */
export function edgeChanges(event: unknown, result: unknown, masker: Masker): readonly Change[] {
  const parts = isMembers(event) ? edgeParts(event, result) : undefined;
  return parts === undefined ? [] : changesOf(...parts, masker);
}

/** What a CloudFront function changed: request or response of its event. */
export function viewerFunctionChanges(
  event: unknown,
  result: unknown,
  masker: Masker,
): readonly Change[] {
  if (!isMembers(event) || !isMembers(result)) {
    return [];
  }
  const { request, response } = event;
  if (response !== undefined) {
    return changesOf(response, result, masker);
  }
  return changesOf("statusCode" in result ? {} : request, result, masker);
}
