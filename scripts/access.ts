/**
 * `npm run access -- add EMAIL --scope desk`: changes who may sign in.
 *
 * @module
 */
import { randomBytes } from "node:crypto";
import process from "node:process";
import { openAccessBucket } from "./access/access-bucket.ts";
import { runAccess } from "./access/access-command.ts";
import { usage } from "./access/access-options.ts";
import { answerCommonOptions, endWithReader } from "./common-options.ts";

endWithReader();
answerCommonOptions(process.argv.slice(2), usage);
process.exitCode = await runAccess(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  open: openAccessBucket,
  newSecret: () => randomBytes(32).toString("base64url"),
});
