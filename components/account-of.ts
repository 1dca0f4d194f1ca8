/**
 * The account in an ARN.
 *
 * @module
 */
import * as pulumi from "@pulumi/pulumi";

/** @returns the fifth field of `arn:<partition>:<service>:<region>:<account>:…`; "" under mocks that return no ARN. */
export function accountOf(arn: pulumi.Input<string>): pulumi.Output<string> {
  return pulumi.output<string | undefined>(arn).apply((known) => known?.split(":")[4] ?? "");
}
