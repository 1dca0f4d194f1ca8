/**
 * The response of a mapped integration: chosen by a pattern, made of parameters and a template.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-response.html
 * @module
 */
import { headerValue } from "../../http/header-map.ts";
import type { HeaderMap, Message } from "../../http/message.ts";
import {
  type Bag,
  bagOf,
  finishAnswer,
  readHeaders,
  reading,
  readStatus,
} from "../api-gateway/function-response.ts";
import { parameterOf } from "./request-parameter.ts";
import type { MappedResponse } from "./rest-api.ts";
import { isBinary, type RestVisit } from "./rest-api-event.ts";
import { jsonPath } from "./template/json-path.ts";
import { mappingVariables, silentVariables } from "./template/mapping-variables.ts";
import { renderTemplate } from "./template/template.ts";
import { TemplateError } from "./template/template-syntax.ts";
import { fromJson, matchesWhole, printed, toJson } from "./template/template-values.ts";

/** What a backend answered. */
export interface BackendResult {
  /** What selection patterns are compared with; empty for the success of a function. */
  readonly matched: string;
  readonly body: Buffer;
  readonly headers: HeaderMap;
}

/** Maps a response. @throws {TemplateError} for a template that cannot be evaluated. */
export function mapResponse(
  responses: readonly MappedResponse[],
  visit: RestVisit,
  context: Bag,
  result: BackendResult,
): Message {
  const response = chosen(responses, result.matched);
  if (response === undefined) {
    throw new TemplateError(
      `no response fits ${JSON.stringify(result.matched)}, and none is the default`,
    );
  }
  const [type, template] = templateFor(response, visit.request.headers);
  const headers = new Map(Object.entries(headersOf(response, visit, result)));
  const made =
    template === undefined
      ? { body: unmapped(visit, result.body), override: undefined }
      : rendered(template, visit, context, result.body.toString("utf8"));
  for (const [name, value] of Object.entries(bagOf(made.override?.["header"]) ?? {})) {
    headers.set(name, String(value));
  }
  if (![...headers.keys()].some((name) => name.toLowerCase() === "content-type")) {
    headers.set("Content-Type", type);
  }
  const read = reading(() =>
    finishAnswer(
      readStatus(String(made.override?.["status"] ?? response.status)),
      readHeaders(Object.fromEntries(headers)),
      typeof made.body === "string" ? Buffer.from(made.body) : made.body,
      visit.request.method,
    ),
  );
  if (read.kind === "invalid") {
    throw new TemplateError(read.reason);
  }
  return read.message;
}

/** A body that no template maps: bytes where the viewer accepts a media type that the API declares binary, text otherwise. */
function unmapped({ api, request }: RestVisit, body: Buffer): Buffer | string {
  return isBinary(api, request.headers, "accept") ? body : body.toString("utf8");
}

/** The response whose pattern fits, or the default. */
function chosen(responses: readonly MappedResponse[], matched: string): MappedResponse | undefined {
  const fitting = responses.find(
    ({ selectionPattern }) =>
      matched !== "" && selectionPattern !== "" && matchesWhole(selectionPattern, matched),
  );
  const defaults = responses.filter(({ selectionPattern }) => selectionPattern === "");
  return fitting ?? defaults.find(({ status }) => String(status) === matched) ?? defaults[0];
}

/** The template of the first type that the viewer accepts, or that of JSON, or the first one. */
function templateFor(
  { templates }: MappedResponse,
  headers: HeaderMap,
): readonly [type: string, template: string | undefined] {
  const [accepted = ""] = (headerValue(headers, "accept") ?? "").split(/[,;]/);
  const entries = Object.entries(templates);
  const named = (type: string) => entries.find(([each]) => each === type);
  return (
    named(accepted.trim()) ??
    named("application/json") ??
    entries[0] ?? ["application/json", undefined]
  );
}

function rendered(template: string, visit: RestVisit, context: Bag, payload: string) {
  const variables = mappingVariables(visit, payload, context);
  const body = renderTemplate(template, variables, silentVariables);
  const override = bagOf(bagOf(toJson(variables.get("context")))?.["responseOverride"]);
  return { body, override };
}

/** Header values by name, of parameters that have one. */
function headersOf(
  { parameters }: MappedResponse,
  visit: RestVisit,
  result: BackendResult,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([target, expression]) => {
      const [, name] = /^method\.response\.header\.(.+)$/.exec(target) ?? [];
      const value = valueFor(expression, visit, result);
      return name === undefined || value === undefined ? [] : [[name, value]];
    }),
  );
}

function valueFor(
  expression: string,
  visit: RestVisit,
  { headers, body }: BackendResult,
): string | undefined {
  const [, place, name = ""] =
    /^integration\.response\.(header|multivalueheader|body)(?:\.(.+))?$/.exec(expression) ?? [];
  if (place === undefined) {
    return parameterOf(expression, visit);
  }
  if (place !== "body") {
    return headerValue(headers, name.toLowerCase());
  }
  const found =
    name === ""
      ? fromJson(body.toString("utf8"))
      : jsonPath(`$.${name}`, parsed(body.toString("utf8")));
  return found === undefined ? undefined : printed(found);
}

/** What is not JSON has no members. */
function parsed(body: string) {
  try {
    return fromJson(JSON.parse(body));
  } catch {
    return undefined;
  }
}
