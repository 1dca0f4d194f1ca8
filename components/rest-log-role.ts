/**
 * The role with which API Gateway writes the logs of REST APIs.
 *
 * @module
 */
import { Account } from "@pulumi/aws/apigateway/account.js";
import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicyAttachment } from "@pulumi/aws/iam/rolePolicyAttachment.js";
import * as pulumi from "@pulumi/pulumi";
import { refuse, regionProblem } from "./refuse.ts";

/** AWS managed policy. */
const managedPolicy = "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs";

/** Arguments of a {@link RestLogRole}. */
export interface RestLogRoleArgs {
  /** AWS Region whose setting to change, like `eu-west-1`. */
  readonly region: string;
}

const trust = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { Service: "apigateway.amazonaws.com" },
      Action: "sts:AssumeRole",
    },
  ],
});

/**
 * The CloudWatch Logs role of API Gateway, which is one setting for a whole account and Region. `pulumi destroy` retains it,
 * since other stacks of the account may log with it.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
export class RestLogRole extends pulumi.ComponentResource {
  /** The account setting. A stage with logs depends on it. */
  readonly account: Account;

  /** @throws {pulumi.ResourceError} when `region` is invalid. */
  constructor(name: string, args: RestLogRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:private:RestLogRole", name, {}, opts);
    const { region } = args;
    refuse(this, [regionProblem("region", region)]);
    const kept = { parent: this, retainOnDelete: true };

    const role = new Role(`${name}-role`, { assumeRolePolicy: trust }, kept);
    const allowed = new RolePolicyAttachment(
      `${name}-permissions`,
      { role: role.name, policyArn: managedPolicy },
      kept,
    );
    this.account = new Account(
      `${name}-account`,
      { region, cloudwatchRoleArn: role.arn },
      // API Gateway validates the role when it is set.
      { ...kept, dependsOn: allowed },
    );
    this.registerOutputs({});
  }
}
