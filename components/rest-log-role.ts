/**
 * The role that REST APIs log with.
 *
 * @module
 */
import * as apigateway from "@pulumi/aws/apigateway/index.js";
import * as iam from "@pulumi/aws/iam/index.js";
import * as pulumi from "@pulumi/pulumi";

/** AWS's own policy for it. */
const managedPolicy = "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs";

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
 * One setting of a whole account and Region. Whoever sets it last decides for all, so everything here stays
 * when the stack goes: the logs of other stacks may hang on it by then.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
export class RestLogRole extends pulumi.ComponentResource {
  /** What a stage with logs waits for. */
  readonly account: apigateway.Account;

  constructor(
    name: string,
    { region }: { readonly region: string },
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("touchline:private:RestLogRole", name, {}, opts);
    const kept = { parent: this, retainOnDelete: true };

    const role = new iam.Role(`${name}-role`, { assumeRolePolicy: trust }, kept);
    const allowed = new iam.RolePolicyAttachment(
      `${name}-permissions`,
      { role: role.name, policyArn: managedPolicy },
      kept,
    );
    this.account = new apigateway.Account(
      `${name}-account`,
      { region, cloudwatchRoleArn: role.arn },
      // API Gateway tries the role when it is set.
      { ...kept, dependsOn: allowed },
    );
    this.registerOutputs({});
  }
}
