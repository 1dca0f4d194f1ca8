/**
 * `npm run deployer -- --stack NAME` prints the IAM policies of whoever deploys a stack.
 *
 * @module
 */
import process from "node:process";
import { answerCommonOptions, endWithReader } from "./common-options.ts";
import { runDeployer, usage } from "./deployer/deployer-command.ts";

endWithReader();
answerCommonOptions(process.argv.slice(2), usage);
process.exitCode = await runDeployer(process.argv.slice(2), process.cwd(), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
