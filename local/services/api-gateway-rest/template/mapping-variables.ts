/**
 * The variables of a mapping template: `$input`, `$util`, `$context` and `$stageVariables`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
 * @module
 */
import type { Bag } from "../../api-gateway/function-response.ts";
import { decodeText, queryPairs } from "../../api-gateway/url-text.ts";
import type { RestVisit } from "../rest-api-event.ts";
import { jsonPath } from "./json-path.ts";
import type { TemplateVariables } from "./template.ts";
import { TemplateError } from "./template-syntax.ts";
import {
  fromJson,
  printed,
  type TemplateHost,
  type TemplateValue,
  toJson,
} from "./template-values.ts";

/** A payload that is not JSON, where a template reads it as JSON. */
export class PayloadError extends Error {}

/** Variables that print nothing where they have no value. */
export const silentVariables: ReadonlySet<string> = new Set(["context", "input", "stageVariables"]);

/** The variables for a payload, which is a request's or that of the backend. @param context As events show it. */
export function mappingVariables(
  visit: RestVisit,
  payload: string,
  context: Bag,
): TemplateVariables {
  const overrides = () =>
    new Map(["header", "path", "querystring"].map((name) => [name, new Map()]));
  const shown = fromJson(context);
  if (shown instanceof Map) {
    shown.set("requestOverride", overrides());
    shown.set("responseOverride", overrides());
  }
  return new Map<string, TemplateValue>([
    ["input", inputOf(visit, payload)],
    ["util", util],
    ["context", shown],
    ["stageVariables", new Map(Object.entries(visit.stage.variables))],
  ]);
}

function inputOf(visit: RestVisit, payload: string): TemplateHost {
  const parameters = parametersOf(visit);
  const read = (path: TemplateValue) => jsonPath(printed(path ?? "$"), parsedPayload(payload));
  return {
    member: (name) => (name === "body" ? payload : undefined),
    call(name, [argument]) {
      switch (name) {
        case "json":
          return JSON.stringify(toJson(read(argument)) ?? "");
        case "path":
          return read(argument) ?? "";
        case "params":
          return argument === undefined
            ? parameters
            : parameterNamed(parameters, printed(argument));
        default:
          return undefined;
      }
    },
  };
}

/** An empty payload reads as an empty object. @throws {PayloadError} */
function parsedPayload(payload: string): TemplateValue {
  try {
    return fromJson(payload === "" ? {} : JSON.parse(payload));
  } catch (error) {
    throw new PayloadError(error instanceof Error ? error.message : String(error), {
      cause: error,
    });
  }
}

type Parameters = Map<string, Map<string, TemplateValue>>;

function parametersOf({ request, pathParameters }: RestVisit): Parameters {
  const path = Object.entries(pathParameters).map(
    ([key, value]) => [key, decodeText(value)] as const,
  );
  const header = Object.values(request.headers).flatMap((lines) =>
    lines.slice(0, 1).map(({ key, value }) => [key, value] as const),
  );
  return new Map([
    ["path", new Map<string, TemplateValue>(path)],
    ["querystring", new Map<string, TemplateValue>(queryPairs(request.querystring))],
    ["header", new Map<string, TemplateValue>(header)],
  ]);
}

/** The first of the path, the query string and the headers. */
function parameterNamed(parameters: Parameters, name: string): TemplateValue {
  const lower = name.toLowerCase();
  const [, value = ""] =
    [...parameters].flatMap(([place, values]) =>
      [...values].filter(
        ([key]) => key === name || (place === "header" && key.toLowerCase() === lower),
      ),
    )[0] ?? [];
  return value;
}

/** As Java writes text for JavaScript: ASCII only. */
function escapeJavaScript(text: string): string {
  return [...Array(text.length).keys()]
    .map((index) => {
      const unit = text.charAt(index);
      const code = unit.charCodeAt(0);
      if (/["'\\/]/.test(unit)) {
        return `\\${unit}`;
      }
      const short = { "\b": "\\b", "\n": "\\n", "\t": "\\t", "\f": "\\f", "\r": "\\r" }[unit];
      const isPlain = code >= 0x20 && code < 0x7f;
      return short ?? (isPlain ? unit : `\\u${code.toString(16).toUpperCase().padStart(4, "0")}`);
    })
    .join("");
}

/** @throws {TemplateError} */
function parseJson(text: string): TemplateValue {
  try {
    return fromJson(JSON.parse(text));
  } catch (error) {
    throw new TemplateError(`$util.parseJson: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    });
  }
}

const functions: Readonly<Record<string, (text: string) => TemplateValue>> = {
  base64Decode: (text) => Buffer.from(text, "base64").toString("utf8"),
  base64Encode: (text) => Buffer.from(text).toString("base64"),
  escapeJavaScript,
  parseJson,
  urlDecode: (text) => decodeText(text.replaceAll("+", " ")),
  urlEncode: (text) => new URLSearchParams([["", text]]).toString().slice(1),
};

const util: TemplateHost = {
  call: (name, [argument]) =>
    Object.hasOwn(functions, name) ? functions[name]?.(printed(argument ?? "")) : undefined,
};
