/**
 * What becomes of every property of what sends mail.
 *
 * @module
 */
import { inert, nested, type PropertyTable, read, unsimulated } from "../treatment.ts";

const label = inert("documentation only");
const output = inert("read from the output of AWS");
const delivery = inert("no mail leaves the machine");

/** Type `aws:sesv2/emailIdentity:EmailIdentity`. */
export const emailIdentityTable: PropertyTable = {
  configurationSetName: inert("listed with ConfigurationSet"),
  dkimSigningAttributes: delivery,
  emailIdentity: read,
  region: output,
  tags: label,
};

/** Type `aws:sesv2/emailIdentityPolicy:EmailIdentityPolicy`. */
export const emailIdentityPolicyTable: PropertyTable = {
  emailIdentity: read,
  policy: read,
  policyName: label,
  region: inert("that of its identity"),
};

/** Type `aws:sesv2/configurationSet:ConfigurationSet`. */
export const configurationSetTable: PropertyTable = {
  configurationSetName: read,
  deliveryOptions: delivery,
  region: output,
  reputationOptions: inert("no metrics are recorded"),
  sendingOptions: nested({ sendingEnabled: unsimulated("mails are taken all the same", true) }),
  suppressionOptions: unsimulated("no address is suppressed"),
  tags: label,
  trackingOptions: unsimulated("links are not replaced by links that are tracked"),
  vdmOptions: inert("no metrics are recorded"),
};
