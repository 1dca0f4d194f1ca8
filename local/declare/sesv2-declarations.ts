/**
 * The outputs of SES resources: identities that send, and how they do.
 *
 * @module
 */
import { dkimTokenCount } from "../../aws/ses.ts";
import type { Answer, DeclaredResource, Service } from "./declaration.ts";
import { alphabets } from "./digest.ts";

/** Identities that mails are sent from. */
export const sesv2: Service = {
  resources: {
    "aws:sesv2/configurationSet:ConfigurationSet": configurationSet,
    "aws:sesv2/configurationSetEventDestination:ConfigurationSetEventDestination": (resource) => ({
      id: `${resource.text("configurationSetName") ?? ""}|${resource.text("eventDestinationName") ?? ""}`,
    }),
    "aws:sesv2/emailIdentity:EmailIdentity": identity,
    "aws:sesv2/emailIdentityFeedbackAttributes:EmailIdentityFeedbackAttributes": ofIdentity,
    "aws:sesv2/emailIdentityMailFromAttributes:EmailIdentityMailFromAttributes": ofIdentity,
    "aws:sesv2/emailIdentityPolicy:EmailIdentityPolicy": (resource) => ({
      id: `${resource.text("emailIdentity") ?? ""}|${resource.text("policyName") ?? ""}`,
    }),
  },
  questions: {
    "aws:sesv2/getEmailIdentity:getEmailIdentity": ({ args, region, accountId }) => {
      const name = String(args["emailIdentity"]);
      return { id: name, ...identityOutputs(name, region, accountId, []) };
    },
  },
};

const dkimTokenLength = 32;

/** An identity is verified at once. @see https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetEmailIdentity.html */
function identity(resource: DeclaredResource): Answer {
  const name = resource.text("emailIdentity") ?? "";
  const isDomain = !name.includes("@");
  const hash = resource.hash(dkimTokenCount.value * dkimTokenLength, alphabets.lower);
  const tokens = Array.from({ length: dkimTokenCount.value }, (_, index) =>
    hash.slice(index * dkimTokenLength, (index + 1) * dkimTokenLength),
  );
  return {
    id: name,
    ...identityOutputs(name, resource.region, resource.accountId, isDomain ? tokens : []),
  };
}

function identityOutputs(
  name: string,
  region: string,
  accountId: string,
  tokens: readonly string[],
) {
  const isDomain = !name.includes("@");
  return {
    arn: `arn:aws:ses:${region}:${accountId}:identity/${name}`,
    identityType: isDomain ? "DOMAIN" : "EMAIL_ADDRESS",
    verificationStatus: "SUCCESS",
    verifiedForSendingStatus: true,
    dkimSigningAttributes: {
      currentSigningKeyLength: isDomain ? "RSA_2048_BIT" : "",
      lastKeyGenerationTimestamp: "",
      nextSigningKeyLength: "RSA_2048_BIT",
      signingAttributesOrigin: "AWS_SES",
      status: isDomain ? "SUCCESS" : "NOT_STARTED",
      tokens,
    },
  };
}

function ofIdentity(resource: DeclaredResource): Answer {
  return { id: resource.text("emailIdentity") ?? resource.name };
}

function configurationSet(resource: DeclaredResource): Answer {
  const name = resource.text("configurationSetName") ?? "";
  return {
    id: name,
    arn: `arn:aws:ses:${resource.region}:${resource.accountId}:configuration-set/${name}`,
    reputationOptions: { lastFreshStart: "", reputationMetricsEnabled: false },
    sendingOptions: { sendingEnabled: true },
  };
}
