/**
 * What the policy SDK does with a resource before a policy sees it, and with what a policy gives back. It has
 * these for its own tests, and does not document them.
 *
 * @module
 */

import type { ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy/policy.js";
import * as proxyModule from "@pulumi/policy/proxy.js";
import * as serverModule from "@pulumi/policy/server.js";
import type {
  AnalyzeRequest,
  AnalyzeResponse,
  AnalyzeStackRequest,
  RemediateResponse,
} from "@pulumi/pulumi/proto/analyzer_pb.js";

interface ProxyModule {
  unknownCheckingProxy<T extends object>(props: T): T;
  readonly UnknownValueError: new () => Error;
  readonly unknownBooleanValue: string;
  readonly unknownNumberValue: string;
  readonly unknownStringValue: string;
  readonly unknownArrayValue: string;
  readonly unknownAssetValue: string;
  readonly unknownArchiveValue: string;
  readonly unknownObjectValue: string;
}

type Policies = readonly (ResourceValidationPolicy | StackValidationPolicy)[];

type Answer<Request, Response> = (
  call: { readonly request: Request },
  callback: (error: Error | undefined, response: Response | undefined) => void,
) => unknown;

type Make<Request, Response> = (
  pack: string,
  version: string,
  level: "mandatory",
  policies: Policies,
) => Answer<Request, Response>;

interface ServerModule {
  readonly makeAnalyzeRpcFun: Make<AnalyzeRequest, AnalyzeResponse>;
  readonly makeAnalyzeStackRpcFun: Make<AnalyzeStackRequest, AnalyzeResponse>;
  readonly makeRemediateRpcFun: Make<AnalyzeRequest, RemediateResponse>;
}

const proxy = proxyModule as unknown as ProxyModule;
const server = serverModule as unknown as ServerModule;

export const { unknownCheckingProxy, UnknownValueError } = proxy;

/** The sentinel of an unknown flag, number, text, list, asset, archive and map. */
export const sentinels: readonly string[] = [
  proxy.unknownBooleanValue,
  proxy.unknownNumberValue,
  proxy.unknownStringValue,
  proxy.unknownArrayValue,
  proxy.unknownAssetValue,
  proxy.unknownArchiveValue,
  proxy.unknownObjectValue,
];

/** What policies report of one resource, without a process and a port between. */
export function analyze(policies: Policies, request: AnalyzeRequest): Promise<AnalyzeResponse> {
  return ask(server.makeAnalyzeRpcFun, policies, request);
}

/** What policies report of a stack. */
export function analyzeStack(
  policies: Policies,
  request: AnalyzeStackRequest,
): Promise<AnalyzeResponse> {
  return ask(server.makeAnalyzeStackRpcFun, policies, request);
}

/** What policies that remediate return for one resource. */
export function remediate(policies: Policies, request: AnalyzeRequest): Promise<RemediateResponse> {
  return ask(server.makeRemediateRpcFun, policies, request);
}

function ask<Request, Response>(
  make: Make<Request, Response>,
  policies: Policies,
  request: Request,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    make(
      "test",
      "1.0.0",
      "mandatory",
      policies,
    )({ request }, (error, response) =>
      response === undefined ? reject(error) : resolve(response),
    );
  });
}
