/**
 * CORS configurations of buckets: a resource beside the bucket, or its own property.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketCors.html
 * @module
 */
import { bucketOrigins } from "../../aws/cors-origins.ts";
import { bucketCorsMethods, maxCorsRuleIdLength, maxCorsRules } from "../../aws/s3-cors.ts";
import type { Graph } from "../program/graph.ts";
import type { CorsRule } from "../services/s3/rules/cors.ts";
import { readOrigins } from "./cors-origins-reader.ts";
import type { Findings } from "./findings.ts";
import { Reader } from "./property-reader.ts";

/** Reads every `aws:s3/bucketCorsConfiguration:BucketCorsConfiguration`, by the name of its bucket. */
export function readCorsConfigurations(
  graph: Graph,
  findings: Findings,
): ReadonlyMap<string, readonly CorsRule[]> {
  return new Map(
    graph.nodes
      .filter(({ type }) => type === "aws:s3/bucketCorsConfiguration:BucketCorsConfiguration")
      .map((node) => Reader.inputs(node, findings))
      .map((reader) => {
        if (reader.objects("corsRules").length === 0) {
          reader.refuse("corsRules", "must have at least one rule");
        }
        return [reader.text("bucket"), readCorsRules(reader)];
      }),
  );
}

/** The property `corsRules` of either resource; empty where there is none. */
export function readCorsRules(reader: Reader): readonly CorsRule[] {
  const rules = reader.objects("corsRules");
  if (rules.length > maxCorsRules.value) {
    reader.refuse("corsRules", `must have at most ${maxCorsRules.value} rules`);
  }
  return rules.map(readRule);
}

function readRule(rule: Reader): CorsRule {
  const { value: methods } = bucketCorsMethods;
  const isMethod = (text: string) => methods.some((method) => method === text);
  const hasOneWildcard = (text: string) => text.split("*").length <= 2;
  if ((rule.optionalText("id") ?? "").length > maxCorsRuleIdLength.value) {
    rule.refuse("id", `must have at most ${maxCorsRuleIdLength.value} characters`);
  }
  const maxAgeSeconds = rule.optionalNumber("maxAgeSeconds");
  if (maxAgeSeconds !== undefined && !(Number.isInteger(maxAgeSeconds) && maxAgeSeconds >= 0)) {
    rule.refuse("maxAgeSeconds", "must be a whole number of seconds, 0 or more");
  }
  readOrigins(rule, "allowedOrigins", bucketOrigins);
  return {
    allowedMethods: texts(rule, "allowedMethods", isMethod, `must be of ${methods.join(", ")}`, 1),
    allowedOrigins: texts(
      rule,
      "allowedOrigins",
      hasOneWildcard,
      "must have at most one * each",
      1,
    ),
    allowedHeaders: texts(rule, "allowedHeaders", hasOneWildcard, "must have at most one * each"),
    exposeHeaders: texts(rule, "exposeHeaders", (text) => !text.includes("*"), "must have no *"),
    maxAgeSeconds,
  };
}

function texts(
  rule: Reader,
  name: string,
  isValid: (text: string) => boolean,
  message: string,
  atLeast = 0,
): readonly string[] {
  const values = rule.texts(name);
  if (values.length < atLeast) {
    rule.refuse(name, "must not be empty");
  }
  if (!values.every(isValid)) {
    rule.refuse(name, message);
  }
  return values;
}
