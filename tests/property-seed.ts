/**
 * Generated inputs: the same ones in every run of CI, others in every run elsewhere. A failure prints its seed.
 *
 * @module
 */
import process from "node:process";
import fc from "fast-check";

// biome-ignore lint/style/noProcessEnv: CI systems say so in no other way
if (process.env["CI"] !== undefined) {
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 1 });
}
