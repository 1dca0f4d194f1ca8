/**
 * What the syntax of a CloudFront function asks of its runtime.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-features.html
 * @module
 */
import { type Message, transformSync } from "esbuild";
import { functionSyntax1, functionSyntax2 } from "../../aws/cloudfront-functions.ts";
import type { FunctionRuntime } from "../services/cloudfront/functions/viewer-function.ts";
import type { Refusal } from "./findings.ts";

/** What is wrong with code, and what AWS might not run although it runs here. */
export interface SyntaxReport {
  readonly refusals: readonly Refusal[];
  readonly omissions: readonly string[];
}

/** Members of the module `cloudfront` that this runtime does not have. */
const missingHelpers = ["cwt"];

/** How esbuild says that it cannot do without a feature. */
const unsupported = /^Transforming (.+) to the configured target environment is not supported yet$/;

/** The errors of code for an engine without some features. */
function errorsOf(code: string, without: readonly string[]): readonly Message[] {
  try {
    transformSync(code, {
      supported: Object.fromEntries(without.map((feature) => [feature, false])),
      logLevel: "silent",
    });
    return [];
  } catch (error) {
    return (error as { readonly errors: readonly Message[] }).errors;
  }
}

function place({ location }: Message): string {
  return location === null ? "" : ` in line ${location.line}, column ${location.column + 1}`;
}

/** Reads the syntax of a function's code. */
export function functionSyntax(code: string, runtime: FunctionRuntime): SyntaxReport {
  const isFirst = runtime === "cloudfront-js-1.0";
  const errors = errorsOf(code, isFirst ? functionSyntax1.value : functionSyntax2.value);
  const refusals: Refusal[] = [];
  const omissions = new Set<string>();
  for (const error of errors) {
    const [, feature] = unsupported.exec(error.text) ?? [];
    if (feature === undefined) {
      refusals.push({ path: "code", message: `must be JavaScript: ${error.text}${place(error)}` });
    } else if (isFirst) {
      const message = `must not use ${feature}, which ${runtime} does not have: found${place(error)}; use cloudfront-js-2.0 where that has it`;
      refusals.push({ path: "code", message });
    } else {
      omissions.add(`runs here, and AWS does not list ${feature} as supported by ${runtime}`);
    }
  }
  for (const helper of missingHelpers) {
    if (new RegExp(`\\bcf\\.${helper}\\b`).test(code)) {
      omissions.add(`cf.${helper} is not simulated: a function that calls it fails`);
    }
  }
  return { refusals, omissions: [...omissions] };
}
