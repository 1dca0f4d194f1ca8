/**
 * Where AWS's Regions are.
 *
 * @module
 */
import type { Fact } from "./fact.ts";
import { regionalEndpointsPage, regionsPage } from "./other-pages.ts";

/** The place of a Region, and the country under whose law it is. */
export interface RegionPlace {
  /** Degrees, north positive. */
  readonly latitude: number;
  /** Degrees, east positive. */
  readonly longitude: number;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

const place = (latitude: number, longitude: number, country: string): RegionPlace => ({
  latitude,
  longitude,
  country,
});

/** The Regions of the commercial partition: `aws`, not China's, not the governments', not the European sovereign cloud's. */
export const regionPlaces: Fact<ReadonlyMap<string, RegionPlace>> = {
  about: "Places of the Regions of the partition aws, and the countries under whose law they are",
  value: new Map([
    ["af-south-1", place(-33.9, 18.4, "ZA")], // Cape Town
    ["ap-east-1", place(22.3, 114.2, "HK")], // Hong Kong
    ["ap-east-2", place(25.0, 121.5, "TW")], // Taipei
    ["ap-northeast-1", place(35.7, 139.7, "JP")], // Tokyo
    ["ap-northeast-2", place(37.6, 127.0, "KR")], // Seoul
    ["ap-northeast-3", place(34.7, 135.5, "JP")], // Osaka
    ["ap-south-1", place(19.1, 72.9, "IN")], // Mumbai
    ["ap-south-2", place(17.4, 78.5, "IN")], // Hyderabad
    ["ap-southeast-1", place(1.4, 103.8, "SG")], // Singapore
    ["ap-southeast-2", place(-33.9, 151.2, "AU")], // Sydney
    ["ap-southeast-3", place(-6.2, 106.8, "ID")], // Jakarta
    ["ap-southeast-4", place(-37.8, 145.0, "AU")], // Melbourne
    ["ap-southeast-5", place(3.1, 101.7, "MY")], // Malaysia: Kuala Lumpur
    ["ap-southeast-6", place(-36.8, 174.8, "NZ")], // New Zealand: Auckland
    ["ap-southeast-7", place(13.8, 100.5, "TH")], // Thailand: Bangkok
    ["ca-central-1", place(45.5, -73.6, "CA")], // Canada: Montreal
    ["ca-west-1", place(51.0, -114.1, "CA")], // Calgary
    ["eu-central-1", place(50.1, 8.7, "DE")], // Frankfurt
    ["eu-central-2", place(47.4, 8.5, "CH")], // Zurich
    ["eu-north-1", place(59.3, 18.1, "SE")], // Stockholm
    ["eu-south-1", place(45.5, 9.2, "IT")], // Milan
    ["eu-south-2", place(41.6, -0.9, "ES")], // Spain: Zaragoza
    ["eu-west-1", place(53.3, -6.3, "IE")], // Ireland: Dublin
    ["eu-west-2", place(51.5, -0.1, "GB")], // London
    ["eu-west-3", place(48.9, 2.4, "FR")], // Paris
    ["il-central-1", place(32.1, 34.8, "IL")], // Tel Aviv
    ["me-central-1", place(24.5, 54.4, "AE")], // United Arab Emirates: Abu Dhabi
    ["me-south-1", place(26.1, 50.6, "BH")], // Bahrain: Manama
    ["mx-central-1", place(20.6, -100.4, "MX")], // Mexico: Querétaro
    ["sa-east-1", place(-23.5, -46.6, "BR")], // São Paulo
    ["us-east-1", place(39.0, -77.5, "US")], // N. Virginia: Ashburn
    ["us-east-2", place(40.0, -83.0, "US")], // Ohio: Columbus
    ["us-west-1", place(37.4, -121.9, "US")], // N. California: San Jose
    ["us-west-2", place(45.8, -119.7, "US")], // Oregon: Boardman
  ]),
  ...regionsPage,
  certainty: "inferred",
  note: "AWS names a city or a country and publishes no coordinates. These are the city's, or those of data centers whose place is publicly known.",
};

/** Names of the Regions. */
export const regionNames: readonly string[] = [...regionPlaces.value.keys()];

const ofBucket = { bucket: "aws:s3/bucket:Bucket" };
const ofHttpApi = { apiId: "aws:apigatewayv2/api:Api" };
const ofRestApi = { restApi: "aws:apigateway/restApi:RestApi" };
const ofSecret = { secretId: "aws:secretsmanager/secret:Secret" };
const ofFunction = { functionName: "aws:lambda/function:Function" };

export const regionalParts = {
  about:
    "Resources that a call finds in its own Region only, by the type that names them and its input",
  value: {
    "aws:apigateway/deployment:Deployment": ofRestApi,
    "aws:apigateway/integration:Integration": ofRestApi,
    "aws:apigateway/method:Method": ofRestApi,
    "aws:apigateway/methodSettings:MethodSettings": ofRestApi,
    "aws:apigateway/resource:Resource": ofRestApi,
    "aws:apigateway/stage:Stage": ofRestApi,
    "aws:apigatewayv2/apiMapping:ApiMapping": ofHttpApi,
    "aws:apigatewayv2/authorizer:Authorizer": ofHttpApi,
    "aws:apigatewayv2/integration:Integration": ofHttpApi,
    "aws:apigatewayv2/route:Route": ofHttpApi,
    "aws:apigatewayv2/stage:Stage": ofHttpApi,
    "aws:lambda/alias:Alias": ofFunction,
    "aws:lambda/functionUrl:FunctionUrl": ofFunction,
    "aws:lambda/permission:Permission": { function: "aws:lambda/function:Function" },
    "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig": ofFunction,
    "aws:lb/listener:Listener": {
      loadBalancerArn: "aws:lb/loadBalancer:LoadBalancer",
      defaultActions: "aws:lb/targetGroup:TargetGroup",
    },
    "aws:lb/targetGroupAttachment:TargetGroupAttachment": {
      targetGroupArn: "aws:lb/targetGroup:TargetGroup",
    },
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": ofBucket,
    "aws:s3/bucketNotification:BucketNotification": ofBucket,
    "aws:s3/bucketPolicy:BucketPolicy": ofBucket,
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": ofBucket,
    "aws:s3/bucketReplicationConfig:BucketReplicationConfig": ofBucket,
    "aws:s3/bucketVersioning:BucketVersioning": ofBucket,
    "aws:secretsmanager/secretPolicy:SecretPolicy": { secretArn: ofSecret.secretId },
    "aws:secretsmanager/secretRotation:SecretRotation": ofSecret,
    "aws:secretsmanager/secretVersion:SecretVersion": ofSecret,
    "aws:sns/topicPolicy:TopicPolicy": { arn: "aws:sns/topic:Topic" },
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": {
      securityGroupId: "aws:ec2/securityGroup:SecurityGroup",
    },
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": {
      securityGroupId: "aws:ec2/securityGroup:SecurityGroup",
    },
  },
  ...regionalEndpointsPage,
  certainty: "documented",
} as const satisfies Fact<Readonly<Record<string, Readonly<Record<string, string>>>>>;
