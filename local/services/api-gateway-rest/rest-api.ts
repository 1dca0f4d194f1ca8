/**
 * A private REST API as requests meet it: plain data, every reference resolved.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html
 * @module
 */
import type { Throttle } from "../api-gateway/throttle.ts";
import type { Statement } from "../iam/policy-document.ts";
import type { LambdaTarget } from "../lambda/alias-routing.ts";

/** A function that answers one method of a resource, by Lambda proxy integration. */
export interface RestIntegration {
  readonly target: LambdaTarget;
  /** Milliseconds, 50 to 29,000. */
  readonly timeoutMs: number;
}

/** A path, and what answers at it. */
export interface RestResource {
  readonly id: string;
  /** Like `/desk/{proxy+}`. */
  readonly path: string;
  /** By method; `ANY` matches methods that are not named. */
  readonly methods: ReadonlyMap<string, RestIntegration>;
}

/** A deployed API. Its name is the first segment of every path. */
export interface RestStage {
  readonly name: string;
  readonly throttle: Throttle;
  readonly variables: Readonly<Record<string, string>>;
}

/** One private REST API. */
export interface RestApi {
  readonly id: string;
  readonly accountId: string;
  /** AWS Region. */
  readonly region: string;
  /** The resource policy. */
  readonly policy: readonly Statement[];
  readonly resources: readonly RestResource[];
  /** By name. */
  readonly stages: ReadonlyMap<string, RestStage>;
}
