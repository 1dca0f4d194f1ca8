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
import { Touchline } from "./facade/touchline.ts";
import { readSeason } from "./functions/core/read-season.ts";

const project = pulumi.getProject();
const stack = pulumi.getStack();
const settings = readSettings(new pulumi.Config());
const { tagged, untagged } = awsProviders(settings, { project, stack });

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

/** What to point a browser at. */
export const url = touchline.url;
export const distributionId = touchline.distributionId;
/** Where the season is published: `aws s3 cp rugby_data.json s3://<seasonBucket>/`. */
export const seasonBucket = touchline.seasonBucket;
export const webAclArn = touchline.webAclArn;
/** Each Region's API, closed to everyone but the facade: 401 is the right answer here. */
export const endpoints = touchline.endpoints;
export const tokenKeyIds = touchline.tokenKeyIds;
/** What `npm run token -- --from aws --secret-id` takes. */
export const signingSecretArn = touchline.signingSecretArn;
