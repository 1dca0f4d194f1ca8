import { vpcOriginType } from "../../../reading/load-balancer.ts";
import { unknown } from "../../../reading/value.ts";
import { privateApiOriginProtocol } from "../../../rules/private-api/private-api-origin-protocol.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { listenerType, privateApi, privateApiParts } from "../../private-api-sample.ts";

const listens = (protocol: unknown, port: unknown) => ({ listener: { props: { protocol, port } } });
const uses = (changes: Readonly<Record<string, unknown>>) => ({
  origin: {
    props: {
      vpcOriginEndpointConfig: {
        httpPort: 80,
        httpsPort: 443,
        originProtocolPolicy: "http-only",
        ...changes,
      },
    },
  },
});
const secure = { originProtocolPolicy: "https-only" };
const at = "example-vpcOrigin vpcOriginEndpointConfig";

/** Listeners of both kinds. */
function twoListeners() {
  const parts = privateApiParts();
  const second = resource(listenerType, {
    props: { protocol: "HTTPS", port: 443 },
    from: { loadBalancerArn: [parts.balancer] },
  });
  return [...Object.values(parts), second];
}

describeRule(privateApiOriginProtocol, {
  passes: [
    { title: "HTTP on both sides", given: privateApi() },
    {
      title: "HTTPS on both sides",
      given: privateApi({ ...uses(secure), ...listens("HTTPS", 443) }),
    },
    {
      title: "HTTPS through connections",
      given: privateApi({ ...uses(secure), ...listens("TCP", 443) }),
    },
    { title: "a listener that is not known yet", given: privateApi(listens(unknown, unknown)) },
    { title: "not known yet", given: privateApi(uses({ originProtocolPolicy: unknown })) },
    {
      title: "a load balancer of another stack",
      given: privateApi({
        origin: { ...uses(secure).origin, from: { vpcOriginEndpointConfig: [] } },
      }),
    },
  ],
  violates: [
    {
      title: "as the viewer likes",
      given: privateApi(uses({ originProtocolPolicy: "match-viewer" })),
      reports: [`${at}.originProtocolPolicy is "match-viewer"; write "https-only"`],
    },
    {
      title: "an old TLS",
      given: privateApi(uses({ originSslProtocols: { items: ["TLSv1.2", "TLSv1.1"] } })),
      reports: [`${at}.originSslProtocols has ["TLSv1.1"]; write ["TLSv1.2"]`],
    },
    {
      title: "HTTP where there is HTTPS",
      given: privateApi(listens("HTTPS", 443)),
      reports: [
        `${at}.originProtocolPolicy is "http-only", and there is HTTPS; write "https-only"`,
      ],
    },
    {
      title: "HTTP beside HTTPS",
      given: twoListeners(),
      reports: [
        `${at}.originProtocolPolicy is "http-only", and there is HTTPS; write "https-only"`,
      ],
    },
    {
      title: "HTTPS without an HTTPS listener",
      given: privateApi(uses(secure)),
      reports: [
        `${at}.originProtocolPolicy is "https-only", and no listener uses it; write a listener that does`,
      ],
    },
    {
      title: "another port",
      given: privateApi(listens("HTTP", 8080)),
      reports: [`${at}.httpPort is 80, where there is no listener; write 8080`],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(vpcOriginType), ["vpcOriginEndpointConfig", "httpPort"], 8080),
    reports: [
      "desk-api-front-origin vpcOriginEndpointConfig.httpPort is 8080, where there is no listener; write 80",
    ],
  },
});
