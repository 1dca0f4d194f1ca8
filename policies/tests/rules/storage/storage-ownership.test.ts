import { unknown } from "../../../reading/value.ts";
import { storageOwnership } from "../../../rules/storage/storage-ownership.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const type = "aws:s3/bucketOwnershipControls:BucketOwnershipControls";
const controls = (objectOwnership: unknown) =>
  resource(type, { props: { rule: { objectOwnership } } });

describeRule(storageOwnership, {
  passes: [
    { title: "the owner owns everything", given: controls("BucketOwnerEnforced") },
    { title: "what is not known yet", given: controls(unknown) },
  ],
  violates: [
    {
      title: "the owner only prefers to",
      given: controls("BucketOwnerPreferred"),
      reports: [
        'example-bucketOwnershipControls rule.objectOwnership is "BucketOwnerPreferred"; ' +
          'write objectOwnership: "BucketOwnerEnforced"',
      ],
    },
    {
      title: "no encryption declared",
      given: controls(undefined),
      reports: [
        "example-bucketOwnershipControls rule.objectOwnership is nothing; " +
          'write objectOwnership: "BucketOwnerEnforced"',
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(type, "season-ownership"), ["rule", "objectOwnership"], "ObjectWriter"),
    reports: [
      'season-ownership rule.objectOwnership is "ObjectWriter"; ' +
        'write objectOwnership: "BucketOwnerEnforced"',
    ],
  },
});
