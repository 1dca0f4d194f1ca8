/**
 * The program: settings in, one facade out.
 *
 * @module
 */
import * as pulumi from "@pulumi/pulumi";
import { vpcOriginZones } from "./components/private-network.ts";
import { buildSite } from "./components/site-files.ts";
import { readSettings } from "./config.ts";
import { awsProviders } from "./facade/aws-providers.ts";
import { boundRoles } from "./facade/role-boundary.ts";
import { Touchline } from "./facade/touchline.ts";
import { readSeason } from "./functions/core/read-season.ts";

const project = pulumi.getProject();
const stack = pulumi.getStack();
const settings = readSettings(new pulumi.Config());
const { tagged, untagged } = awsProviders(settings, { project, stack });

if (settings.permissionsBoundary !== undefined) {
  boundRoles(settings.permissionsBoundary);
}

const touchline = new Touchline(
  "touchline",
  {
    project,
    stack,
    settings,
    edgeProvider: untagged,
    season: { file: "data/rugby_data.json", read: readSeason },
    siteFiles: await buildSite("site"),
    ...(settings.desk
      ? { deskZones: await vpcOriginZones(settings.homeRegion, { provider: tagged }) }
      : {}),
  },
  { providers: [tagged] },
);

/** URL of the facade. */
export const url = touchline.url;
export const distributionId = touchline.distributionId;
/** To publish the season: `aws s3 cp rugby_data.json s3://<seasonBucket>/`. */
export const seasonBucket = touchline.seasonBucket;
export const webAclArn = touchline.webAclArn;
/** Endpoint of each Region's API, which returns 401 to requests that do not come from the facade. */
export const endpoints = touchline.endpoints;
/** State of the release, for `npm run release`. */
export const release = touchline.release;
export const tokenKeyIds = touchline.tokenKeyIds;
/** ARN for `npm run token -- --from aws --secret-id`; empty where an external issuer signs. */
export const signingSecretArn = touchline.signingSecretArn ?? "";
/** Bucket for `npm run access -- --from aws --bucket`; empty where nobody signs in. */
export const signInBucket = touchline.signInBucket ?? "";
