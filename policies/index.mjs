/**
 * The policy pack: every rule, served to the engine. Importing it starts the server, so nothing else does.
 *
 * Plain JavaScript: the SDK compiles a TypeScript entry itself, as a CommonJS module, and type-checks it at
 * every start. From here on Node strips the types, as it does for the program.
 *
 * @module
 */

import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import policy from "@pulumi/policy";

/** The sources in the repository; what is compiled from them in the package, where Node strips no types. */
const [folder, extension] = existsSync(new URL("./pack.ts", import.meta.url))
  ? [".", "ts"]
  : ["./dist/policies", "js"];
// The SDK loads this file with require(), which takes no module that awaits.
const require = createRequire(import.meta.url);
const load = (name) => require(`${folder}/${name}.${extension}`);
const { packPolicies } = load("pack");
const { rules } = load("rules");
const { factsOfEngine } = load("stack-facts");

const facts = factsOfEngine(Date.now);

new policy.PolicyPack("touchline", { policies: packPolicies(rules, facts) });
