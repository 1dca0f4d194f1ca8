/**
 * What Amazon SES answers when identities are declared.
 *
 * @module
 */
import { dkimTokenCount } from "../../aws/ses.ts";
import type { Answer, DeclaredResource, Service } from "./declaration.ts";
import { alphabets } from "./digest.ts";

/** Identities that mails are sent from. */
export const sesv2: Service = {
  resources: { "aws:sesv2/emailIdentity:EmailIdentity": identity },
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
    arn: `arn:aws:ses:${resource.region}:${resource.accountId}:identity/${name}`,
    identityType: isDomain ? "DOMAIN" : "EMAIL_ADDRESS",
    verificationStatus: "SUCCESS",
    verifiedForSendingStatus: true,
    dkimSigningAttributes: {
      currentSigningKeyLength: isDomain ? "RSA_2048_BIT" : "",
      lastKeyGenerationTimestamp: "",
      nextSigningKeyLength: "RSA_2048_BIT",
      signingAttributesOrigin: "AWS_SES",
      status: isDomain ? "SUCCESS" : "NOT_STARTED",
      tokens: isDomain ? tokens : [],
    },
  };
}
