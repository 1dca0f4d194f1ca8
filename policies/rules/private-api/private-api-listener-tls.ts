import type { Finding } from "../../finding.ts";
import { balancerTypes, listenersOf, listenerTypes } from "../../reading/load-balancer.ts";
import type { StackResource } from "../../reading/resource.ts";
import { type Stack, sources } from "../../reading/stack.ts";
import { isTrue, list, part, shown, unknown, type Value } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

const encrypted: readonly Value[] = ["HTTPS", "TLS"];

/** Policies that begin with TLS 1.2 or 1.3. Their names are from memory. */
const modern = /^ELBSecurityPolicy-(TLS13-1-[23]-|TLS-1-2-|FS-1-2-)/;

/**
 * Not every listener is asked for TLS: without a domain there is no certificate, and from CloudFront to an
 * internal load balancer requests do not leave AWS's network.
 */
export const privateApiListenerTls = stackRule({
  name: "private-api-listener-tls",
  statement: "Listeners speak TLS 1.2 and newer, and plain HTTP on internal load balancers alone.",
  why: "Left out, a listener takes TLS 1.0; and in the clear a token can be read on the way.",
  url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html",
  severity: "high",
  level: "mandatory",
  anchors: ["ELB.1", "ELB.17", "ELB.18", "CKV_AWS_103", "CKV2_AWS_74", "AWS-0047"],
  *evaluate(stack) {
    for (const on of stack.ofType(...listenerTypes)) {
      if (encrypted.includes(on.props["protocol"])) {
        yield* judgedTls(on);
      } else if (on.props["protocol"] === "HTTP" && !redirects(on)) {
        yield* judgedPlain(stack, on);
      }
    }
  },
});

function* judgedTls(on: StackResource): Iterable<Finding> {
  const { sslPolicy, certificateArn } = on.props;
  if (sslPolicy !== unknown && !modern.test(String(sslPolicy))) {
    yield {
      on,
      at: "sslPolicy",
      found: `is ${shown(sslPolicy)}`,
      write: 'write sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-2021-06"',
    };
  }
  if (certificateArn === undefined) {
    yield { on, at: "certificateArn", found: "is nothing", write: "write a certificate's ARN" };
  }
}

function* judgedPlain(stack: Stack, on: StackResource): Iterable<Finding> {
  for (const balancer of sources(on, "loadBalancerArn")) {
    const { internal } = balancer.props;
    const hasTls = listenersOf(stack, balancer).some(({ props }) =>
      encrypted.includes(props["protocol"]),
    );
    const isInternal = internal === unknown || isTrue(internal);
    if (balancerTypes.includes(balancer.type) && (hasTls || !isInternal)) {
      yield {
        on,
        at: "protocol",
        found: hasTls ? 'is "HTTP", beside one that is not' : 'is "HTTP", on the internet',
        write: 'write protocol: "HTTPS" with a certificate, or a redirect to it',
      };
    }
  }
}

function redirects({ props }: StackResource): boolean {
  const actions = list(props["defaultActions"]);
  return actions.length > 0 && actions.every((action) => part(action, "type") === "redirect");
}
