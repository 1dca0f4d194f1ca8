/**
 * What a statement came to, in words. Of a request it tells place and address alone: everything else may be secret.
 *
 * @module
 */
import type { ViewerRequest } from "../../http/message.ts";
import type { Comparison, Component, Position, Statement } from "./web-acl-model.ts";

const positions: Readonly<Record<Position, string>> = {
  EXACTLY: "is",
  STARTS_WITH: "starts with",
  ENDS_WITH: "ends with",
  CONTAINS: "contains",
  CONTAINS_WORD: "contains the word",
};

const comparisons: Readonly<Record<Comparison, string>> = {
  EQ: "is",
  NE: "is not",
  LE: "is at most",
  LT: "is less than",
  GE: "is at least",
  GT: "is more than",
};

/** Most characters of a text of the rule. */
const maxTextLength = 60;

function quoted(text: string): string {
  return JSON.stringify(text.length <= maxTextLength ? text : `${text.slice(0, maxTextLength)}…`);
}

/** A list, or its beginning. */
function listed(items: readonly string[]): string {
  const shown = items.slice(0, 5).join(", ");
  return items.length <= 5 ? shown : `${shown} and ${items.length - 5} more`;
}

function componentWords(component: Component): string {
  switch (component.kind) {
    case "single-header":
      return `header ${component.name}`;
    case "single-query-argument":
      return `query argument ${component.name}`;
    case "all-query-arguments":
      return "a query argument";
    case "headers":
      return "a header";
    case "cookies":
      return "a cookie";
    case "uri-path":
      return "URI path";
    case "query-string":
      return "query string";
    default:
      return component.kind;
  }
}

/** What a statement states. */
function claimOf(statement: Statement, within: readonly string[], request: ViewerRequest): string {
  switch (statement.kind) {
    case "and":
    case "or":
    case "not":
      return `${statement.kind} (${within.join("; ")})`;
    case "byte-match":
      return `${componentWords(statement.source.component)} ${positions[statement.position]} ${quoted(statement.search)}`;
    case "regex-match":
      return `${componentWords(statement.source.component)} matches ${listed(statement.patterns.map(quoted))}`;
    case "size":
      return `size of ${componentWords(statement.source.component)} ${comparisons[statement.comparison]} ${statement.size} bytes`;
    case "geo":
      return `country ${request.place?.country ?? "unknown"} is one of ${listed(statement.countries)}`;
    case "ip-set": {
      const { forwarded } = statement;
      const address = forwarded === undefined ? request.clientIp : `in ${forwarded.header}`;
      return `address ${address} is in ${listed(statement.ranges) || "an empty set"}`;
    }
    case "label":
      return `a label matches ${statement.key}`;
  }
}

/**
 * @param within What the statements within came to, as far as they were evaluated.
 * @param matched What the statement came to.
 */
export function statementWords(
  statement: Statement,
  within: readonly string[],
  matched: boolean,
  request: ViewerRequest,
): string {
  return `${claimOf(statement, within, request)}: ${matched ? "yes" : "no"}`;
}
