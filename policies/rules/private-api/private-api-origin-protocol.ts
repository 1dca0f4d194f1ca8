import type { Finding } from "../../finding.ts";
import { balancerOf, listenersOf, vpcOriginType } from "../../reading/load-balancer.ts";
import type { StackResource } from "../../reading/resource.ts";
import type { Stack } from "../../reading/stack.ts";
import { number, part, shown, texts, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

const config = "vpcOriginEndpointConfig";

const expected = {
  "http-only": { port: "httpPort", protocols: ["HTTP", "TCP"] },
  "https-only": { port: "httpsPort", protocols: ["HTTPS", "TCP"] },
} as const;

export const privateApiOriginProtocol = stackRule({
  name: "private-api-origin-protocol",
  statement: "A VPC origin speaks as its load balancer listens, in TLS 1.2 where it can.",
  why: "CloudFront answers 502 where nobody listens, and what could be encrypted should be.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html",
  severity: "high",
  level: "mandatory",
  anchors: ["CloudFront.9", "CloudFront.10"],
  *evaluate(stack) {
    for (const on of stack.ofType(vpcOriginType)) {
      const endpoint = on.props[config];
      const old = texts(part(endpoint, "originSslProtocols", "items")).filter(
        (protocol) => !/^TLSv1\.[23]$/.test(protocol),
      );
      if (old.length > 0) {
        yield {
          on,
          at: `${config}.originSslProtocols`,
          found: `has ${shown(old)}`,
          write: 'write ["TLSv1.2"]',
        };
      }
      yield* judgedPolicy(stack, on);
    }
  },
});

function* judgedPolicy(stack: Stack, on: StackResource): Iterable<Finding> {
  const policy = part(on.props[config], "originProtocolPolicy");
  const at = `${config}.originProtocolPolicy`;
  if (policy === "match-viewer") {
    yield { on, at, found: 'is "match-viewer"', write: 'write "https-only"' };
  }
  const balancer = balancerOf(on);
  const listeners = balancer === undefined ? [] : listenersOf(stack, balancer);
  if ((policy !== "http-only" && policy !== "https-only") || listeners.length === 0) {
    return;
  }
  const { port, protocols } = expected[policy];
  const speaking = listeners.filter(({ props }) => isOneOf(protocols, props["protocol"]));
  if (policy === "http-only" && listeners.some(({ props }) => props["protocol"] === "HTTPS")) {
    yield { on, at, found: 'is "http-only", and there is HTTPS', write: 'write "https-only"' };
  } else if (speaking.length === 0) {
    yield {
      on,
      at,
      found: `is ${shown(policy)}, and no listener speaks it`,
      write: "write a listener that does",
    };
  } else {
    yield* judgedPort(on, port, speaking);
  }
}

function* judgedPort(
  on: StackResource,
  port: string,
  listeners: readonly StackResource[],
): Iterable<Finding> {
  const wanted = number(part(on.props[config], port));
  const ports = listeners.map(({ props }) => props["port"]);
  if (wanted !== undefined && !ports.includes(unknown) && !ports.map(number).includes(wanted)) {
    yield {
      on,
      at: `${config}.${port}`,
      found: `is ${wanted}, where nobody listens`,
      write: `write ${ports.map(shown).join(" or ")}`,
    };
  }
}

function isOneOf(protocols: readonly string[], protocol: unknown): boolean {
  return protocol === unknown || protocols.includes(String(protocol));
}
