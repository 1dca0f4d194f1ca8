import { storageSecretRotation } from "../../../rules/storage/storage-secret-rotation.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const secret = resource("aws:secretsmanager/secret:Secret");
const key = resource("tls:index/privateKey:PrivateKey");
const topic = resource("aws:sns/topic:Topic");
const versionType = "aws:secretsmanager/secretVersion:SecretVersion";
const version = (...made: (typeof key)[]) =>
  resource(versionType, { from: { secretId: [secret], secretString: made } });
const rotation = (automaticallyAfterDays?: number) =>
  resource("aws:secretsmanager/secretRotation:SecretRotation", {
    props: { rotationRules: { automaticallyAfterDays } },
    from: { secretId: [secret] },
  });
const rest =
  "is not rotated; declare an aws.secretsmanager.SecretRotation of it, or generate its value in the program";

describeRule(storageSecretRotation, {
  passes: [
    { title: "a key that the program makes", given: [secret, key, version(key)] },
    { title: "a rotation", given: [secret, version(), rotation(90)] },
    { title: "a rotation by a schedule", given: [secret, rotation()] },
  ],
  violates: [
    {
      title: "a secret that is written manually",
      given: [secret],
      reports: [`example-secret ${rest}`],
    },
    {
      title: "one generated value, and one that is not",
      given: [secret, key, version(key), version()],
      reports: [`example-secret ${rest}`],
    },
    {
      title: "a value that is not generated",
      given: [secret, version()],
      reports: [`example-secret ${rest}`],
    },
    {
      title: "a value from a resource that is not a secret",
      given: [secret, topic, version(topic)],
      reports: [`example-secret ${rest}`],
    },
    {
      title: "a rotation a day too late",
      given: [secret, rotation(91)],
      reports: [
        "example-secretRotation rotationRules.automaticallyAfterDays is 91; write 90 or less",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.wire(draft.node(versionType, "token-secret-version-1"), "secretString", []),
    reports: [`token-secret-1 ${rest}`],
  },
});
