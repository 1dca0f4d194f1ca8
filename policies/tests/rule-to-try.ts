/**
 * A rule to try the pack with.
 *
 * @module
 */
import type { Finding } from "../property-check.ts";
import type { Facts } from "../reading/facts.ts";

/** A run of a stack named `test`. */
export const facts: Facts = {
  project: "touchline",
  stack: "test",
  config: {},
  nowMs: () => Date.UTC(2026, 10, 28),
};

/** What the rule declares. */
export const about = {
  statement: "Topics are good.",
  why: "Bad ones are not.",
  url: "https://docs.aws.amazon.com/sns/",
  severity: "low",
  level: "mandatory",
} as const;

/** What it finds. */
export const finding: Finding = { at: "name", found: "is bad", write: "write a good one" };

/** The finding as a person reads it. */
export const told =
  "topic name is bad\n  write a good one\n  why: Bad ones are not.\n  see: https://docs.aws.amazon.com/sns/";
