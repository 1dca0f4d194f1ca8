/**
 * Limits of networks.
 *
 * @module
 */
import type { Fact } from "./fact.ts";

export const maxSecurityGroupRules = {
  about: "Rules of one direction in a security group, at most",
  value: 60,
  source: {
    title: "Amazon VPC quotas",
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html",
  },
  read: "2026-09",
  certainty: "documented",
  note: "It can be raised on request.",
} as const satisfies Fact<number>;
