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
import { createOutbox, type Outbox } from "../services/ses/outbox.ts";
import { createSes } from "../services/ses/ses-api.ts";
import { createSns } from "../services/sns/sns-api.ts";
import { createQueues, type Queues } from "../services/sqs/queues.ts";
import { createSqs } from "../services/sqs/sqs-api.ts";
import { createParameterStore } from "../services/ssm/parameters.ts";
import type { SetTimer } from "../timer.ts";
import type { EdgeCaches } from "./edge-caches.ts";
import { keyRingOf } from "./stack-keys.ts";

/** What the APIs need of their stack. */
export interface StackApisOptions {
  /** What is served now. */
  readonly model: () => Model;
  readonly caches: EdgeCaches;
  /** Milliseconds since the epoch. */
  readonly nowMs: () => number;
  readonly setTimer: SetTimer;
  /** Where the APIs answer: known once they do. */
  readonly awsUrl: () => string;
  readonly randomBytes: (size: number) => Buffer;
  readonly logAws: (message: string) => void;
}

/** The APIs of a stack. */
export interface StackApis {
  /** Answers a request. @throws never */
  readonly handle: (request: ApiRequest) => Promise<ApiAnswer>;
  /** The mails that were sent. */
  readonly outbox: Outbox;
  readonly queues: Queues;
}

/** Connects the APIs with what a stack declares; they outlive a reload. */
export function createStackApis(options: StackApisOptions): StackApis {
  const { model, caches, nowMs, randomBytes } = options;
  const createdMs = nowMs();
  const outbox = createOutbox();
  const newId = invocationIds(randomBytes);
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
  const declared = () => model().queues;
  const queues = createQueues({ ...options, queues: declared, newId, log: options.logAws });
  const handle = createApiEndpoint({
    ...options,
    services: {
      cloudfront,
      secretsmanager: createSecretsManager({ secrets: () => model().secrets, createdMs }),
      ses: createSes({
        identities: () => model().mailIdentities,
        configurationSets: () => model().mailConfigurationSets,
        outbox,
        nowMs,
        newId,
        log: options.logAws,
      }),
      sns: createSns({ topics: () => model().topics, newId, log: options.logAws }),
      sqs: createSqs({ ...options, declared, queues, createdMs }),
      ssm: createParameterStore({ parameters: () => model().parameters, createdMs }),
    },
    keys: keyRingOf(() => model().accessKeys),
    authorize: (...request) => model().access.allows(...request),
    requestId: newId,
    log: options.logAws,
  });
  return { handle, outbox, queues };
}
