import { unknown } from "../../../reading/value.ts";
import { privateApiListenerTls } from "../../../rules/private-api/private-api-listener-tls.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { balancerType, listenerType } from "../../private-api-sample.ts";

const good = "ELBSecurityPolicy-TLS13-1-2-Res-2021-06";

/** A load balancer with listeners. */
function listeners(
  internal: unknown,
  ...all: readonly (Readonly<Record<string, unknown>> & { readonly name?: string })[]
) {
  const balancer = resource(balancerType, { props: { internal } });
  return [
    balancer,
    ...all.map(({ name = "example-listener", ...props }) =>
      resource(listenerType, { name, props, from: { loadBalancerArn: [balancer] } }),
    ),
  ];
}

const tls = (sslPolicy: unknown, certificateArn: unknown = unknown) => ({
  protocol: "HTTPS",
  sslPolicy,
  certificateArn,
});
const plain = { protocol: "HTTP", defaultActions: [{ type: "forward" }] };
const write = `write sslPolicy: "${good}"`;
const encrypt = 'write protocol: "HTTPS" with a certificate, or a redirect to it';

describeRule(privateApiListenerTls, {
  passes: [
    { title: "TLS 1.2 and 1.3", given: listeners(true, tls(good)) },
    { title: "TLS 1.3", given: listeners(true, tls("ELBSecurityPolicy-TLS13-1-3-2021-06")) },
    { title: "not known yet", given: listeners(true, tls(unknown)) },
    { title: "plain HTTP inside a network", given: listeners(true, plain) },
    { title: "plain HTTP, and not known where", given: listeners(unknown, plain) },
    {
      title: "a redirect",
      given: listeners(false, { protocol: "HTTP", defaultActions: [{ type: "redirect" }] }),
    },
    {
      title: "plain HTTP, and the load balancer in another stack",
      given: [resource(listenerType, { props: plain })],
    },
  ],
  violates: [
    {
      title: "TLS 1.1",
      given: listeners(true, tls("ELBSecurityPolicy-TLS13-1-1-2021-06")),
      reports: [`example-listener sslPolicy is "ELBSecurityPolicy-TLS13-1-1-2021-06"; ${write}`],
    },
    {
      title: "AWS's default policy",
      given: listeners(true, tls(undefined)),
      reports: [`example-listener sslPolicy is nothing; ${write}`],
    },
    {
      title: "no certificate",
      given: listeners(true, tls(good, null)),
      reports: ["example-listener certificateArn is nothing; write a certificate's ARN"],
    },
    {
      title: "plain HTTP on the internet",
      given: listeners(false, plain),
      reports: [`example-listener protocol is "HTTP", on the internet; ${encrypt}`],
    },
    {
      title: "plain HTTP on the internet without actions",
      given: listeners(false, { protocol: "HTTP" }),
      reports: [`example-listener protocol is "HTTP", on the internet; ${encrypt}`],
    },
    {
      title: "plain HTTP on the internet that does not only redirect",
      given: listeners(false, {
        protocol: "HTTP",
        defaultActions: [{ type: "redirect" }, { type: "forward" }],
      }),
      reports: [`example-listener protocol is "HTTP", on the internet; ${encrypt}`],
    },
    {
      title: "plain HTTP beside HTTPS",
      given: listeners(true, plain, { name: "other", ...tls(good) }),
      reports: [`example-listener protocol is "HTTP", beside a TLS listener; ${encrypt}`],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const second = draft.copy(draft.node(listenerType), "second-listener", {
        protocol: "TLS",
        port: 8443,
        sslPolicy: "ELBSecurityPolicy-2016-08",
        certificateArn: "arn",
      });
      draft.wire(second, "loadBalancerArn", []);
    },
    reports: [`second-listener sslPolicy is "ELBSecurityPolicy-2016-08"; ${write}`],
  },
});
