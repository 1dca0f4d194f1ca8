/**
 * Which test files are unit tests: those in the folders listed here.
 *
 * A unit test starts no process and no worker, listens on no port and evaluates no program; `tests/unit-guard.ts`
 * makes one that does so fail.
 *
 * @module
 */
import { globSync } from "node:fs";
import { matchesGlob } from "node:path";

const unitFolders = [
  "tests/{aws,bench,config,data}",
  "tests/functions/{adapters,core}",
  "tests/site",
  "local/tests/{declare,http,model,picture}",
  "local/tests/services/{api-gateway,api-gateway-http,api-gateway-rest,aws-api,cloudfront,iam,route53,secretsmanager,ses,sns,sqs,ssm,vpc,waf}",
  "local/tests/services/s3/{disk,operations,rules,wire}",
  "policies/tests/reading",
];

/** Files in those folders that are not unit tests, each with a reason. */
const exceptions: readonly string[] = [
  // Builds the site with esbuild, which is a process.
  "tests/site/built-site.test.ts",
  // Read from an HTTP server.
  "tests/functions/adapters/season-object.test.ts",
  "tests/functions/adapters/signed-versions.test.ts",
  // Sends to an HTTP server.
  "tests/functions/adapters/send-mail.test.ts",
  // Parses code with esbuild, which is a process.
  "local/tests/model/viewer-function-reader.test.ts",
  // Play connections against a port.
  "local/tests/http/raw-fuzz.test.ts",
  // Run functions in a thread.
  "local/tests/services/cloudfront/lambda/documented-kinds.test.ts",
  "local/tests/services/cloudfront/functions/function-host.test.ts",
  // Compares with the recorded stack.
  "policies/tests/reading/physical-name.test.ts",
];

const unitPatterns = unitFolders.map((folder) => `${folder}/**/*.test.ts`);

/** True for the path of a unit test file, relative to the project. */
export function isUnitFile(file: string): boolean {
  return unitPatterns.some((pattern) => matchesGlob(file, pattern)) && !exceptions.includes(file);
}

/** Every test file of the project, in alphabetical order, relative to it. */
export function testFiles(root: string): readonly string[] {
  const folders = "{tests,components/tests,examples,local/tests,policies/tests}";
  return globSync(`${folders}/**/*.test.ts`, { cwd: root, exclude: ["**/node_modules/**"] }).sort();
}
