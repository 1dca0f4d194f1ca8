import { unknown } from "../../../reading/value.ts";
import { storageSecretInputs } from "../../../rules/storage/storage-secret-inputs.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const functionType = "aws:lambda/function:Function";
const parameterType = "aws:ssm/parameter:Parameter";
const password = resource("random:index/randomPassword:RandomPassword", {
  name: "password",
  props: { result: "hunter2" },
});
const pem = "-----BEGIN-----\nMIIB\n-----END-----\n";
const key = resource("tls:index/privateKey:PrivateKey", {
  name: "key",
  props: {
    privateKeyPem: pem,
    privateKeyOpenssh: "the same in other words",
    publicKeyPem: "public",
  },
});
const given = (from: typeof key, input: string, value: unknown, type = functionType) => [
  from,
  resource(type, { props: { [input]: value }, from: { [input]: [from] } }),
];
const parameter = (type: string) => [
  password,
  resource(parameterType, { props: { type, value: unknown }, from: { value: [password] } }),
];
const write = "write the ARN of a secret in Secrets Manager, or a digest in its code";

describeRule(storageSecretInputs, {
  passes: [
    { title: "code that knows its digest", given: given(password, "code", unknown) },
    {
      title: "a secret as a secret",
      given: given(key, "secretString", pem, "aws:secretsmanager/secretVersion:SecretVersion"),
    },
    {
      title: "an origin's header",
      given: given(password, "origins", [], "aws:cloudfront/distribution:Distribution"),
    },
    {
      title: "the public half of a key",
      given: given(key, "environment", { variables: { KEY: "public" } }),
    },
    {
      title: "something of a key that is not known yet, which may be its public half",
      given: given(key, "environment", unknown),
    },
    { title: "an encrypted parameter", given: parameter("SecureString") },
  ],
  violates: [
    {
      title: "a password in the environment, before anything is known",
      given: given(password, "environment", unknown),
      reports: [`example-function environment holds the secret of password; ${write}`],
    },
    {
      title: "a password in a description",
      given: given(password, "description", "unrelated"),
      reports: [`example-function description holds the secret of password; ${write}`],
    },
    {
      title: "a private key in the environment",
      given: given(key, "environment", { variables: { KEY: pem } }),
      reports: [`example-function environment holds the secret of key; ${write}`],
    },
    {
      title: "a private key in JSON in an object",
      given: given(
        key,
        "content",
        JSON.stringify({ keys: [pem] }),
        "aws:s3/bucketObjectv2:BucketObjectv2",
      ),
      reports: [`example-bucketObjectv2 content holds the secret of key; ${write}`],
    },
    {
      title: "a private key in base64 in a list",
      given: given(key, "tags", [Buffer.from(pem).toString("base64")]),
      reports: [`example-function tags holds the secret of key; ${write}`],
    },
    {
      title: "a plain parameter",
      given: parameter("String"),
      reports: [`example-parameter value holds the secret of password; ${write}`],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.wire(draft.node("aws:secretsmanager/secret:Secret", "token-secret-1"), "description", [
        draft.node("random:index/randomPassword:RandomPassword", "api-secret-generation-1"),
      ]),
    reports: [`token-secret-1 description holds the secret of api-secret-generation-1; ${write}`],
  },
});
