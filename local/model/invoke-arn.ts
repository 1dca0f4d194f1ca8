/**
 * The ARNs by which API Gateway invokes functions.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html#apigw-Type-Integration-uri
 * @module
 */
import type { LambdaTarget } from "../services/lambda/alias-routing.ts";
import type { Reader } from "./property-reader.ts";

/** Like `arn:aws:apigateway:<region>:lambda:path/2015-03-31/functions/<arn>/invocations`. */
const invokeArn =
  /^arn:aws:apigateway:([a-z0-9-]+):lambda:path\/2015-03-31\/functions\/(arn:[^/]+)\/invocations$/;

/** The ARN of a function, version or alias. */
const functionArn = /^arn:[^:]+:lambda:[^:]*:[^:]*:(?:function:)?[^:]+(?::[^:]+)?$/;

/**
 * What a property invokes. An HTTP API takes a function's own ARN, too.
 *
 * @returns `undefined` after a refusal, and for a function that is not in the program, which is listed.
 */
export function invokedTarget(
  reader: Reader,
  property: string,
  targets: ReadonlyMap<string, LambdaTarget>,
): LambdaTarget | undefined {
  const uri = reader.text(property);
  const arn = invokeArn.exec(uri)?.[2] ?? uri;
  const target = targets.get(arn);
  const problem = "must be the invokeArn of a function or alias of this program";
  if (target === undefined && functionArn.test(arn)) {
    reader.foreign(property, problem);
  } else if (target === undefined) {
    reader.refuse(property, problem);
  }
  return target;
}
