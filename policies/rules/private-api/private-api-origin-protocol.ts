import { checkEach, property, type Reported, report } from "../../property-check.ts";
import { balancerOf, listenersOf, vpcOriginType } from "../../reading/load-balancer.ts";
import type { StackResource } from "../../reading/resource.ts";
import type { Stack } from "../../reading/stack.ts";
import { number, part, shown, texts, unknown, type Value } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

const config = "vpcOriginEndpointConfig";

const expected = {
  "http-only": { port: "httpPort", protocols: ["HTTP", "TCP"] },
  "https-only": { port: "httpsPort", protocols: ["HTTPS", "TCP"] },
} as const;

export const privateApiOriginProtocol = stackRule({
  name: "private-api-origin-protocol",
  statement:
    "A VPC origin uses the protocol and port of its load balancer's listeners, and TLS 1.2 where it can.",
  why: "CloudFront returns 502 where there is no listener, and plain HTTP can be read in transit.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html",
  severity: "high",
  anchors: ["CloudFront.9", "CloudFront.10"],
  evaluate: (stack) =>
    checkEach(
      stack.ofType(vpcOriginType),
      property(`${config}.originSslProtocols`, {
        fits: (protocols) => outdated(protocols).length === 0,
        found: (protocols) => `has ${shown(outdated(protocols))}`,
        write: 'write ["TLSv1.2"]',
      }),
      (on) => policyFindings(stack, on),
    ),
});

function outdated(protocols: Value): readonly string[] {
  return texts(part(protocols, "items")).filter((protocol) => !/^TLSv1\.[23]$/.test(protocol));
}

function policyFindings(stack: Stack, on: StackResource): Reported {
  const policy = part(on.props[config], "originProtocolPolicy");
  const at = `${config}.originProtocolPolicy`;
  if (policy === "match-viewer") {
    return report(on, at, 'is "match-viewer"', 'write "https-only"');
  }
  const balancer = balancerOf(on);
  const listeners = balancer === undefined ? [] : listenersOf(stack, balancer);
  if ((policy !== "http-only" && policy !== "https-only") || listeners.length === 0) {
    return undefined;
  }
  const { port, protocols } = expected[policy];
  const matching = listeners.filter(({ props }) => isOneOf(protocols, props["protocol"]));
  if (policy === "http-only" && listeners.some(({ props }) => props["protocol"] === "HTTPS")) {
    return report(on, at, 'is "http-only", and there is HTTPS', 'write "https-only"');
  }
  return matching.length === 0
    ? report(on, at, `is ${shown(policy)}, and no listener uses it`, "write a listener that does")
    : portFindings(on, port, matching);
}

function portFindings(
  on: StackResource,
  port: string,
  listeners: readonly StackResource[],
): Reported {
  const ports = listeners.map(({ props }) => props["port"]);
  return (
    !ports.includes(unknown) &&
    property(`${config}.${port}`, {
      fits: (wanted) => number(wanted) === undefined || ports.map(number).includes(number(wanted)),
      found: (wanted) => `is ${number(wanted)}, where there is no listener`,
      write: `write ${ports.map(shown).join(" or ")}`,
    })(on)
  );
}

function isOneOf(protocols: readonly string[], protocol: unknown): boolean {
  return protocol === unknown || (typeof protocol === "string" && protocols.includes(protocol));
}
