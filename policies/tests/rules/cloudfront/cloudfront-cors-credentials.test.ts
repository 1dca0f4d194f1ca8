import { responseHeadersPolicyType } from "../../../reading/behavior-policy.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontCorsCredentials } from "../../../rules/cloudfront/cloudfront-cors-credentials.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

/** A policy that lets pages send credentials, or not. */
function cors(accessControlAllowCredentials: unknown, changes: object = {}) {
  return resource(responseHeadersPolicyType, {
    props: {
      corsConfig: {
        accessControlAllowCredentials,
        accessControlAllowOrigins: { items: ["https://example.com"] },
        accessControlAllowHeaders: { items: ["authorization"] },
        accessControlAllowMethods: { items: ["GET"] },
        ...changes,
      },
    },
  });
}

const any = { items: ["*"] };

describeRule(cloudfrontCorsCredentials, {
  passes: [
    { title: "pages that are named", given: cors(true) },
    {
      title: "any page, without credentials",
      given: cors(false, { accessControlAllowOrigins: any }),
    },
    {
      title: "pages that are not known yet",
      given: cors(true, { accessControlAllowOrigins: unknown }),
    },
    { title: "no pages", given: resource(responseHeadersPolicyType) },
  ],
  violates: [
    {
      title: "any page",
      given: cors(true, { accessControlAllowOrigins: any }),
      reports: [
        'example-responseHeadersPolicy corsConfig.accessControlAllowOrigins is ["*"], with credentials; name each, or write accessControlAllowCredentials: false',
      ],
    },
    {
      title: "any header",
      given: cors(true, { accessControlAllowHeaders: any }),
      reports: [
        'example-responseHeadersPolicy corsConfig.accessControlAllowHeaders is ["*"], with credentials; name each, or write accessControlAllowCredentials: false',
      ],
    },
    {
      title: "any method",
      given: cors(true, { accessControlAllowMethods: { items: ["ALL"] } }),
      reports: [
        'example-responseHeadersPolicy corsConfig.accessControlAllowMethods is ["ALL"], with credentials; name each, or write accessControlAllowCredentials: false',
      ],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const policy = draft.node(responseHeadersPolicyType, "facade-season-headers");
      draft.set(policy, ["corsConfig", "accessControlAllowCredentials"], true);
      draft.set(policy, ["corsConfig", "accessControlAllowHeaders", "items"], ["accept"]);
    },
    reports: [
      'facade-season-headers corsConfig.accessControlAllowOrigins is ["*"], with credentials; name each, or write accessControlAllowCredentials: false',
    ],
  },
});
