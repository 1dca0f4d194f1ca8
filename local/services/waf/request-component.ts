/**
 * The parts of a request that WAF looks at.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-fields-list.html
 * @module
 */
import type { HeaderMap, ViewerRequest } from "../../http/message.ts";
import { type Selection, selects } from "../../http/name-selection.ts";
import { compileTransformations } from "./text-transformation.ts";
import type { Component, Oversize, PairScope, TextSource } from "./web-acl-model.ts";

/** Bytes of headers, and of cookies, that are looked at. */
export const maxPairBytes = 8_192;

/** Headers, and cookies, that are looked at. */
export const maxPairs = 200;

/** What there is to inspect: texts, of which one that matches is enough; or a verdict, where there was too much. */
export type Reading =
  | { readonly kind: "texts"; readonly texts: readonly string[] }
  | { readonly kind: "verdict"; readonly matches: boolean };

/** Reads a part of one request. A part that is not there has no texts. */
export type ComponentReader = (request: ViewerRequest) => Reading;

/** A name and its value. */
export type Pair = readonly [name: string, value: string];

function texts(...found: readonly string[]): Reading {
  return { kind: "texts", texts: found };
}

/** Arguments of a query string, as sent: WAF decodes only where it is told to. */
export function queryArguments(querystring: string): readonly Pair[] {
  return querystring === "" ? [] : querystring.split("&").map((each) => splitPair(each));
}

/** Cookies in the order of their lines. */
export function cookies(headers: HeaderMap): readonly Pair[] {
  return (headers["cookie"] ?? []).flatMap(({ value }) =>
    value
      .split(";")
      .map((each) => splitPair(each.trim()))
      .filter(([name, held]) => name !== "" || held !== ""),
  );
}

function splitPair(text: string): Pair {
  const mark = text.indexOf("=");
  return mark === -1 ? [text, ""] : [text.slice(0, mark), text.slice(mark + 1)];
}

function headerPairs(headers: HeaderMap): readonly Pair[] {
  return Object.entries(headers).flatMap(([name, lines]) =>
    lines.map(({ value }): Pair => [name, value]),
  );
}

function halves([name, value]: Pair, scope: PairScope): readonly string[] {
  return scope === "ALL" ? [name, value] : [scope === "KEY" ? name : value];
}

/** Reads the pairs within WAF's bounds; what lies beyond them is judged as the rule says. */
function readPairs(
  pairs: readonly Pair[],
  names: Selection,
  scope: PairScope,
  oversize: Oversize,
): Reading {
  const within: Pair[] = [];
  let bytes = 0;
  for (const pair of pairs) {
    bytes += pair[0].length + pair[1].length;
    if (bytes > maxPairBytes || within.length === maxPairs) {
      break;
    }
    within.push(pair);
  }
  if (within.length < pairs.length && oversize !== "CONTINUE") {
    return { kind: "verdict", matches: oversize === "MATCH" };
  }
  const selected = within.filter(([name]) => selects(names, name));
  return texts(...selected.flatMap((pair) => halves(pair, scope)));
}

function readBody(body: Buffer, limit: number, oversize: Oversize): Reading {
  if (body.length > limit && oversize !== "CONTINUE") {
    return { kind: "verdict", matches: oversize === "MATCH" };
  }
  return texts(body.toString("latin1", 0, limit));
}

/** Compiles the reader of a component, transformations left out. */
function compileComponent(component: Component, bodyBytes: number): ComponentReader {
  switch (component.kind) {
    case "uri-path":
      return ({ path }) => texts(path);
    case "query-string":
      return ({ querystring }) => texts(querystring);
    case "method":
      return ({ method }) => texts(method);
    case "all-query-arguments":
      return ({ querystring }) => texts(...queryArguments(querystring).map(([, value]) => value));
    case "single-header":
      return ({ headers }) => texts(...(headers[component.name] ?? []).map(({ value }) => value));
    case "single-query-argument": {
      const wanted = component.name.toLowerCase();
      return ({ querystring }) =>
        texts(
          ...queryArguments(querystring)
            .filter(([name]) => name.toLowerCase() === wanted)
            .map(([, value]) => value),
        );
    }
    case "headers":
    case "cookies": {
      const { kind, names, scope, oversize } = component;
      const pairsOf = kind === "headers" ? headerPairs : cookies;
      return ({ headers }) => readPairs(pairsOf(headers), names, scope, oversize);
    }
    case "body":
      return ({ body }) => readBody(body, bodyBytes, component.oversize);
  }
}

/** Compiles a component with its transformations. @param bodyBytes How much of a body is looked at. */
export function compileSource(source: TextSource, bodyBytes: number): ComponentReader {
  const read = compileComponent(source.component, bodyBytes);
  if (source.transformations.every((name) => name === "NONE")) {
    return read;
  }
  const transform = compileTransformations(source.transformations);
  return (request) => {
    const reading = read(request);
    return reading.kind === "texts" ? texts(...reading.texts.map(transform)) : reading;
  };
}
