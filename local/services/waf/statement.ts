/**
 * Statements, compiled: what is true of a request, or is not.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statements.html
 * @module
 */
import type { ViewerRequest } from "../../http/message.ts";
import type { FirewallRule } from "../../trace/request-record.ts";
import { compileRanges, judgeForwarded } from "./ip-address.ts";
import { compileLabel, geoLabels } from "./label.ts";
import { compileSource } from "./request-component.ts";
import { statementWords } from "./statement-words.ts";
import { compileBytes, compilePatterns, compileSize, type TextJudge } from "./text-match.ts";
import type { Statement, TextSource } from "./web-acl-model.ts";

/** A request under inspection. */
export interface Inspection {
  readonly request: ViewerRequest;
  /** In full, those of the rules so far. */
  readonly labels: Set<string>;
  /** @default nobody asks */
  readonly notes?: RuleNotes | undefined;
}

/** Why a rule matches a request or does not. */
export interface RuleNotes {
  /** What each statement came to, in the order in which they were evaluated. */
  readonly words: string[];
  /** What a rate-based rule has counted. */
  rate?: FirewallRule["rate"];
}

/** Whether a statement is true of a request. */
export type Judge = (inspection: Inspection) => boolean;

/** A statement about a text is true when it is of one of the texts. */
function compileText(source: TextSource, judge: TextJudge, bodyBytes: number): Judge {
  const read = compileSource(source, bodyBytes);
  return ({ request }) => {
    const reading = read(request);
    return reading.kind === "texts" ? reading.texts.some(judge) : reading.matches;
  };
}

/** A geo match writes its labels whether it matches or not. */
function compileGeo(countries: readonly string[]): Judge {
  const wanted = new Set(countries);
  return ({ request: { place = {} }, labels }) => {
    for (const label of geoLabels(place)) {
      labels.add(label);
    }
    return place.country !== undefined && wanted.has(place.country);
  };
}

/**
 * Compiles a statement, which says what it came to, if anybody asks.
 *
 * @param bodyBytes How much of a body is looked at.
 * @throws {Error} when it holds a pattern that is none.
 */
export function compileStatement(statement: Statement, bodyBytes: number): Judge {
  const judge = compileJudge(statement, bodyBytes);
  return (inspection) => {
    const { notes, request } = inspection;
    const first = notes?.words.length;
    const matched = judge(inspection);
    if (notes !== undefined) {
      const within = notes.words.splice(first ?? 0);
      notes.words.push(statementWords(statement, within, matched, request));
    }
    return matched;
  };
}

function compileJudge(statement: Statement, bodyBytes: number): Judge {
  const within = (each: Statement): Judge => compileStatement(each, bodyBytes);
  switch (statement.kind) {
    case "and": {
      const judges = statement.statements.map(within);
      return (inspection) => judges.every((judge) => judge(inspection));
    }
    case "or": {
      const judges = statement.statements.map(within);
      return (inspection) => judges.some((judge) => judge(inspection));
    }
    case "not": {
      const judge = within(statement.statement);
      return (inspection) => !judge(inspection);
    }
    case "byte-match": {
      const { source, search, position } = statement;
      return compileText(source, compileBytes(search, position), bodyBytes);
    }
    case "regex-match":
      return compileText(statement.source, compilePatterns(statement.patterns), bodyBytes);
    case "size": {
      const { source, comparison, size } = statement;
      return compileText(source, compileSize(comparison, size), bodyBytes);
    }
    case "geo":
      return compileGeo(statement.countries);
    case "ip-set": {
      const judge = compileRanges(statement.ranges);
      const { forwarded } = statement;
      return forwarded === undefined
        ? ({ request }) => judge(request.clientIp)
        : ({ request }) => judgeForwarded(request.headers, forwarded, judge);
    }
    case "label": {
      const judge = compileLabel(statement.scope, statement.key);
      return ({ labels }) => [...labels].some(judge);
    }
  }
}
