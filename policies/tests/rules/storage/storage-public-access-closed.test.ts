import { unknown } from "../../../reading/value.ts";
import { storagePublicAccessClosed } from "../../../rules/storage/storage-public-access-closed.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const type = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const closed = {
  blockPublicAcls: true,
  blockPublicPolicy: true,
  ignorePublicAcls: true,
  restrictPublicBuckets: true,
};
const block = (changes: object) => resource(type, { props: { ...closed, ...changes } });

describeRule(storagePublicAccessClosed, {
  passes: [
    { title: "four flags that are true", given: block({}) },
    { title: "a flag that is not known yet", given: block({ blockPublicAcls: unknown }) },
  ],
  violates: [
    {
      title: "a flag that is false",
      given: block({ restrictPublicBuckets: false }),
      reports: [
        "example-bucketPublicAccessBlock restrictPublicBuckets is false; write restrictPublicBuckets: true",
      ],
    },
    {
      title: "a flag that is absent",
      given: block({ blockPublicPolicy: undefined }),
      reports: [
        "example-bucketPublicAccessBlock blockPublicPolicy is nothing; write blockPublicPolicy: true",
      ],
    },
    {
      title: "a block of the whole account",
      given: resource("aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock", {
        props: { ...closed, ignorePublicAcls: false },
      }),
      reports: [
        "example-accountPublicAccessBlock ignorePublicAcls is false; write ignorePublicAcls: true",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(type, "season-public-access"), ["blockPublicAcls"], false),
    reports: ["season-public-access blockPublicAcls is false; write blockPublicAcls: true"],
  },
});
