import { functionType } from "../../../reading/edge-function-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { computePlainCredentials } from "../../../rules/compute/compute-plain-credentials.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const has = (variables: Readonly<Record<string, unknown>>, inside: readonly string[] = []) =>
  resource(functionType, { inside, props: { environment: { variables } } });
const accessKey = `AKIA${"A".repeat(16)}`;
const violation = (name: string) =>
  `example-function environment.variables.${name} looks like a plain-text credential; ` +
  "write the ARN of a secret, and read it when it is needed";

describeRule(computePlainCredentials, {
  passes: [
    { title: "nothing", given: resource(functionType) },
    {
      title: "what only points to a secret, or counts",
      given: has({
        SECRET_ARN: "arn:aws:secretsmanager:eu-west-1:000000000000:secret:a",
        TOKEN_SECRET: "arn:aws:secretsmanager:eu-west-1:000000000000:secret:b",
        TOKEN_TTL_SECONDS: "60",
        API_KEY_HEADER: "x-api-key",
        KEYBOARD: "de",
      }),
    },
    { title: "not known yet", given: has({ PASSWORD: unknown }) },
    {
      title: "a name that only sounds like it",
      given: has({ TOKEN: "a" }),
      settings: { harmless: ["TOKEN"] },
    },
    {
      title: "at the edge, where another rule applies",
      given: has({ TOKEN: "a" }, ["touchline:edge:EdgeFunction"]),
    },
  ],
  violates: [
    ...["DB_PASSWORD", "SECRET", "api_key", "AccessToken", "SIGNING_KEY", "PrivateKey"].map(
      (name) => ({
        title: name,
        given: has({ [name]: "hunter2" }),
        reports: [violation(name)],
      }),
    ),
    {
      title: "a key of AWS",
      given: has({ USER_NAME: accessKey }),
      reports: [violation("USER_NAME")],
    },
    {
      title: "a private key",
      given: has({ PEM: "-----BEGIN EC PRIVATE KEY-----" }),
      reports: [violation("PEM")],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(functionType, "desk-api-handler"), ["environment"], {
        variables: { DB_PASSWORD: "hunter2" },
      }),
    reports: [violation("DB_PASSWORD").replace("example-function", "desk-api-handler")],
  },
});
