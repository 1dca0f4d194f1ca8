/**
 * `npm run policy -- --stack prod`: what the policy pack says of a stack, without the Pulumi CLI.
 *
 * @module
 */
import process from "node:process";
import { runPolicy } from "./policy/command.ts";

process.exitCode = await runPolicy(process.argv.slice(2), {
  root: process.cwd(),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
