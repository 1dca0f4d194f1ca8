/**
 * `npm run token -- --scope desk`: prints a token for a stack, signed with the stack's key.
 *
 * @module
 */
import { randomUUID } from "node:crypto";
import process from "node:process";
import { answerCommonOptions } from "./common-options.ts";
import { awsSecret } from "./token/aws-secret.ts";
import { localSecret } from "./token/local-secret.ts";
import { runToken } from "./token/token-command.ts";
import { usage } from "./token/token-options.ts";

answerCommonOptions(process.argv.slice(2), usage);
process.exitCode = await runToken(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  localSecret: (stack) => localSecret(process.cwd(), stack),
  awsSecret,
  nowMs: Date.now,
  newId: randomUUID,
});
