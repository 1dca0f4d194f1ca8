import { deliveryType } from "../../../reading/cloudfront-type.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontLogCookies } from "../../../rules/cloudfront/cloudfront-log-cookies.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { distribution } from "../../front-fixtures.ts";

describeRule(cloudfrontLogCookies, {
  passes: [
    {
      title: "logs without cookies",
      given: distribution({ loggingConfig: { bucket: "logs", includeCookies: false } }),
    },
    {
      title: "fields without cookies",
      given: resource(deliveryType, { props: { recordFields: ["c-ip"] } }),
    },
    {
      title: "what is not known yet",
      given: resource(deliveryType, { props: { recordFields: unknown } }),
    },
  ],
  violates: [
    {
      title: "logs with cookies",
      given: distribution({ loggingConfig: { bucket: "logs", includeCookies: true } }),
      reports: ["example-distribution loggingConfig.includeCookies is true; leave it out"],
    },
    {
      title: "a field with cookies",
      given: resource(deliveryType, { props: { recordFields: ["c-ip", "cs(Cookie)"] } }),
      reports: ["example-logDelivery recordFields has cs(Cookie); leave that field out"],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(deliveryType), ["recordFields"], ["date", "cs(Cookie)"]),
    reports: ["facade-access-logs-delivery recordFields has cs(Cookie); leave that field out"],
  },
});
