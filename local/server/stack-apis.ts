/**
 * The APIs of AWS that a stack answers beside S3.
 *
 * @module
 */
import type { Model } from "../model/stack-model.ts";
import type { ApiAnswer, ApiRequest } from "../services/aws-api/api-message.ts";
import { createApiEndpoint } from "../services/aws-api/endpoint.ts";
import { createCloudFrontApi } from "../services/cloudfront/api/cloudfront-api.ts";
import { createInvalidations } from "../services/cloudfront/api/invalidations.ts";
import { invocationIds } from "../services/lambda/invocation-id.ts";
import { createSecretsManager } from "../services/secretsmanager/secrets.ts";
import { createParameterStore } from "../services/ssm/parameters.ts";
import type { EdgeCaches } from "./edge-caches.ts";
import { keyRingOf } from "./stack-keys.ts";

/** What the APIs need of their stack. */
export interface StackApisOptions {
  /** What is served now. */
  readonly model: () => Model;
  readonly caches: EdgeCaches;
  /** Milliseconds since the epoch. */
  readonly nowMs: () => number;
  readonly randomBytes: (size: number) => Buffer;
  readonly logAws: (message: string) => void;
}

/** The APIs of a stack. */
export interface StackApis {
  /** Answers a request. @throws never */
  readonly handle: (request: ApiRequest) => Promise<ApiAnswer>;
}

/** Connects the APIs with what a stack declares; they outlive a reload. */
export function createStackApis(options: StackApisOptions): StackApis {
  const { model, caches, nowMs, randomBytes } = options;
  const createdMs = nowMs();
  const cloudfront = createCloudFrontApi({
    distributions: () =>
      model().distributions.flatMap((each) => [
        each,
        ...(each.continuousDeployment ? [each.continuousDeployment.staging] : []),
      ]),
    invalidations: createInvalidations({
      ...options,
      drop: (arn, path) => void caches.invalidate(path, arn),
    }),
  });
  const handle = createApiEndpoint({
    ...options,
    services: {
      cloudfront,
      secretsmanager: createSecretsManager({ secrets: () => model().secrets, createdMs }),
      ssm: createParameterStore({ parameters: () => model().parameters, createdMs }),
    },
    keys: keyRingOf(() => model().accessKeys),
    authorize: (...request) => model().access.allows(...request),
    requestId: invocationIds(randomBytes),
    log: options.logAws,
  });
  return { handle };
}
