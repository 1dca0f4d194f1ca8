import { functionType } from "../../../reading/edge-function-reading.ts";
import { edgeNoSecrets } from "../../../rules/edge/edge-no-secrets.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { atEdge } from "./at-edge.ts";

const password = resource("random:index/randomPassword:RandomPassword");
const version = resource("aws:secretsmanager/secretVersion:SecretVersion");
const write = "let the function read the secret, or verify with a public key";

describeRule(edgeNoSecrets, {
  passes: [
    { title: "a bundle that is made from nothing", given: atEdge() },
    {
      title: "a public key",
      given: atEdge({ from: { code: [resource("tls:index/privateKey:PrivateKey")] } }),
    },
    {
      title: "a function of a Region",
      given: [resource(functionType, { from: { code: [password] } })],
    },
    { title: "a secret in another input", given: atEdge({ from: { role: [version] } }) },
  ],
  violates: [
    {
      title: "a password",
      given: atEdge({ from: { code: [password] } }),
      reports: [`example-function code is made from example-randomPassword; ${write}`],
    },
    {
      title: "a version of a secret",
      given: atEdge({ from: { code: [version] } }),
      reports: [`example-function code is made from example-secretVersion; ${write}`],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const [secret] = draft.nodes.filter(({ type }) => type === password.type);
      draft.wire(
        draft.node(functionType, "freshness-function"),
        "code",
        secret === undefined ? [] : [secret],
      );
    },
    reports: [`freshness-function code is made from api-secret-generation-1; ${write}`],
  },
});
