/**
 * What Cognito answers when user pools are declared.
 *
 * @module
 */
import type { Answer, DeclaredResource, Service } from "./declaration.ts";
import { alphabets } from "./digest.ts";

/** User pools, and what belongs to them. */
export const cognito: Service = {
  resources: {
    "aws:cognito/userPool:UserPool": userPool,
    "aws:cognito/userPoolClient:UserPoolClient": (resource) => ({
      id: resource.hash(26, alphabets.lower),
      name: resource.text("name") ?? resource.physicalName({ max: 128 }),
      clientSecret: "",
    }),
    "aws:cognito/userPoolDomain:UserPoolDomain": (resource) => ({
      id: resource.text("domain") ?? resource.name,
      awsAccountId: resource.accountId,
      cloudfrontDistribution: "",
    }),
  },
};

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolType.html */
function userPool(resource: DeclaredResource): Answer {
  const { region } = resource;
  const id = `${region}_${resource.hash(9, alphabets.lower)}`;
  return {
    id,
    name: resource.text("name") ?? resource.physicalName({ max: 128 }),
    arn: `arn:aws:cognito-idp:${region}:${resource.accountId}:userpool/${id}`,
    endpoint: `cognito-idp.${region}.amazonaws.com/${id}`,
    domain: "",
    customDomain: "",
    estimatedNumberOfUsers: 0,
    adminCreateUserConfig: { allowAdminCreateUserOnly: false },
    passwordPolicy: {
      minimumLength: 8,
      passwordHistorySize: 0,
      requireLowercase: true,
      requireNumbers: true,
      requireSymbols: true,
      requireUppercase: true,
      temporaryPasswordValidityDays: 7,
    },
    signInPolicy: { allowedFirstAuthFactors: ["PASSWORD"] },
    smsConfiguration: { externalId: "", snsCallerArn: "", snsRegion: region },
    usernameConfiguration: { caseSensitive: false },
    verificationMessageTemplate: { defaultEmailOption: "CONFIRM_WITH_CODE" },
  };
}
