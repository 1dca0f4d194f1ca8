/**
 * `npm run new -- policy AREA-NAME`: a policy and its test, to be filled in.
 *
 * @module
 */
import process from "node:process";
import { newPolicy } from "./new/new-policy.ts";

const [kind, name, ...others] = process.argv.slice(2);

if (kind !== "policy" || name === undefined || others.length > 0) {
  process.stderr.write(
    "usage: npm run new -- policy AREA-NAME\n  AREA is a folder of policies/rules; for a name that does not begin with it, write AREA/NAME\n",
  );
  process.exitCode = 2;
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
