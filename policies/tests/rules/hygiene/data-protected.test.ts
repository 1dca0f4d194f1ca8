import { dataProtected } from "../../../rules/hygiene/data-protected.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const bucketType = "aws:s3/bucket:Bucket";
const replicationType = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";
const bucket = resource(bucketType);
const object = (protect: boolean) =>
  resource("aws:s3/bucketObjectv2:BucketObjectv2", { protect, from: { bucket: [bucket] } });
const replication = (input: string) => resource(replicationType, { from: { [input]: [bucket] } });

/** A bucket, and how its objects get into the first one. */
const copied = (protect: boolean) => {
  const home = resource(bucketType, { name: "home", protect });
  return [home, resource(replicationType, { from: { bucket: [home], rules: [bucket] } })];
};

const finding = "holds data and is not protected; declare it with the option protect: true";
const reports = [`example-bucket ${finding}`];

describeRule(dataProtected, {
  passes: [
    { title: "a bucket that is protected", given: resource(bucketType, { protect: true }) },
    { title: "a bucket the program fills", given: [bucket, object(false)] },
    {
      title: "a copy of a bucket that is protected",
      given: [bucket, ...copied(true)],
    },
    {
      title: "a stack without protectData",
      given: bucket,
      stack: "dev",
      config: { "touchline:protectData": "false" },
    },
    { title: "what holds no data", given: resource("aws:lambda/function:Function") },
    { title: "a type that is left out", given: bucket, settings: { types: [] } },
  ],
  violates: [
    { title: "a bucket that is filled by others", given: bucket, reports },
    {
      title: "a bucket of which the program protects something",
      given: [bucket, object(false), object(true)],
      reports,
    },
    {
      title: "a bucket that is copied",
      given: [bucket, object(false), replication("bucket")],
      reports,
    },
    {
      title: "a copy of a bucket that is not protected",
      given: [bucket, ...copied(false)],
      reports: [`home ${finding}`, ...reports].reverse(),
    },
    {
      title: "a copy of another stack's bucket",
      given: [bucket, replication("rules")],
      reports,
    },
    { title: "a stack with the default", given: bucket, stack: "dev", reports },
    {
      title: "a stack with protectData",
      given: bucket,
      stack: "dev",
      config: { "touchline:protectData": "true" },
      reports,
    },
    {
      title: "prod, whatever its settings",
      given: bucket,
      config: { "touchline:protectData": "false" },
      reports,
    },
    {
      title: "a table, which the program does not fill",
      given: resource("aws:dynamodb/table:Table"),
      reports: [`example-table ${finding}`],
    },
  ],
  mutation: {
    breaks: (draft) => draft.options(draft.node(bucketType, "season-bucket"), { protect: false }),
    reports: [
      "season-bucket",
      ...["eu-central-1", "us-east-1", "ap-southeast-2"].map((region) => `rep-${region}-bucket`),
    ].map((name) => `${name} ${finding}`),
  },
});
