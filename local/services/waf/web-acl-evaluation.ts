/**
 * Evaluates a web ACL.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-rule-actions.html
 * @module
 */
import type { Firewall, Verdict } from "../cloudfront/request/firewall.ts";
import { blockResponse } from "./block-response.ts";
import { createRateCounter } from "./rate-counter.ts";
import { compileRateKey } from "./rate-key.ts";
import { compileStatement, type Inspection, type Judge } from "./statement.ts";
import type { RateStatement, Rule, RuleAction, WebAcl } from "./web-acl-model.ts";

/** Dependencies of a firewall. */
export interface FirewallDeps {
  /** Milliseconds since the epoch. */
  readonly nowMs: () => number;
  /** At least 0, below 1: how late rates are acted on. */
  readonly random: () => number;
}

/** A rule, made ready. */
interface ReadyRule {
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
  return (inspection) => {
    if (inScope !== undefined && !inScope(inspection)) {
      return false;
    }
    const key = keyOf(inspection);
    if (key === undefined) {
      return false;
    }
    return key.kind === "key" ? count(key.key, deps.nowMs()) : key.matches;
  };
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
  const { statement, labels, action } = rule;
  return {
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
  return {
    inspect(request) {
      const inspection: Inspection = { request, labels: new Set() };
      for (const { matches, labels, verdict } of rules) {
        if (matches(inspection)) {
          for (const label of labels) {
            inspection.labels.add(label);
          }
          if (verdict !== undefined) {
            return verdict;
          }
        }
      }
      return otherwise;
    },
  };
}
