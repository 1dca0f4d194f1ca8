/**
 * Evaluates a web ACL.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-rule-actions.html
 * @module
 */

import type { ViewerRequest } from "../../http/message.ts";
import { masked } from "../../trace/mask.ts";
import type { Observe, Recording } from "../../trace/recording.ts";
import type { FirewallRule } from "../../trace/request-record.ts";
import type { Firewall, Verdict } from "../cloudfront/request/firewall.ts";
import { blockResponse } from "./block-response.ts";
import { createRateCounter } from "./rate-counter.ts";
import { compileRateKey, isKeyPublic } from "./rate-key.ts";
import { compileStatement, type Inspection, type Judge, type RuleNotes } from "./statement.ts";
import type { RateStatement, Rule, RuleAction, WebAcl } from "./web-acl-model.ts";

/** Dependencies of a firewall. */
export interface FirewallDeps {
  /** Milliseconds since the epoch. */
  readonly nowMs: () => number;
  /** At least 0, below 1: how late rates are acted on. */
  readonly random: () => number;
  /** @default nobody looks */
  readonly observe?: Observe | undefined;
}

/** What a rate-based rule has counted. */
type Rate = NonNullable<FirewallRule["rate"]>;

/** A rule, made ready. */
interface ReadyRule {
  readonly name: string;
  readonly action: RuleAction["kind"];
  readonly matches: Judge;
  /** In full. */
  readonly labels: readonly string[];
  /** `undefined`: the next rule is evaluated. */
  readonly verdict: Verdict | undefined;
}

const passed: Verdict = { kind: "pass" };

/** Compiles a rate rule: what is in scope is counted, and stopped where its key comes too often. */
function compileRate(statement: RateStatement, bodyBytes: number, deps: FirewallDeps): Judge {
  const { limit, windowSeconds, scopeDown } = statement;
  const inScope = scopeDown && compileStatement(scopeDown, bodyBytes);
  const keyOf = compileRateKey(statement.key);
  const count = createRateCounter({ limit, windowSeconds, random: deps.random });
  const isPublic = isKeyPublic(statement.key);
  return (inspection) => {
    if (inScope !== undefined && !inScope(inspection)) {
      return false;
    }
    const { notes } = inspection;
    const key = keyOf(inspection);
    if (key === undefined) {
      notes?.words.push("the request has no key to be counted by");
      return false;
    }
    if (key.kind === "verdict") {
      notes?.words.push("its key cannot be read, so the fallback of the rule counts");
      return key.matches;
    }
    const seen =
      notes &&
      ((sum: number) => {
        notes.rate = { count: sum, limit, windowSeconds, key: isPublic ? key.key : masked };
      });
    const isLimited = count(key.key, deps.nowMs(), seen);
    if (notes?.rate !== undefined) {
      notes.words.push(rateWords(notes.rate, isLimited));
    }
    return isLimited;
  };
}

/** WAF compares rates with limits every few seconds, and acts later still: `rateEstimate` in aws/waf-behavior.ts. */
function rateWords({ count, limit, windowSeconds }: Rate, isLimited: boolean): string {
  const sum = `${count} of at most ${limit} requests with its key in ${windowSeconds} s`;
  if (count > limit) {
    return `${sum}: ${isLimited ? "limited" : "over it, and not limited yet"}`;
  }
  return `${sum}: ${isLimited ? "below it, and still limited" : "within it"}`;
}

/** Where an action ends the evaluation, and how. */
function verdictOf(action: RuleAction): Verdict | undefined {
  switch (action.kind) {
    case "count":
      return undefined;
    case "allow":
      return passed;
    case "block": {
      const { response } = action;
      return { kind: "block", answer: response && blockResponse(response) };
    }
  }
}

function compileRule(rule: Rule, acl: WebAcl, deps: FirewallDeps): ReadyRule {
  const { name, statement, labels, action } = rule;
  return {
    name,
    action: action.kind,
    matches:
      statement.kind === "rate"
        ? compileRate(statement, acl.bodyBytes, deps)
        : compileStatement(statement, acl.bodyBytes),
    labels: labels.map((label) => `${acl.labelPrefix}${label}`),
    verdict: verdictOf(action),
  };
}

/**
 * Creates a firewall with empty counts, as on AWS when rules change.
 *
 * @throws {Error} when a rule holds a pattern that is none.
 */
export function createFirewall(acl: WebAcl, deps: FirewallDeps): Firewall {
  const rules = acl.rules.map((rule) => compileRule(rule, acl, deps));
  const otherwise = verdictOf(acl.defaultAction) ?? passed;
  /** @returns the rule that decides; `undefined` where none does. */
  function decide(request: ViewerRequest, judged?: FirewallRule[]): ReadyRule | undefined {
    const inspection: Inspection = { request, labels: new Set() };
    for (const rule of rules) {
      if (judge(rule, inspection, judged)) {
        for (const label of rule.labels) {
          inspection.labels.add(label);
        }
        if (rule.verdict !== undefined) {
          return rule;
        }
      }
    }
    return undefined;
  }

  function inspectObserved(request: ViewerRequest, recording: Recording): Verdict {
    const end = recording.begin();
    const judged: FirewallRule[] = [];
    const decider = decide(request, judged);
    const verdict = decider?.verdict ?? otherwise;
    const rest = rules.slice(judged.length).map(({ name, action }) => ({
      name,
      action,
      why: `not evaluated, since ${decider?.name} decided`,
    }));
    const by = decider === undefined ? {} : { decidedBy: decider.name };
    end({ kind: "firewall", verdict: verdict.kind, ...by, rules: [...judged, ...rest] });
    return verdict;
  }

  return {
    inspect(request) {
      const recording = deps.observe?.();
      return recording === undefined
        ? (decide(request)?.verdict ?? otherwise)
        : inspectObserved(request, recording);
    },
  };
}

/** Judges one rule. @param judged Receives what it came to. */
function judge(
  { name, action, matches }: ReadyRule,
  inspection: Inspection,
  judged: FirewallRule[] | undefined,
): boolean {
  if (judged === undefined) {
    return matches(inspection);
  }
  const notes: RuleNotes = { words: [] };
  const matched = matches({ ...inspection, notes });
  const { words, rate } = notes;
  judged.push({ name, action, matched, ...(rate && { rate }), why: words.join("; ") });
  return matched;
}
