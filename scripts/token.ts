/**
 * `npm run token -- --scope desk`: prints a token for a stack, signed with the stack's key.
 *
 * @module
 */
import { randomUUID } from "node:crypto";
import process from "node:process";
import { awsSecret } from "./token/aws-secret.ts";
import { localSecret } from "./token/local-secret.ts";
import { runToken } from "./token/token-command.ts";

process.exitCode = await runToken(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  localSecret: (stack) => localSecret(process.cwd(), stack),
  awsSecret,
  nowMs: Date.now,
  newId: randomUUID,
});
