import { responseHeadersPolicyType } from "../../../reading/behavior-policy.ts";
import { httpApiType } from "../../../reading/http-api-reading.ts";
import { functionUrlType } from "../../../reading/lambda-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { apiCorsOrigins } from "../../../rules/api/api-cors-origins.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const api = (...allowOrigins: readonly unknown[]) =>
  resource(httpApiType, { props: { corsConfiguration: { allowOrigins } } });
const url = (...allowOrigins: readonly unknown[]) =>
  resource(functionUrlType, { props: { cors: { allowOrigins } } });
const policy = (...items: readonly unknown[]) =>
  resource(responseHeadersPolicyType, {
    props: { corsConfig: { accessControlAllowOrigins: { items } } },
  });
const bucket = (...allowedOrigins: readonly unknown[]) =>
  resource("aws:s3/bucketCorsConfiguration:BucketCorsConfiguration", {
    props: { corsRules: [{ allowedOrigins }] },
  });

const ofApi = "write *, https://*, http://* or an origin like https://www.example.com";
const ofPolicy =
  "write * or an origin like https://www.example.com, with a wildcard only as its leftmost label or in its port";

describeRule(apiCorsOrigins, {
  passes: [
    { title: "origins of an API", given: api("*", "https://*", "http://a.test:8080", unknown) },
    { title: "origins of a function URL", given: url("*", "null", "capacitor://localhost") },
    {
      title: "origins of a policy",
      given: policy("*", "*.a.test", "http://*.a.test", "a.test:*", "https://[::1]:80"),
    },
    {
      title: "origins of a bucket",
      given: bucket("*", "https", "*.a.test", "http://a.*", "*://a.test"),
    },
    { title: "no origins", given: resource(httpApiType) },
  ],
  violates: [
    ...["https://a.test/", "a.test", "chrome-extension://abc", "https://*.a.test", "null"].map(
      (origin) => ({
        title: `${origin} of an API`,
        given: api("https://b.test", origin),
        reports: [`example-api corsConfiguration.allowOrigins[1] is "${origin}"; ${ofApi}`],
      }),
    ),
    ...["https://a.test/", "example.*", "test.*.example.org", "*test.example.org", "*.com*"].map(
      (origin) => ({
        title: `${origin} of a policy`,
        given: policy(origin),
        reports: [
          `example-responseHeadersPolicy corsConfig.accessControlAllowOrigins.items[0] is "${origin}"; ${ofPolicy}`,
        ],
      }),
    ),
    {
      title: "a path of a function URL",
      given: url("https://a.test/app"),
      reports: [
        'example-functionUrl cors.allowOrigins[0] is "https://a.test/app"; write * or an origin like https://www.example.com, without a path',
      ],
    },
    ...["a.test", "https://a.test/", "https://*.a.*"].map((origin) => ({
      title: `${origin} of a bucket`,
      given: bucket(origin),
      reports: [
        `example-bucketCorsConfiguration corsRules[0].allowedOrigins[0] is "${origin}"; write an origin like https://www.example.com, with at most one * and without a path`,
      ],
    })),
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(responseHeadersPolicyType, "facade-season-headers"),
        ["corsConfig", "accessControlAllowOrigins", "items", 0],
        "example.*",
      ),
    reports: [
      `facade-season-headers corsConfig.accessControlAllowOrigins.items[0] is "example.*"; ${ofPolicy}`,
    ],
  },
});
