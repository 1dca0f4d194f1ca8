/**
 * `npm run new -- policy AREA-NAME`: a policy and its test, to be filled in.
 *
 * @module
 */
import process from "node:process";
import { answerCommonOptions, refuseArguments } from "./common-options.ts";
import { newPolicy } from "./new/new-policy.ts";

const usage = `npm run new -- policy AREA-NAME

  AREA is a folder of policies/rules; for a name that does not begin with it, write AREA/NAME
`;

const args = process.argv.slice(2);
const [kind, name, ...others] = args;

answerCommonOptions(args, usage);
if (kind !== "policy" || name === undefined || others.length > 0) {
  refuseArguments(
    `new: policy and a name must be given, got ${args.join(" ") || "nothing"}`,
    usage,
  );
} else {
  try {
    const files = newPolicy(process.cwd(), name);
    process.stdout.write(
      [
        ...files.map((file) => `written: ${file}`),
        "fill in both files: the test fails until it has cases and a mutation",
        `then: npm test -- ${files.at(-1)} && npm run docs`,
        "",
      ].join("\n"),
    );
  } catch (error) {
    process.stderr.write(`new: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
