/**
 * `npm run build [-- PACKAGE…]`: compiles each package to the JavaScript and type declarations that `npm pack` puts into its
 * tarball. Nothing in the repository imports the result; Node runs the sources.
 *
 * The root of what is compiled is the root of the repository, so that the tables of `aws/` that a package imports are
 * compiled into it: `dist/aws/` beside `dist/<package>/`.
 *
 * @module
 */
import { spawnSync } from "node:child_process";
import { cpSync, globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import process from "node:process";
import { consolePage } from "../local/console/page-files.ts";
import { forecastPage } from "../local/forecast/report/html-report.ts";
import { writePageBundle } from "../local/page-bundle.ts";
import { answerCommonOptions, refuseArguments } from "./common-options.ts";

const root = resolve(import.meta.dirname, "..");
const packages = ["components", "local", "policies"];

/** Rewrites `./x.ts` to `./x.js`, which TypeScript does in JavaScript but not in declarations. */
function rewriteDeclarations(folder: string): void {
  for (const file of globSync("**/*.d.ts", { cwd: folder })) {
    const path = join(folder, file);
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replaceAll(/((?:from|import) ?\(?"\.\.?\/[^"]*)\.ts"/g, '$1.js"'));
  }
}

/** @returns whether the package compiled. */
async function build(name: string): Promise<boolean> {
  const folder = join(root, name);
  const dist = join(folder, "dist");
  rmSync(dist, { recursive: true, force: true });
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, "node_modules/typescript/bin/tsc"),
      "--project",
      join(folder, "tsconfig.build.json"),
    ],
    { stdio: "inherit" },
  );
  if (status !== 0) {
    return false;
  }
  rewriteDeclarations(dist);
  if (name === "local") {
    await writePageBundle(consolePage, join(dist, "local/console"));
    await writePageBundle(forecastPage, join(dist, "local/forecast/report"));
  }
  cpSync(join(root, "LICENSE"), join(folder, "LICENSE"));
  return true;
}

const selected = process.argv.slice(2);
const unknown = selected.filter((name) => !packages.includes(name));
const usage = `npm run build [-- PACKAGE…]\n\n  PACKAGE is one of ${packages.join(", ")}; default: all of them\n`;
answerCommonOptions(selected, usage);
if (unknown.length > 0) {
  const allowed = packages.join(", ");
  refuseArguments(`build: a package must be one of ${allowed}, got ${unknown.join(", ")}`, usage);
} else {
  for (const name of selected.length > 0 ? selected : packages) {
    if (!(await build(name))) {
      process.exitCode = 1;
    }
  }
}
