/**
 * Which part of a request a statement of a web ACL looks at.
 *
 * @see https://docs.aws.amazon.com/waf/latest/APIReference/API_FieldToMatch.html
 * @module
 */

import type { Selection } from "../http/name-selection.ts";
import type { GraphNode } from "../program/graph.ts";
import {
  isTextTransformation,
  type TextTransformation,
} from "../services/waf/text-transformation.ts";
import type { Component, TextSource } from "../services/waf/web-acl-model.ts";
import type { Findings } from "./findings.ts";
import type { Reader } from "./property-reader.ts";

/** What a rule is read among. */
export interface WebAclContext {
  readonly node: GraphNode;
  readonly findings: Findings;
  /** Ranges by ARN of their set. */
  readonly ipSets: ReadonlyMap<string, readonly string[]>;
  /** Patterns by ARN of their set. */
  readonly patternSets: ReadonlyMap<string, readonly string[]>;
}

/** Reads transformations in their order. @returns `undefined` when one is not simulated, which is listed. */
export function readTransformations(
  reader: Reader,
  { node, findings }: WebAclContext,
): readonly TextTransformation[] | undefined {
  const declared = reader
    .objects("textTransformations")
    .map((each) => ({ each, priority: each.number("priority"), type: each.text("type") }))
    .sort((a, b) => a.priority - b.priority);
  const known: TextTransformation[] = [];
  for (const { each, type } of declared) {
    if (isTextTransformation(type)) {
      known.push(type);
    } else {
      const why = `${type} is not simulated, so its rule never matches`;
      findings.list(node, each.path("type"), why);
    }
  }
  return known.length === declared.length ? known : undefined;
}

function readNames(pattern: Reader, kind: "Cookies" | "Headers"): Selection {
  if (pattern.has("all")) {
    return { kind: "all" };
  }
  const fold = (names: readonly string[]) =>
    kind === "Headers" ? names.map((name) => name.toLowerCase()) : names;
  return pattern.has(`included${kind}`)
    ? { kind: "allow", names: fold(pattern.texts(`included${kind}`)) }
    : { kind: "all-except", names: fold(pattern.texts(`excluded${kind}`)) };
}

function readPairs(field: Reader, pattern: Reader, kind: "cookies" | "headers"): Component {
  return {
    kind,
    names: readNames(pattern, kind === "cookies" ? "Cookies" : "Headers"),
    scope: field.oneOf("matchScope", ["ALL", "KEY", "VALUE"]),
    oversize: field.oneOf("oversizeHandling", ["CONTINUE", "MATCH", "NO_MATCH"]),
  };
}

/** Those that are simulated; the others are listed by their table. */
const components: Readonly<Record<string, (field: Reader) => Component>> = {
  allQueryArguments: () => ({ kind: "all-query-arguments" }),
  body: (field) => ({
    kind: "body",
    oversize: field.oneOf("oversizeHandling", ["CONTINUE", "MATCH", "NO_MATCH"], "CONTINUE"),
  }),
  cookies: (field) => readPairs(field, field.objects("matchPatterns")[0] ?? field, "cookies"),
  method: () => ({ kind: "method" }),
  queryString: () => ({ kind: "query-string" }),
  singleHeader: (field) => ({ kind: "single-header", name: field.text("name").toLowerCase() }),
  singleQueryArgument: (field) => ({ kind: "single-query-argument", name: field.text("name") }),
  uriPath: () => ({ kind: "uri-path" }),
};

function readComponent(field: Reader): Component | undefined {
  const [headers] = field.objects("headers");
  if (headers !== undefined) {
    return readPairs(headers, headers.object("matchPattern"), "headers");
  }
  const found = Object.entries(components).find(([name]) => field.has(name));
  return found?.[1](field.object(found[0]));
}

/** Reads `fieldToMatch` and `textTransformations` of a statement. @returns `undefined` when either is not simulated. */
export function readSource(reader: Reader, context: WebAclContext): TextSource | undefined {
  if (!reader.has("fieldToMatch")) {
    reader.refuse("fieldToMatch", "must name the component to inspect");
  }
  const component = readComponent(reader.object("fieldToMatch"));
  const transformations = readTransformations(reader, context);
  return component && transformations && { component, transformations };
}
