import { unknown } from "../../../reading/value.ts";
import { networkOpenPorts } from "../../../rules/hygiene/network-open-ports.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const group = (...ingress: readonly object[]) =>
  resource("aws:ec2/securityGroup:SecurityGroup", { props: { ingress } });
const open = (port: unknown, cidrBlocks: unknown = ["0.0.0.0/0"]) => ({
  protocol: "tcp",
  fromPort: port,
  toPort: port,
  cidrBlocks,
});
const separate = (props: object) =>
  resource("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", { props: { ...props } });
const older = (props: object) =>
  resource("aws:ec2/securityGroupRule:SecurityGroupRule", { props: { ...props } });

describeRule(networkOpenPorts, {
  passes: [
    { title: "a web server", given: group(open(443)) },
    { title: "logins from one network", given: group(open(22, ["10.0.0.0/8"])) },
    { title: "ports that are not known yet", given: group(open(unknown)) },
    { title: "addresses that are not known yet", given: group(open(22, unknown)) },
    {
      title: "what goes out",
      given: older({ type: "egress", protocol: "-1", cidrBlocks: ["0.0.0.0/0"] }),
    },
    {
      title: "a protocol without ports",
      given: separate({ ipProtocol: "icmp", fromPort: 8, toPort: 0, cidrIpv4: "0.0.0.0/0" }),
    },
  ],
  violates: [
    {
      title: "logins from everywhere",
      given: group(open(443), open(22)),
      reports: [
        "example-securityGroup ingress[1].cidrBlocks allows every address to port 22; name a security group, a prefix list or addresses, or open 80 or 443 only",
      ],
    },
    {
      title: "a separate rule, by IPv6",
      given: separate({ ipProtocol: "tcp", fromPort: 3_389, toPort: 3_389, cidrIpv6: "::/0" }),
      reports: [
        "example-securityGroupIngressRule cidrIpv6 allows every address to port 3389; name a security group, a prefix list or addresses, or open 80 or 443 only",
      ],
    },
    {
      title: "everything, in an older rule",
      given: older({ type: "ingress", protocol: "-1", cidrBlocks: ["0.0.0.0/0"] }),
      reports: [
        "example-securityGroupRule cidrBlocks allows every address to ports 0 to 65535; name a security group, a prefix list or addresses, or open 80 or 443 only",
      ],
    },
    {
      title: "a range",
      given: group({ ...open(80), toPort: 443 }),
      reports: [
        "example-securityGroup ingress[0].cidrBlocks allows every address to ports 80 to 443; name a security group, a prefix list or addresses, or open 80 or 443 only",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.add(
        draft.node("aws:wafv2/webAcl:WebAcl"),
        "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
        "bastion",
        { ipProtocol: "tcp", fromPort: 22, toPort: 22, cidrIpv4: "0.0.0.0/0" },
      ),
    reports: [
      "bastion cidrIpv4 allows every address to port 22; name a security group, a prefix list or addresses, or open 80 or 443 only",
    ],
  },
});
