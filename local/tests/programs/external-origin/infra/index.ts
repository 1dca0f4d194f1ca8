import * as aws from "@pulumi/aws";

const config = { host: "app.internal.example.com" };

const cdn = new aws.cloudfront.Distribution("cdn", {
  enabled: true,
  comment: "in front of a load balancer",
  origins: [
    {
      originId: "alb",
      domainName: config.host,
      customOriginConfig: {
        httpPort: 80,
        httpsPort: 443,
        originProtocolPolicy: "http-only",
        originSslProtocols: ["TLSv1.2"],
      },
      customHeaders: [{ name: "X-From", value: "cloudfront" }],
    },
  ],
  defaultCacheBehavior: {
    targetOriginId: "alb",
    viewerProtocolPolicy: "redirect-to-https",
    allowedMethods: ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"],
    cachedMethods: ["GET", "HEAD"],
    forwardedValues: {
      queryString: true,
      cookies: { forward: "whitelist", whitelistedNames: ["session"] },
      headers: ["Accept-Language"],
    },
    minTtl: 0,
    defaultTtl: 60,
    maxTtl: 3600,
  },
  restrictions: { geoRestriction: { restrictionType: "none" } },
  viewerCertificate: { cloudfrontDefaultCertificate: true },
});

export = { domain: cdn.domainName };
