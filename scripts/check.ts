/**
 * `npm run check`: format and lint, types, API reference, and import directions. Runs every check, then reports
 * those that failed.
 *
 * @module
 */
import { spawnSync } from "node:child_process";
import process from "node:process";
import { answerCommonOptions, refuseArguments } from "./common-options.ts";

/** No escape sequences in logs. */
const plain = process.stdout.isTTY ? [] : ["--colors=off"];

const checks = [
  { name: "format and lint", module: "@biomejs/biome/bin/biome", args: ["check", ...plain] },
  { name: "types", module: "typescript/bin/tsc", args: ["--project", "."] },
  {
    name: "types of the console",
    module: "typescript/bin/tsc",
    args: ["--project", "local/console/page"],
  },
  {
    name: "types of the page of forecasts",
    module: "typescript/bin/tsc",
    args: ["--project", "local/forecast/report/page"],
  },
  { name: "types of the site", module: "typescript/bin/tsc", args: ["--project", "site"] },
  {
    name: "API reference",
    module: "typedoc/bin/typedoc",
    args: ["--emit", "none", "--logLevel", "Warn"],
  },
  {
    name: "import directions",
    module: "dependency-cruiser/bin/dependency-cruiser.mjs",
    args: [
      ...["--config", ".dependency-cruiser.cjs", "--output-type", "err"],
      ...[
        "index.ts",
        "config.ts",
        "aws",
        "ci",
        "config",
        "components",
        "examples",
        "facade",
        "functions",
        "local",
        "policies",
        "scripts",
        "site",
      ],
    ],
  },
];

const args = process.argv.slice(2);
const usage = "npm run check\n\n  runs every check; it takes no arguments\n";
answerCommonOptions(args, usage);
if (args.length > 0) {
  refuseArguments(`check: no arguments are taken, got ${args.join(" ")}`, usage);
}

const failed = checks.filter(({ name, module, args: options }) => {
  process.stdout.write(`${name}\n`);
  const { status } = spawnSync(process.execPath, [`node_modules/${module}`, ...options], {
    stdio: "inherit",
  });
  return status !== 0;
});

if (failed.length > 0) {
  process.stderr.write(`failed: ${failed.map(({ name }) => name).join(", ")}\n`);
  process.exitCode = 1;
}
