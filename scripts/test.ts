/**
 * Runs the tests.
 *
 * - `npm test` runs every test, in one process per core.
 * - `npm test -- FILE…` runs these files, folders or patterns only. Mocha's options go before or after them.
 * - `npm run test:unit` runs the unit tests (`scripts/test/unit-files.ts`), in one process.
 * - `npm run test:watch` runs the unit tests, or the files it is given, again after every save.
 *
 * @module
 */
import process from "node:process";
import { answerCommonOptions, refuseArguments } from "./common-options.ts";
import { mochaArguments } from "./test/mocha-arguments.ts";
import { runMocha } from "./test/run-mocha.ts";
import { watchTests } from "./test/watch-tests.ts";

const usage = `npm test [-- FILE…] [MOCHA OPTIONS]

  FILE is a file, a folder or a pattern; default: every test, in one process per core
  --unit   the unit tests, in one process
  --watch  again after every save
`;

const args = process.argv.slice(2);
answerCommonOptions(args, usage);
const isWatch = args.includes("--watch");
const selection = mochaArguments(
  process.cwd(),
  args.filter((arg) => arg !== "--watch"),
);

if ("problem" in selection) {
  refuseArguments(selection.problem, usage);
} else if (isWatch) {
  watchTests(process.cwd(), selection.args);
} else {
  // Mocha ends with the number of failures.
  process.exitCode = (await runMocha(selection.args).ended) === 0 ? 0 : 1;
}
