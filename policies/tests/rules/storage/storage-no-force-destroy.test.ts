import { bucketType, replicationType } from "../../../reading/bucket.ts";
import type { StackResource } from "../../../reading/resource.ts";
import { storageNoForceDestroy } from "../../../rules/storage/storage-no-force-destroy.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const forced = resource(bucketType, { props: { forceDestroy: true } });
const home = resource(bucketType, { name: "home" });
const copying = (from: StackResource, to: StackResource) =>
  resource(replicationType, { from: { bucket: [from], rules: [to] } });
const rest = "forceDestroy is true; leave it out, and empty the bucket by hand";

describeRule(storageNoForceDestroy, {
  passes: [
    { title: "a bucket without an ACL", given: resource(bucketType) },
    {
      title: "a bucket with forceDestroy off",
      given: resource(bucketType, { props: { forceDestroy: false } }),
    },
    { title: "a copy of another bucket", given: [home, forced, copying(home, forced)] },
    {
      title: "a stack whose data may get lost",
      given: forced,
      stack: "dev",
      config: { "touchline:protectData": "false" },
    },
    {
      title: "a stack with another setting",
      given: forced,
      stack: "dev",
      settings: { unless: "keep" },
      config: { "touchline:keep": "false" },
    },
  ],
  violates: [
    { title: "a bucket deleted by force", given: forced, reports: [`example-bucket ${rest}`] },
    {
      title: "a bucket that is copied",
      given: [home, forced, copying(forced, home)],
      reports: [`example-bucket ${rest}`],
    },
    {
      title: "prod, whatever its settings",
      given: forced,
      config: { "touchline:protectData": "false" },
      reports: [`example-bucket ${rest}`],
    },
    {
      title: "a stack whose data may not get lost",
      given: forced,
      config: { "touchline:protectData": "true" },
      reports: [`example-bucket ${rest}`],
    },
    {
      title: "an object deleted by force",
      given: resource("aws:s3/bucketObjectv2:BucketObjectv2", { props: { forceDestroy: true } }),
      reports: [`example-bucketObjectv2 ${rest}`],
    },
  ],
  mutation: {
    breaks: (draft) => draft.set(draft.node(bucketType, "site-bucket"), ["forceDestroy"], true),
    reports: [`site-bucket ${rest}`],
  },
});
