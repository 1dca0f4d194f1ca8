/**
 * Asks a service that speaks JSON, by its endpoint.
 *
 * @module
 */
import { keyRingOf } from "../../../server/stack-keys.ts";
import type { ApiService } from "../../../services/aws-api/api-message.ts";
import { createApiEndpoint } from "../../../services/aws-api/endpoint.ts";
import { accessKeys, type Signing, signedAtMs, signedRequest } from "./signed-request.ts";

/** What a service's test has at hand. */
export interface AskedService {
  /** What policies were asked for: action, resource and context. */
  readonly demanded: { action: string; resource: string; context: object }[];
  /** Sends an operation, signed by a role in eu-west-1. @returns status and answer. */
  readonly ask: (
    operation: string,
    input: object,
    signing?: Partial<Signing>,
    // biome-ignore lint/suspicious/noExplicitAny: answers have the shape that the test expects
  ) => Promise<{ status: number; value: any; headers: Readonly<Record<string, string>> }>;
}

/**
 * @param name By which requests are signed.
 * @param target What stands before an operation in `X-Amz-Target`.
 * @param isAllowed What policies say.
 */
export function askService(
  name: string,
  target: string,
  service: ApiService,
  isAllowed: (action: string, resource: string) => boolean = () => true,
): AskedService {
  const demanded: { action: string; resource: string; context: object }[] = [];
  const handle = createApiEndpoint({
    services: { [name]: service },
    keys: keyRingOf(() => accessKeys),
    authorize(_principal, action, resource, context) {
      demanded.push({ action, resource, context });
      return isAllowed(action, resource);
    },
    nowMs: () => signedAtMs,
    requestId: () => "request-1",
    log: () => undefined,
  });
  return {
    demanded,
    async ask(operation, input, signing = {}) {
      const headers = { "x-amz-target": `${target}.${operation}` };
      const request = signedRequest(
        { headers, body: JSON.stringify(input) },
        { service: name, ...signing },
      );
      const answer = await handle(request);
      const { status, body } = answer;
      return { status, value: JSON.parse(body.toString()), headers: answer.headers };
    },
  };
}

/** Credentials of nobody's role, which are the account's. */
export const account = { credentials: { accessKeyId: "me", secretAccessKey: "mine" } };
