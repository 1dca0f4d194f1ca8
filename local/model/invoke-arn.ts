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

/** What a property invokes; `undefined` after a refusal. An HTTP API takes a function's own ARN, too. */
export function invokedTarget(
  reader: Reader,
  property: string,
  targets: ReadonlyMap<string, LambdaTarget>,
): LambdaTarget | undefined {
  const uri = reader.text(property);
  const target = targets.get(invokeArn.exec(uri)?.[2] ?? uri);
  if (target === undefined) {
    reader.foreign(property, "must be the invokeArn of a function or alias of this program");
  }
  return target;
}
