/**
 * The policy pack: every rule, served to the engine. Importing it starts the server, so nothing else does.
 *
 * Plain JavaScript: the SDK compiles a TypeScript entry itself, as a CommonJS module, and type-checks it at
 * every start. From here on Node strips the types, as it does for the program.
 *
 * @module
 */

import policy from "@pulumi/policy";
import { runtime } from "@pulumi/pulumi";
import { packPolicies } from "./pack.ts";
import { rules } from "./rules.ts";

const facts = {
  project: runtime.getProject(),
  stack: runtime.getStack(),
  config: runtime.allConfig(),
  nowMs: Date.now,
};

new policy.PolicyPack("touchline", { policies: packPolicies(rules, facts) });
