/**
 * Serves every rule to the engine.
 *
 * @module
 */
import policy from "@pulumi/policy";
import { packPolicies } from "./pack.ts";
import { rememberInputs } from "./remembered-inputs.ts";
import { rules } from "./rules.ts";
import { factsOfEngine } from "./stack-facts.ts";

rememberInputs();
const facts = factsOfEngine(Date.now);

new policy.PolicyPack("touchline", { policies: packPolicies(rules, facts) });
