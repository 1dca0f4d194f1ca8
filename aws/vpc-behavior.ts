/**
 * How networks and load balancers behave where their documentation leaves it open.
 *
 * @module
 */

import type { Fact } from "./fact.ts";
import { balancerLogsPage, listenerPoliciesPage, securityGroupPage } from "./other-pages.ts";

export const listenerPolicyNames: Fact<string> = {
  about: "Names of the security policies of a load balancer",
  value: "They begin with ELBSecurityPolicy- and the oldest TLS version.",
  ...listenerPoliciesPage,
  certainty: "memory",
};

export const openExit: Fact<string> = {
  about: "The egress rule of a new security group",
  value: "The provider removes the rule of AWS that allows all traffic.",
  ...securityGroupPage,
  certainty: "memory",
};

export const balancerLogWriter: Fact<string> = {
  about: "Who writes the access logs of an Application Load Balancer, in every Region",
  value: "logdelivery.elasticloadbalancing.amazonaws.com",
  ...balancerLogsPage,
  certainty: "memory",
  note: "Policies for Regions before August 2022 named an account of AWS instead, which still works.",
};
