import { vpcOriginType } from "../../../reading/load-balancer.ts";
import { privateApiOriginTimeouts } from "../../../rules/private-api/private-api-origin-timeouts.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const origin = (createSeconds: number, updateSeconds: number, deleteSeconds: number) =>
  resource(vpcOriginType, { timeouts: { createSeconds, updateSeconds, deleteSeconds } });

describeRule(privateApiOriginTimeouts, {
  passes: [
    { title: "twenty minutes", given: origin(1200, 1200, 1200) },
    {
      title: "a quarter of an hour where that is configured",
      given: origin(900, 900, 900),
      settings: { minSeconds: 900 },
    },
  ],
  violates: [
    {
      title: "a second less",
      given: origin(1200, 1200, 1199),
      reports: ['example-vpcOrigin customTimeouts.delete is 1199 s; write "20m"'],
    },
    {
      title: "the provider's own",
      given: resource(vpcOriginType),
      reports: [
        'example-vpcOrigin customTimeouts.create is nothing; write "20m"',
        'example-vpcOrigin customTimeouts.update is nothing; write "20m"',
        'example-vpcOrigin customTimeouts.delete is nothing; write "20m"',
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.options(draft.node(vpcOriginType), {
        customTimeouts: { create: 600, update: 1200, delete: 1200 },
      }),
    reports: ['desk-api-front-origin customTimeouts.create is 600 s; write "20m"'],
  },
});
