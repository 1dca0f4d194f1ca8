/**
 * Every generated part of the documentation.
 *
 * @module
 */
import { apiGenerator } from "./api-doc.ts";
import { ciPolicyGenerators } from "./ci-policies.ts";
import { factsGenerator } from "./facts-doc.ts";
import type { Generator } from "./generator.ts";
import { policyGenerators } from "./policies-doc.ts";
import { ruleTypesGenerator } from "./rule-types-doc.ts";
import { settingsGenerator } from "./settings-doc.ts";
import { supportedGenerator } from "./supported-doc.ts";

/** In the order in which they are rendered. */
export const generators: readonly Generator[] = [
  factsGenerator,
  supportedGenerator,
  settingsGenerator,
  apiGenerator,
  ...policyGenerators,
  ruleTypesGenerator,
  ...ciPolicyGenerators,
];
