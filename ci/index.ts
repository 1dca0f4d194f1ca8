/**
 * The roles by which CI deploys and previews the stages of one account.
 *
 * @module
 */
import { join } from "node:path";
import { getCallerIdentityOutput, iam } from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { audience, issuer } from "./github-trust.ts";
import { StageRoles } from "./stage-roles.ts";
import { readStages } from "./stages.ts";

const config = new pulumi.Config();
const repository = config.require("repository");
const here = config.requireObject<readonly string[]>("stages");
const stateBucket = config.get("stateBucket");
const given = config.get("oidcProviderArn");

const stages = readStages(join(import.meta.dirname, "policies"));
if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) {
  throw new Error(
    `repository must be owner/name, as wildcards would admit others, got ${JSON.stringify(repository)}`,
  );
}
const unknown = here.filter((name) => !stages.some((stage) => stage.name === name));
if (here.length === 0 || unknown.length > 0) {
  throw new Error(
    `stages must be some of ${stages.map(({ name }) => name).join(", ")}, got ${JSON.stringify(here)}`,
  );
}

const providerArn = given
  ? pulumi.output(given)
  : new iam.OpenIdConnectProvider("github", {
      url: `https://${issuer}`,
      clientIdLists: [audience],
    }).arn;
const { accountId } = getCallerIdentityOutput();

const roles = stages
  .filter(({ name }) => here.includes(name))
  .map((stage) => ({
    name: stage.name,
    roles: new StageRoles(stage.name, {
      stage,
      others: stages.filter(({ name }) => name !== stage.name),
      repository,
      providerArn,
      accountId,
      stateBucket: stateBucket === "" ? undefined : stateBucket,
    }),
  }));

/** By stage: AWS_ROLE_ARN of the environment on GitHub. */
export const deployRoles = Object.fromEntries(
  roles.map(({ name, roles: { deployRoleArn } }) => [name, deployRoleArn]),
);
/** By stage: PREVIEW_ROLE_ARN, a variable of the repository. */
export const previewRoles = Object.fromEntries(
  roles.map(({ name, roles: { previewRoleArn } }) => [name, previewRoleArn]),
);
/** By stage: the setting permissionsBoundary. */
export const boundaries = Object.fromEntries(
  roles.map(({ name, roles: { boundaryArn } }) => [name, boundaryArn]),
);
