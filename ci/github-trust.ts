/**
 * Which workflows of GitHub may assume a role.
 *
 * @see https://docs.github.com/en/actions/security-for-github-actions/security-hardening-your-deployments/configuring-openid-connect-in-amazon-web-services
 * @module
 */

/** Issuer of the tokens of workflows, without scheme. */
export const issuer = "token.actions.githubusercontent.com";

/** Audience of tokens for AWS. */
export const audience = "sts.amazonaws.com";

/** What a workflow runs for: an environment with rules of its own, or a pull request. */
export type Subject = { readonly environment: string } | "pull_request";

/**
 * A trust policy for one kind of run of one repository.
 *
 * @param repository Owner and name.
 */
export function githubTrust(providerArn: string, repository: string, subject: Subject) {
  const rest = subject === "pull_request" ? subject : `environment:${subject.environment}`;
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Federated: providerArn },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: {
          StringEquals: {
            [`${issuer}:aud`]: audience,
            [`${issuer}:sub`]: `repo:${repository}:${rest}`,
          },
        },
      },
    ],
  } as const;
}
