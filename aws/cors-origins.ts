/**
 * Origins in CORS settings: what the services accept, and what a browser may send.
 *
 * @module
 */
import { httpCorsPage } from "./api-gateway-pages.ts";
import { responseHeadersPoliciesPage } from "./cloudfront-pages.ts";
import type { Fact } from "./fact.ts";
import type { Form, FormFact } from "./form.ts";
import { lambdaReferencePage } from "./other-pages.ts";
import { corsElementsPage } from "./s3-pages.ts";

export const httpApiOrigins: FormFact = {
  about: "Origins in the CORS configuration of an HTTP API",
  value: {
    "aws:apigatewayv2/api:Api": [
      {
        path: "corsConfiguration.allowOrigins[]",
        pattern: [
          "\\*|https?://(\\*|[^\\s/*]+)",
          "*, https://*, http://* or an origin like https://www.example.com",
        ],
      },
    ],
  },
  ...httpCorsPage,
  certainty: "documented",
  note: "API Gateway refuses other schemes (`Invalid format for origin`). What becomes of a path or of another wildcard is not documented: no browser sends such an origin.",
};

export const httpApiCredentials: Fact<string> = {
  about: "`*` among the origins of an HTTP API that allows credentials",
  value: "API Gateway refuses it: `allow-credentials is not supported if 'allow-origin' is *`.",
  ...httpCorsPage,
  certainty: "measured",
  by: "aws/aws-cdk issue 9076",
};

export const functionUrlOrigins: FormFact = {
  about: "Origins in the CORS settings of a function URL",
  value: {
    "aws:lambda/functionUrl:FunctionUrl": [
      {
        path: "cors.allowOrigins[]",
        pattern: [
          "\\*|null|[a-z][a-z0-9+.-]*://(\\*|[^\\s/*]+)",
          "* or an origin like https://www.example.com, without a path",
        ],
      },
    ],
  },
  ...lambdaReferencePage,
  certainty: "inferred",
  note: "Lambda accepts any text; no browser sends an origin of another form.",
};

export const policyOrigins: FormFact = {
  about: "Origins in the CORS settings of a response headers policy",
  value: {
    "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy": [
      {
        path: "corsConfig.accessControlAllowOrigins.items[]",
        pattern: [
          "\\*|([a-z][a-z0-9+.-]*://)?(\\*\\.)?(\\[[0-9a-f:]+\\]|[^\\s/*:]+)(:[\\d*]+)?",
          "* or an origin like https://www.example.com, with a wildcard only as its leftmost label or in its port",
        ],
      },
    ],
  },
  ...responseHeadersPoliciesPage,
  certainty: "memory",
  note: "The page excludes a wildcard as the top-level domain (`example.*`), to the right of subdomains (`test.*.example.org`) and within a label (`*test.example.org`).",
};

const ofRules: readonly Form[] = [
  {
    path: "corsRules[].allowedOrigins[]",
    pattern: [
      "https?|null|[^\\s/*]*\\*[^\\s/*]*|[a-z]*\\*[a-z]*://[^\\s/*]+|[a-z][a-z0-9+.-]*://(\\*|[^\\s/*]+\\*?)[^\\s/*]*",
      "an origin like https://www.example.com, with at most one * and without a path",
    ],
  },
];

export const bucketOrigins: FormFact = {
  about: "Origins in the CORS rules of a bucket",
  value: {
    "aws:s3/bucket:Bucket": ofRules,
    "aws:s3/bucketCorsConfiguration:BucketCorsConfiguration": ofRules,
  },
  ...corsElementsPage,
  certainty: "documented",
  note: "S3 refuses a second wildcard. Without a scheme or a wildcard, or with a path, it matches no origin that a browser sends.",
};
