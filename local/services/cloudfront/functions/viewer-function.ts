/**
 * A CloudFront function as the runtime needs it, and what one run of it comes to.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-functions.html
 * @module
 */
import type { functionRuntimes } from "../../../../aws/cloudfront-functions.ts";

/** The events at which a CloudFront function can run. */
export type ViewerEvent = "viewer-request" | "viewer-response";

/** The runtime of a function. */
export type FunctionRuntime = (typeof functionRuntimes.value)[number];

/** The key value store of a function. */
export interface KeyValues {
  /** Of the store: what `cf.kvs(id)` may name. */
  readonly id: string;
  readonly pairs: Readonly<Record<string, string>>;
}

/** One published function. */
export interface ViewerFunction {
  readonly arn: string;
  readonly name: string;
  readonly runtime: FunctionRuntime;
  readonly code: string;
  readonly keyValues: KeyValues | undefined;
}

/** What a function did to the origin of a request: the last call of a helper method counts. */
export type OriginChange =
  | { readonly kind: "update"; readonly settings: unknown }
  | { readonly kind: "select"; readonly originId: unknown; readonly settings: unknown }
  | { readonly kind: "group"; readonly settings: unknown };

/** How a run ended. */
export type FunctionOutcome =
  | {
      readonly kind: "returned";
      /** What the handler returned, as JSON. */
      readonly json: string | undefined;
      readonly originChange: OriginChange | undefined;
      readonly log: readonly string[];
    }
  /** It threw, returned no JSON, or did not finish in time; the reason is for the log, not for the viewer. */
  | { readonly kind: "failed"; readonly reason: string; readonly log: readonly string[] };
