/**
 * A function that anyone may invoke.
 *
 * @module
 */
import type { FunctionPolicies } from "../services/lambda/function-policy.ts";

/** The policies of a stack with this function alone. */
export function openFunction(functionArn: string): FunctionPolicies {
  return new Map([
    [
      functionArn,
      [
        {
          effect: "Allow",
          principals: { everyone: true, aws: [], services: [] },
          actions: ["lambda:InvokeFunction"],
          resources: ["*"],
          conditions: [],
          authType: undefined,
        },
      ],
    ],
  ]);
}
