/**
 * HTTP methods of behaviors.
 *
 * @module
 */
import {
  cacheBehaviorPage,
  edgeResponsesPage,
  responseHeadersPoliciesPage,
} from "./cloudfront-pages.ts";
import type { Fact } from "./fact.ts";

export const readMethods = {
  about: "Methods that are always cached",
  value: ["GET", "HEAD"],
  ...cacheBehaviorPage,
  certainty: "documented",
} as const satisfies Fact<readonly string[]>;

export const readAndPreflightMethods = {
  about: "Methods that can be cached, and that an origin group fails over",
  value: ["GET", "HEAD", "OPTIONS"],
  ...cacheBehaviorPage,
  certainty: "documented",
} as const satisfies Fact<readonly string[]>;

export const allMethods = {
  about: "Methods of a behavior that allows all",
  value: ["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"],
  ...cacheBehaviorPage,
  certainty: "documented",
} as const satisfies Fact<readonly string[]>;

export const corsMethods = {
  about: "Methods that ALL stands for in Access-Control-Allow-Methods",
  value: ["GET", "DELETE", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"],
  ...responseHeadersPoliciesPage,
  certainty: "documented",
} as const satisfies Fact<readonly string[]>;

export const bodyMethods = {
  about: "Methods whose body is shown to an edge function with include-body",
  value: ["DELETE", "OPTIONS", "PATCH", "POST", "PUT"],
  ...edgeResponsesPage,
  certainty: "inferred",
  note: "The page names POST, PUT, DELETE and so on.",
} as const satisfies Fact<readonly string[]>;
