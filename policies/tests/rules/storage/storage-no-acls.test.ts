import { bucketType } from "../../../reading/bucket.ts";
import { unknown } from "../../../reading/value.ts";
import { storageNoAcls } from "../../../rules/storage/storage-no-acls.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const objectType = "aws:s3/bucketObjectv2:BucketObjectv2";

describeRule(storageNoAcls, {
  passes: [
    { title: "a bucket without an ACL", given: resource(bucketType) },
    {
      title: "a bucket with an empty list",
      given: resource(bucketType, { props: { grants: [] } }),
    },
    {
      title: "an ACL that is not known yet",
      given: resource(bucketType, { props: { acl: unknown } }),
    },
    {
      title: "an object with the ACL that states the default",
      given: resource(objectType, { props: { acl: "bucket-owner-full-control" } }),
    },
  ],
  violates: [
    {
      title: "a public bucket",
      given: resource(bucketType, { props: { acl: "public-read" } }),
      reports: ["example-bucket acl is an ACL; write no acl: let the bucket's policy grant access"],
    },
    {
      title: "a bucket with the ACL of an object",
      given: resource(bucketType, { props: { acl: "bucket-owner-full-control" } }),
      reports: ["example-bucket acl is an ACL; write no acl: let the bucket's policy grant access"],
    },
    {
      title: "a bucket with grants",
      given: resource(bucketType, { props: { grants: [{ type: "Group" }] } }),
      reports: [
        "example-bucket grants is an ACL; write no grants: let the bucket's policy grant access",
      ],
    },
    {
      title: "a public object",
      given: resource(objectType, { props: { acl: "public-read" } }),
      reports: [
        "example-bucketObjectv2 acl is an ACL; write no acl: let the bucket's policy grant access",
      ],
    },
    {
      title: "an ACL as a separate resource",
      given: resource("aws:s3/bucketAcl:BucketAcl", { props: { acl: "private" } }),
      reports: ["example-bucketAcl is an ACL; write a bucket policy instead"],
    },
  ],
  mutation: {
    breaks: (draft) => draft.set(draft.node(objectType, "season-object"), ["acl"], "public-read"),
    reports: ["season-object acl is an ACL; write no acl: let the bucket's policy grant access"],
  },
});
