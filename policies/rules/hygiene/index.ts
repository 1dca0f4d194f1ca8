/**
 * Rules about how the program treats its resources.
 *
 * @module
 */
import type { Rule } from "../../rule.ts";
import { canaryOff } from "./canary-off.ts";
import { certificateByDns } from "./certificate-by-dns.ts";
import { dataProtected } from "./data-protected.ts";
import { dnsBothFamilies } from "./dns-both-families.ts";
import { guardrailsNotIgnored } from "./guardrails-not-ignored.ts";
import { namesDistinct } from "./names-distinct.ts";
import { namesOfStack } from "./names-of-stack.ts";
import { providerAccounts } from "./provider-accounts.ts";
import { providerExplicit } from "./provider-explicit.ts";
import { providerWithoutKeys } from "./provider-without-keys.ts";
import { tagsRequired } from "./tags-required.ts";

export const hygieneRules: readonly Rule[] = [
  dataProtected,
  guardrailsNotIgnored,
  providerExplicit,
  providerWithoutKeys,
  providerAccounts,
  tagsRequired,
  namesOfStack,
  namesDistinct,
  certificateByDns,
  dnsBothFamilies,
  canaryOff,
];
