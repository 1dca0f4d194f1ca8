import { functionType } from "../../../reading/edge-function-reading.ts";
import {
  apiMappingType,
  httpDomainType,
  httpRouteType,
} from "../../../reading/http-api-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { apiOnlyThroughFacade } from "../../../rules/api/api-only-through-facade.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { httpApi, httpApiParts, withDomain } from "../../http-api-sample.ts";

const jwt = { props: { authorizationType: "JWT" } };
const closed = { props: { disableExecuteApiEndpoint: true } };
const mutual = { mutualTlsAuthentication: { truststoreUri: "s3://trust" } };

const write = 'write authorizationType: "CUSTOM" with an authorizer that verifies the facade';
const open =
  'authorizationType is "JWT", which accepts callers that did not come through the facade';

/** An API that a function at the edge knows, and no origin. */
function routedTo() {
  const { api, ...others } = httpApiParts({ distribution: { from: { origins: [] } } });
  const router = resource(functionType, { name: "router", from: { code: [api] } });
  const { distribution, ...rest } = others;
  const named = {
    ...distribution,
    propertyDependencies: { orderedCacheBehaviors: [router] },
  };
  return [api, ...Object.values(rest), router, named];
}

/** One name demands certificates of its callers, the other does not. */
function twoDomains() {
  const parts = httpApiParts({ route: jwt, api: closed });
  const mapped = [mutual, {}].flatMap((props) => {
    const domain = resource(httpDomainType, { props });
    const from = { apiId: [parts.api], domainName: [domain] };
    return [domain, resource(apiMappingType, { from })];
  });
  return [...Object.values(parts), ...mapped];
}

describeRule(apiOnlyThroughFacade, {
  passes: [
    { title: "an origin with an authorizer", given: httpApi() },
    { title: "an API that a router knows", given: routedTo() },
    {
      title: "IAM",
      given: httpApi({ route: { props: { authorizationType: "AWS_IAM" } } }),
    },
    {
      title: "what is not known yet",
      given: httpApi({ route: { props: { authorizationType: unknown } } }),
    },
    {
      title: "a route without an authorizer: another rule's",
      given: httpApi({ route: { props: { authorizationType: "NONE" } } }),
    },
    {
      title: "tokens, where the only name demands certificates",
      given: withDomain({ route: jwt, api: closed }, mutual),
    },
    {
      title: "a facade in another stack",
      given: httpApi().filter(({ name }) => name !== "example-distribution"),
    },
  ],
  violates: [
    {
      title: "an API of no distribution",
      given: httpApi({ distribution: { from: { origins: [] } } }),
      reports: [
        "example-api is not an origin of any distribution, nor known to an edge function; write it into a distribution's origins, or remove it",
      ],
    },
    {
      title: "a route for any holder of a token",
      given: httpApi({ route: jwt }),
      reports: [`example-route ${open}; ${write}`],
    },
    {
      title: "certificates, and another name beside",
      given: withDomain({ route: jwt }, mutual),
      reports: [`example-route ${open}; ${write}`],
    },
    {
      title: "one name, without certificates",
      given: withDomain({ route: jwt, api: closed }),
      reports: [`example-route ${open}; ${write}`],
    },
    {
      title: "two names, one of them without certificates",
      given: twoDomains(),
      reports: [`example-route ${open}; ${write}`],
    },
    {
      title: "no name in this stack",
      given: httpApi({ route: jwt, api: closed }),
      reports: [`example-route ${open}; ${write}`],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(httpRouteType, "api-us-east-1-route"), ["authorizationType"], "JWT"),
    reports: [`api-us-east-1-route ${open}; ${write}`],
  },
});
