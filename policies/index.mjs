/**
 * The policy pack: every rule, served to the engine. Importing it starts the server, so nothing else does.
 *
 * Plain JavaScript: the SDK compiles a TypeScript entry itself, as a CommonJS module, and type-checks it at
 * every start. From here on Node strips the types, as it does for the program.
 *
 * @module
 */

import policy from "@pulumi/policy";
import { packPolicies } from "./pack.ts";
import { rules } from "./rules.ts";
import { factsOfEngine } from "./stack-facts.ts";

const facts = factsOfEngine(Date.now);

new policy.PolicyPack("touchline", { policies: packPolicies(rules, facts) });
