/**
 * Pages of API Gateway's documentation that facts cite.
 *
 * @module
 */
import type { Page } from "./fact.ts";

const guide = "https://docs.aws.amazon.com/apigateway/latest/developerguide";

export const httpQuotasPage: Page = {
  source: {
    title: "Quotas for configuring and running an HTTP API in API Gateway",
    url: `${guide}/http-api-quotas.html`,
  },
  read: "2026-09",
};

export const restQuotasPage: Page = {
  source: {
    title: "Quotas for configuring and running a REST API in API Gateway",
    url: `${guide}/api-gateway-execution-service-limits-table.html`,
  },
  read: "2026-04",
};

export const apiQuotasPage: Page = {
  source: { title: "Amazon API Gateway quotas", url: `${guide}/limits.html` },
  read: "2026-04",
};

export const httpAuthorizerPage: Page = {
  source: {
    title: "Control access to HTTP APIs with AWS Lambda authorizers",
    url: `${guide}/http-api-lambda-authorizer.html`,
  },
  read: "2026-04",
};

export const httpLambdaPage: Page = {
  source: {
    title: "Create AWS Lambda proxy integrations for HTTP APIs in API Gateway",
    url: `${guide}/http-api-develop-integrations-lambda.html`,
  },
  read: "2026-04",
};

export const httpCorsPage: Page = {
  source: {
    title: "Configure CORS for HTTP APIs in API Gateway",
    url: `${guide}/http-api-cors.html`,
  },
  read: "2026-11",
};

export const httpRoutesPage: Page = {
  source: {
    title: "Create routes for HTTP APIs in API Gateway",
    url: `${guide}/http-api-develop-routes.html`,
  },
  read: "2026-04",
};

export const httpThrottlePage: Page = {
  source: {
    title: "Throttle requests to your HTTP APIs for better throughput in API Gateway",
    url: `${guide}/http-api-throttling.html`,
  },
  read: "2026-04",
};

export const restProxyPage: Page = {
  source: {
    title: "Lambda proxy integrations in API Gateway",
    url: `${guide}/set-up-lambda-proxy-integrations.html`,
  },
  read: "2026-04",
};

export const gatewayResponsesPage: Page = {
  source: {
    title: "Gateway response types for API Gateway",
    url: `${guide}/supported-gateway-response-types.html`,
  },
  read: "2026-04",
};

export const apiMetricsPage: Page = {
  source: {
    title: "Amazon API Gateway dimensions and metrics",
    url: `${guide}/api-gateway-metrics-and-dimensions.html`,
  },
  read: "2026-04",
};

export const apiDomainTlsPage: Page = {
  source: {
    title: "Choose a security policy for your custom domain in API Gateway",
    url: `${guide}/apigateway-custom-domain-tls-version.html`,
  },
  read: "2026-04",
};

export const httpApiReferencePage: Page = {
  source: {
    title: "Amazon API Gateway Version 2 API Reference",
    url: "https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/api-reference.html",
  },
  read: "2026-11",
};

export const restApiReferencePage: Page = {
  source: {
    title: "Amazon API Gateway REST API Reference",
    url: "https://docs.aws.amazon.com/apigateway/latest/api/API_Operations.html",
  },
  read: "2026-11",
};

export const accessLogFormatPage: Page = {
  source: {
    title: "Access logging for REST APIs",
    url: `${guide}/set-up-access-logging.html`,
  },
  read: "2026-11",
};
