/**
 * `npm run docs` writes the generated parts of the documentation; `npm run docs -- --check` writes nothing, names the
 * files that are not up to date, and exits with 1 if there are any.
 *
 * To add a part: write a module that exports a `Generator` (`scripts/docs/generator.ts`: the `file`, optionally the
 * `region` of it, and `render`), and add it to the list in `scripts/docs/generators.ts`. For a region, put the lines
 * `<!-- generated: NAME -->` and `<!-- end -->` into the Markdown file first; what is between them is replaced.
 *
 * @module
 */
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import process from "node:process";
import { answerCommonOptions, refuseArguments } from "./common-options.ts";
import { generatedFiles } from "./docs/generated-files.ts";
import { generators } from "./docs/generators.ts";

const root = resolve(import.meta.dirname, "..");
const args = process.argv.slice(2);
const isCheck = args.includes("--check");

const usage = `npm run docs [-- --check]

  --check  write nothing; name the files that are not up to date, and end with 1 if there are any
`;

answerCommonOptions(args, usage);
if (args.some((arg) => arg !== "--check")) {
  refuseArguments(`docs: the only option is --check, got ${args.join(" ")}`, usage);
} else {
  const stale = (await generatedFiles(root, generators)).filter(({ isStale }) => isStale);
  for (const { file, text } of stale) {
    if (!isCheck) {
      writeFileSync(join(root, file), text);
    }
    process.stdout.write(
      `${isCheck ? "not up to date, run `npm run docs`" : "written"}: ${file}\n`,
    );
  }
  process.exitCode = isCheck && stale.length > 0 ? 1 : 0;
}
