import { unknown } from "../../../reading/value.ts";
import { storageSecretReplicas } from "../../../rules/storage/storage-secret-replicas.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const type = "aws:secretsmanager/secret:Secret";
const secret = (...regions: readonly unknown[]) =>
  resource(type, { props: { replicas: regions.map((region) => ({ region })) } });

describeRule(storageSecretReplicas, {
  passes: [
    { title: "other Regions", given: secret("us-east-1", "eu-central-1") },
    { title: "no replica", given: secret() },
    { title: "a Region that is not known yet", given: secret(unknown) },
  ],
  violates: [
    {
      title: "its own Region",
      given: secret("eu-west-1"),
      reports: [
        `example-secret replicas[0].region is "eu-west-1", where the secret is already; name each Region once, and not the secret's own`,
      ],
    },
    {
      title: "a Region twice",
      given: secret("us-east-1", "us-east-1"),
      reports: [
        `example-secret replicas[1].region is "us-east-1", where the secret is already; name each Region once, and not the secret's own`,
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(type, "token-secret-1"), ["replicas"], [{ region: "eu-west-1" }]),
    reports: [
      `token-secret-1 replicas[0].region is "eu-west-1", where the secret is already; name each Region once, and not the secret's own`,
    ],
  },
});
