/**
 * The event of a CloudFront function, made from a request and a response.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html
 * @module
 */
import { emptyHeaders } from "../../../http/header-map.ts";
import { wireToText } from "../../../http/header-text.ts";
import type { HeaderMap, Message } from "../../../http/message.ts";
import { visibleHeaders } from "../lambda/edge-function-headers.ts";
import type { ViewerEvent } from "./viewer-function.ts";

/** One value of a header, a parameter or a cookie. */
export interface FieldValue {
  readonly value: string;
  /** Of a cookie that a response sets. */
  readonly attributes?: string;
}

/** All values of one name; the first one stands in both places where there are several. */
export interface Field extends FieldValue {
  readonly multiValue?: readonly FieldValue[];
}

/** Fields by name. */
export type Fields = Record<string, Field>;

/** `request` of an event. */
export interface FunctionRequest {
  readonly method: string;
  readonly uri: string;
  readonly querystring: Fields;
  readonly headers: Fields;
  readonly cookies: Fields;
}

/** `response` of an event. */
export interface FunctionResponse {
  readonly statusCode: number;
  readonly statusDescription: string;
  readonly headers: Fields;
  readonly cookies: Fields;
}

/** An event. */
export interface FunctionEvent {
  readonly version: "1.0";
  readonly context: {
    readonly distributionDomainName: string;
    readonly distributionId: string;
    readonly eventType: ViewerEvent;
    readonly requestId: string;
  };
  readonly viewer: { readonly ip: string };
  readonly request: FunctionRequest;
  readonly response?: FunctionResponse;
}

/** Groups values by name, in the order in which the names first appear. */
function grouped(pairs: readonly (readonly [name: string, value: FieldValue])[]): Fields {
  const values = new Map<string, FieldValue[]>();
  for (const [name, value] of pairs) {
    const known = values.get(name);
    if (known === undefined) {
      values.set(name, [value]);
    } else {
      known.push(value);
    }
  }
  // Without a prototype: a parameter may be named __proto__.
  const fields = Object.create(null) as Fields;
  for (const [name, all] of values) {
    const [first = { value: "" }] = all;
    fields[name] = all.length > 1 ? { ...first, multiValue: all } : first;
  }
  return fields;
}

/** Splits at the first separator. */
function cut(text: string, separator: string): readonly [before: string, after: string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + separator.length)];
}

/** The parameters of a query, as they were sent: nothing is decoded. */
export function queryFields(querystring: string): Fields {
  const parts = querystring.split("&").filter((part) => part !== "");
  return grouped(
    parts.map((part) => {
      const [name, value] = cut(part, "=");
      return [name, { value }];
    }),
  );
}

/** Headers other than those that stand apart as cookies. */
export function headerFields(headers: HeaderMap, cookieHeader: "cookie" | "set-cookie"): Fields {
  return grouped(
    Object.entries(visibleHeaders(headers))
      .filter(([name]) => name !== cookieHeader)
      .flatMap(([name, lines]) =>
        lines.map(({ value }) => [name, { value: wireToText(value) }] as const),
      ),
  );
}

/** The cookies that a request has. */
export function cookieFields(headers: HeaderMap): Fields {
  const pieces = (headers["cookie"] ?? []).flatMap(({ value }) => wireToText(value).split(";"));
  return grouped(
    pieces
      .map((piece) => piece.trim())
      .filter((piece) => piece !== "")
      .map((piece) => {
        const [name, value] = cut(piece, "=");
        return [name, { value }];
      }),
  );
}

/** The cookies that a response sets. */
export function setCookieFields(headers: HeaderMap): Fields {
  return grouped(
    (headers["set-cookie"] ?? []).map((line) => {
      const [pair, attributes] = cut(wireToText(line.value), ";");
      const [name, value] = cut(pair.trim(), "=");
      const rest = attributes.trim();
      return [name, rest === "" ? { value } : { value, attributes: rest }];
    }),
  );
}

/** `request` of an event. */
export function functionRequest(
  method: string,
  uri: string,
  querystring: string,
  headers: HeaderMap,
): FunctionRequest {
  return {
    method,
    uri,
    querystring: queryFields(querystring),
    headers: headerFields(headers, "cookie"),
    cookies: cookieFields(headers),
  };
}

/** `response` of an event. The body is never shown. */
export function functionResponse(message: Message): FunctionResponse {
  return {
    statusCode: message.status,
    statusDescription: message.statusDescription,
    headers: headerFields(message.headers, "set-cookie"),
    cookies: setCookieFields(message.headers),
  };
}

/** No headers: what a response that a function generates starts from. */
export const noHeaders: HeaderMap = Object.freeze(emptyHeaders());
