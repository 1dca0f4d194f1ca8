/**
 * The roles of a stage: one that deploys it, one that previews it.
 *
 * @module
 */
import { iam } from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { githubTrust, type Subject } from "./github-trust.ts";
import type { PolicyDocument } from "./policy-document.ts";
import { ownPrefix, stageBoundary } from "./stage-boundary.ts";
import type { Stage } from "./stages.ts";
import { stateAccess } from "./state-access.ts";

/** Arguments of {@link StageRoles}. */
export interface StageRolesArgs {
  readonly stage: Stage;
  /** Stages that its roles must not touch. */
  readonly others: readonly Stage[];
  /** Owner and name on GitHub. */
  readonly repository: string;
  readonly providerArn: pulumi.Input<string>;
  /** 12 digits. */
  readonly accountId: pulumi.Input<string>;
  /** Bucket with the state. @default elsewhere */
  readonly stateBucket: string | undefined;
}

/** Roles and the boundary of a stage; their names begin with `touchline-ci-` and the stage. */
export class StageRoles extends pulumi.ComponentResource {
  readonly deployRoleArn: pulumi.Output<string>;
  readonly previewRoleArn: pulumi.Output<string>;
  /** For the setting `permissionsBoundary` of the stage. */
  readonly boundaryArn: pulumi.Output<string>;

  constructor(name: string, args: StageRolesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline-ci:index:StageRoles", name, {}, opts);
    const { stage, others, stateBucket } = args;
    const child = { parent: this };
    const own = `${ownPrefix}${stage.name}`;
    const boundaryName = `${own}-boundary`;
    // Its ARN is part of it, so it cannot be an output of its own.
    const arn = pulumi.interpolate`arn:aws:iam::${args.accountId}:policy/${boundaryName}`;
    const boundary = new iam.Policy(
      boundaryName,
      {
        name: boundaryName,
        description: `What roles of the stage ${stage.name} may do at most`,
        policy: arn.apply((text) => JSON.stringify(stageBoundary(stage, others, text))),
      },
      child,
    );
    const role = (use: "deploy" | "preview", subject: Subject) => {
      const roleName = `${own}-${use}`;
      const made = new iam.Role(
        roleName,
        {
          name: roleName,
          assumeRolePolicy: pulumi
            .output(args.providerArn)
            .apply((provider) => JSON.stringify(githubTrust(provider, args.repository, subject))),
          maxSessionDuration: 3_600,
          permissionsBoundary: boundary.arn,
        },
        child,
      );
      const documents: readonly PolicyDocument[] = [
        ...stage[use],
        ...(stateBucket === undefined ? [] : [stateAccess(stateBucket, stage.name, use)]),
      ];
      for (const [index, document] of documents.entries()) {
        const policyName = `${roleName}-${index + 1}`;
        const policy = new iam.Policy(
          policyName,
          { name: policyName, policy: JSON.stringify(document) },
          child,
        );
        new iam.RolePolicyAttachment(policyName, { role: made, policyArn: policy.arn }, child);
      }
      return made.arn;
    };
    this.deployRoleArn = role("deploy", { environment: stage.name });
    this.previewRoleArn = role("preview", "pull_request");
    this.boundaryArn = boundary.arn;
    this.registerOutputs({});
  }
}
