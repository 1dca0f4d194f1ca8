import { checkEach, choice, type Finding, report } from "../../property-check.ts";
import { items, type Part, pathIn, type Resource } from "../../reading/resource.ts";
import { groupRuleType, ingressRuleType, securityGroupType } from "../../reading/security-group.ts";
import { isList, number, text, type Value } from "../../reading/value.ts";
import { integersSetting, resourceRule } from "../../rule.ts";

/** Where callers are named, in each form of a rule. */
const addressInputs = ["cidrBlocks", "ipv6CidrBlocks", "cidrIpv4", "cidrIpv6"];

const everybody = ["0.0.0.0/0", "::/0"];

export const networkOpenPorts = resourceRule({
  name: "network-open-ports",
  statement: "A security group is open to the internet on the ports of web servers only.",
  why: "Ports of logins and databases that everybody can reach are tried by attackers within minutes.",
  url: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
  severity: "high",
  anchors: [
    ...["EC2.13", "EC2.14", "EC2.18", "EC2.19", "CKV_AWS_24", "CKV_AWS_25", "CKV_AWS_277"],
    "AWS-0107",
  ],
  types: [securityGroupType, ingressRuleType, groupRuleType],
  settings: { ports: integersSetting("Ports that may be open to every address.", [80, 443]) },
  evaluate: (resource, { ports }) => checkEach(rulesIn(resource), (rule) => openTo(rule, ports)),
});

function rulesIn(resource: Resource): readonly Part[] {
  if (resource.type === securityGroupType) {
    return items(resource, "ingress");
  }
  const isEgress = resource.type === groupRuleType && resource.props["type"] !== "ingress";
  return isEgress ? [] : [{ on: resource, at: "", props: resource.props }];
}

function openTo({ on, at, props }: Part, ports: readonly number[]): Finding | false {
  const input = addressInputs.find((name) => isEverybody(props[name]));
  const protocol = props["ipProtocol"] ?? props["protocol"];
  const span = portsOf(protocol, props["fromPort"], props["toPort"]);
  return (
    input !== undefined &&
    span !== undefined &&
    !(span[0] === span[1] && ports.includes(span[0])) &&
    report(
      on,
      pathIn(at, input),
      `allows every address to ${written(span)}`,
      `name a security group, a prefix list or addresses, or open ${choice(ports)} only`,
    )
  );
}

function isEverybody(value: Value): boolean {
  const given: readonly Value[] = isList(value) ? value : [value];
  return given.some((each) => everybody.includes(text(each) ?? ""));
}

/** From the first port to the last; `undefined` where they are unknown, or the protocol has none. */
function portsOf(protocol: Value, from: Value, to: Value): readonly [number, number] | undefined {
  const name = String(number(protocol) ?? text(protocol) ?? "").toLowerCase();
  if (["-1", "all"].includes(name)) {
    return [0, 65_535];
  }
  const first = number(from);
  const last = number(to);
  const hasPorts = ["tcp", "udp", "6", "17"].includes(name);
  return hasPorts && first !== undefined && last !== undefined ? [first, last] : undefined;
}

function written([first, last]: readonly [number, number]): string {
  return first === last ? `port ${first}` : `ports ${first} to ${last}`;
}
