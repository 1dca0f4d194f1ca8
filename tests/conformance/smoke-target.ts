/**
 * What `npm run smoke` uses of the network, against the target of the conformance tests, with a clock that goes on while a
 * check waits.
 *
 * @module
 */
import type { Graph } from "../../local/program/graph.ts";
import { exchange } from "../../scripts/smoke/exchange.ts";
import type { SmokePorts } from "../../scripts/smoke/open-session.ts";
import type { SmokeOptions } from "../../scripts/smoke/smoke-options.ts";
import { readOutputs, type StackOutputs } from "../../scripts/smoke/stack-outputs.ts";
import type { StackName } from "../stacks/recorded.ts";
import { type Target, useTarget } from "./target.ts";

/** A target, and what checks of it need. */
export interface SmokeTarget {
  readonly target: Target;
  readonly ports: SmokePorts;
  /** How far the clock has gone on. */
  readonly aheadMs: () => number;
  options(token?: string): SmokeOptions;
}

/**
 * Starts a target for a suite; what a check waits for has come at once.
 *
 * @param evaluate See {@link useTarget}.
 */
export function useSmokeTarget(stack: StackName, evaluate?: () => Promise<Graph>): SmokeTarget {
  const startMs = Date.now();
  let aheadMs = 0;
  const target = useTarget(stack, () => startMs + aheadMs, evaluate);
  return {
    target,
    aheadMs: () => aheadMs,
    ports: {
      exchange,
      acceptsTls: async () => true,
      acceptsPlainHttp: async () => false,
      pause: async (ms) => {
        aheadMs += ms;
      },
      random: () => 0.37,
    },
    options: (token) => ({
      base: target.url(),
      endpoint: new URL(target.isLocal ? target.local().s3Url : target.url()),
      outputs: undefined,
      token,
      staging: ["aws-cf-cd-staging", "secret"],
      only: [],
      hasLoad: target.isLocal,
      hasWrite: target.isLocal,
      isJson: false,
      junit: undefined,
      timeoutSeconds: 10,
      patienceSeconds: 60,
    }),
  };
}

/** The outputs of a stack, as the CLI prints them. */
export function outputsOf({ outputs }: Graph): StackOutputs {
  return readOutputs(JSON.stringify(outputs), "the outputs");
}
