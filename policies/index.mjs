/**
 * The policy pack as the engine starts it. Importing it starts the server, so nothing else does.
 *
 * Plain JavaScript: the SDK compiles a TypeScript entry itself, as a CommonJS module, and type-checks it at
 * every start. It does the same with whatever a `require` loads, so the pack itself is imported.
 *
 * @module
 */

import { existsSync } from "node:fs";
import module from "node:module";

/** The sources in the repository; what is compiled from them in the package, where Node strips no types. */
const serve = existsSync(new URL("./pack.ts", import.meta.url))
  ? "./serve-pack.ts"
  : "./dist/policies/serve-pack.js";

// The engine ends a pack by a signal, before which compiled code has to be kept: hence at once.
module.enableCompileCache?.();
// What fails is reported by the SDK, as an unhandled rejection.
void import(serve).then(() => module.flushCompileCache?.());
