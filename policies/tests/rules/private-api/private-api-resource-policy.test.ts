import { restPolicyType } from "../../../reading/rest-api-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { privateApiResourcePolicy } from "../../../rules/private-api/private-api-resource-policy.ts";
import { describeRule } from "../../describe-rule.ts";
import { closedPolicy, privateApi, privateApiParts } from "../../private-api-sample.ts";

const everybody = { Principal: "*", Action: "execute-api:Invoke", Resource: "*" };
const through = (operator: string, key = "aws:SourceVpce") => ({
  Condition: { [operator]: { [key]: "vpce-1" } },
});
const document = (...Statement: readonly object[]) => JSON.stringify({ Statement });
const allow = { Effect: "Allow", ...everybody };
const deny = { Effect: "Deny", ...everybody, ...through("StringNotEquals") };
const policy = (given: unknown) => privateApi({ policy: { props: { policy: given } } });

/** Without a separate policy, but perhaps with one inside. */
function inline(given?: unknown) {
  const parts = privateApiParts({ api: { props: { policy: given } } });
  return Object.values(parts).filter((each) => each !== parts.policy);
}

const write = "write a Deny for every principal, with StringNotEquals on aws:SourceVpce";
const wide = `example-restApiPolicy policy allows endpoints that it does not name; ${write}`;

describeRule(privateApiResourcePolicy, {
  passes: [
    { title: "every principal, through one endpoint", given: privateApi() },
    {
      title: "only callers through one endpoint",
      given: policy(document({ ...allow, ...through("StringEquals") })),
    },
    {
      title: "only callers from one network",
      given: policy(document({ ...allow, ...through("StringEquals", "AWS:sourceVpc") })),
    },
    {
      title: "a refusal of more than calls",
      given: policy(
        document(allow, {
          ...deny,
          Action: ["execute-api:ManageConnections", "execute-api:Invoke"],
        }),
      ),
    },
    {
      title: "only one organization, through one endpoint",
      given: policy(
        document({
          ...allow,
          Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1", "aws:SourceVpce": "vpce-1" } },
        }),
      ),
    },
    { title: "no caller at all", given: policy(document(allow, { ...deny, Condition: {} })) },
    { title: "not known yet", given: policy(unknown) },
    { title: "inside of the API", given: inline(closedPolicy) },
    {
      title: "a public API",
      given: privateApi({
        api: { props: { endpointConfiguration: { types: "REGIONAL" } } },
        policy: { props: { policy: document(allow) } },
      }),
    },
    {
      title: "not known yet, with an endpoint of another stack",
      given: privateApi({
        endpoint: { props: { serviceName: "com.amazonaws.eu-west-1.s3" } },
        policy: { props: { policy: unknown }, from: { policy: [] } },
      }),
    },
  ],
  violates: [
    {
      title: "no policy",
      given: inline(),
      reports: [
        "example-restApi has no resource policy; write a RestApiPolicy that names the endpoint",
      ],
    },
    { title: "every principal", given: policy(document(allow)), reports: [wide] },
    {
      title: "one endpoint, and every principal in addition",
      given: policy(document({ ...allow, ...through("StringEquals") }, allow)),
      reports: [wide],
    },
    { title: "no endpoint named", given: policy(document()), reports: [wide] },
    {
      title: "a refusal of the own endpoint",
      given: policy(document(allow, { ...deny, ...through("StringEquals") })),
      reports: [wide],
    },
    {
      title: "a refusal for one account alone",
      given: policy(document(allow, { ...deny, Principal: { AWS: "000000000000" } })),
      reports: [wide],
    },
    {
      title: "a refusal that leaves out the members of an organization",
      given: policy(
        document(allow, {
          ...deny,
          Condition: {
            StringNotEquals: { "aws:PrincipalOrgID": "o-1", "aws:SourceVpce": "vpce-1" },
          },
        }),
      ),
      reports: [wide],
    },
    {
      title: "a refusal of something else",
      given: policy(document(allow, { ...deny, Action: "execute-api:ManageConnections" })),
      reports: [wide],
    },
    {
      title: "no JSON",
      given: policy("{"),
      reports: [`example-restApiPolicy policy is not JSON; ${write}`],
    },
    {
      title: "a policy that cannot name the endpoint",
      given: privateApi({
        policy: { props: { policy: unknown }, from: { policy: [] } },
      }),
      reports: [`example-restApiPolicy policy names no endpoint of this stack; ${write}`],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const node = draft.node(restPolicyType);
      const given = String(node.inputs["policy"]).replace("StringNotEquals", "StringEquals");
      draft.set(node, ["policy"], given);
    },
    reports: [`desk-api-policy policy allows endpoints that it does not name; ${write}`],
  },
});
