import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

function secret(name: string, value: string) {
  const declared = new aws.secretsmanager.Secret(name, { name });
  new aws.secretsmanager.SecretVersion(name, { secretId: declared.id, secretString: value });
  return declared;
}

const open = secret("app/open", "sesame");
secret("app/closed", "hush");
new aws.ssm.Parameter("greeting", { name: "/app/greeting", type: "String", value: "hello" });

new aws.sqs.Queue("jobs", { name: "jobs" });
new aws.sesv2.EmailIdentity("sender", { emailIdentity: "example.com" });

const role = new aws.iam.Role("role", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }),
});

new aws.iam.RolePolicy("reads", {
  role: role.id,
  policy: {
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: open.arn },
    ],
  },
});

const reader = new aws.lambda.Function("reader", {
  runtime: "nodejs22.x",
  handler: "index.handler",
  role: role.arn,
  code: new pulumi.asset.AssetArchive({
    "index.mjs": new pulumi.asset.StringAsset(`
      import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
      const client = new SecretsManagerClient({ maxAttempts: 1 });
      export const handler = ({ rawPath }) =>
        client.send(new GetSecretValueCommand({ SecretId: rawPath.slice(1) })).then(
          ({ SecretString }) => SecretString,
          (error) => error.name,
        );
    `),
  }),
});

const url = new aws.lambda.FunctionUrl("reader", {
  functionName: reader.name,
  authorizationType: "NONE",
});
new aws.lambda.Permission("reader", {
  action: "lambda:InvokeFunctionUrl",
  function: reader.name,
  principal: "*",
  functionUrlAuthType: "NONE",
});

export const address = url.functionUrl;
