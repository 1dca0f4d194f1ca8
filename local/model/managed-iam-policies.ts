/**
 * The policy of AWS's own that this runtime knows.
 *
 * @module
 */
import { basicExecutionActions } from "../../aws/lambda-limits.ts";
import type { Statement } from "../services/iam/policy-document.ts";

/** @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSLambdaBasicExecutionRole.html */
export const lambdaBasicExecution = {
  arn: "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
  statements: [
    {
      effect: "Allow",
      principals: { everyone: false, aws: [], services: [] },
      actions: basicExecutionActions.value,
      resources: ["*"],
      conditions: [],
    },
  ] satisfies readonly Statement[],
};
