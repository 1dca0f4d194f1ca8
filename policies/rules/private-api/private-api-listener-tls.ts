import { checkEach, present, property, type Reported, report } from "../../property-check.ts";
import { balancerTypes, listenersOf, listenerTypes } from "../../reading/load-balancer.ts";
import type { StackResource } from "../../reading/resource.ts";
import { type Stack, sources } from "../../reading/stack.ts";
import { isTrue, list, mayBe, part, text, unknown, type Value } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

const encrypted: readonly Value[] = ["HTTPS", "TLS"];

/** Policies that begin with TLS 1.2 or 1.3: `listenerPolicyNames` in aws/vpc-behavior.ts. */
const modern = /^ELBSecurityPolicy-(TLS13-1-[23]-|TLS-1-2-|FS-1-2-)/;

/**
 * Not every listener must use TLS: without a domain there is no certificate, and requests from CloudFront to an internal
 * load balancer do not leave AWS's network.
 */
export const privateApiListenerTls = stackRule({
  name: "private-api-listener-tls",
  statement: "Listeners use TLS 1.2 or newer, and plain HTTP on internal load balancers only.",
  why: "A listener's default policy allows TLS 1.0, and a token sent in plain text can be read in transit.",
  url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html",
  severity: "high",
  anchors: ["ELB.1", "ELB.17", "ELB.18", "CKV_AWS_103", "CKV2_AWS_74", "AWS-0047"],
  evaluate: (stack) =>
    checkEach(stack.ofType(...listenerTypes), (on) => {
      const { protocol } = on.props;
      return encrypted.includes(protocol)
        ? checkEach(
            [on],
            property("sslPolicy", {
              fits: (policy) => modern.test(text(policy) ?? ""),
              write: 'write sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-2021-06"',
            }),
            property("certificateArn", present("write a certificate's ARN")),
          )
        : protocol === "HTTP" && !redirects(on) && plainFindings(stack, on);
    }),
});

function plainFindings(stack: Stack, on: StackResource): Reported {
  return checkEach(sources(on, "loadBalancerArn", ...balancerTypes), (balancer) => {
    const { internal } = balancer.props;
    const hasTls = listenersOf(stack, balancer).some(({ props }) =>
      encrypted.includes(props["protocol"]),
    );
    const isInternal = internal === unknown || isTrue(internal);
    return (
      (hasTls || !isInternal) &&
      report(
        on,
        "protocol",
        hasTls ? 'is "HTTP", beside a TLS listener' : 'is "HTTP", on the internet',
        'write protocol: "HTTPS" with a certificate, or a redirect to it',
      )
    );
  });
}

/** Whether all it does is to redirect, as far as that is known. */
function redirects({ props }: StackResource): boolean {
  const given = props["defaultActions"];
  const actions: readonly Value[] = given === unknown ? [unknown] : list(given);
  return actions.length > 0 && actions.every((action) => mayBe(part(action, "type"), "redirect"));
}
