/**
 * How networks and load balancers behave where their documentation leaves it open.
 *
 * @module
 */

import type { Fact } from "./fact.ts";
import { listenerPoliciesPage, securityGroupPage } from "./other-pages.ts";

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
