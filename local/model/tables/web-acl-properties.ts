/**
 * What becomes of every property of a web ACL and of the sets it refers to.
 *
 * What is listed here inside a rule switches the whole rule off: half a rule would block what the
 * other half lets through.
 *
 * @see https://docs.aws.amazon.com/waf/latest/APIReference/API_WebACL.html
 * @module
 */
import {
  foreign,
  inert,
  nested,
  type PropertyTable,
  read,
  refused,
  unsimulated,
} from "../treatment.ts";

/** Levels of statements within statements: more than anyone reads. */
const maxNesting = 3;

const ruleOff = "so its rule never matches";
const notDecided = `is not simulated, ${ruleOff}`;
const visibilityConfig = inert("no metrics are recorded");
const insertedHeaders = nested({
  customRequestHandling: unsimulated("no header is inserted into requests"),
});

const pattern = (kind: string) =>
  nested({ all: read, [`included${kind}`]: read, [`excluded${kind}`]: read });

const fieldToMatch = nested({
  allQueryArguments: read,
  body: nested({ oversizeHandling: read }),
  cookies: nested({ matchPatterns: pattern("Cookies"), matchScope: read, oversizeHandling: read }),
  headerOrders: unsimulated(notDecided),
  headers: nested({ matchPattern: pattern("Headers"), matchScope: read, oversizeHandling: read }),
  ja3Fingerprint: unsimulated(notDecided),
  ja4Fingerprint: unsimulated(notDecided),
  jsonBody: unsimulated(notDecided),
  method: read,
  queryString: read,
  singleHeader: nested({ name: read }),
  singleQueryArgument: nested({ name: read }),
  uriFragment: unsimulated(notDecided),
  uriPath: read,
});

const textTransformations = nested({ priority: read, type: read });
const forwardedIpConfig = nested({ fallbackBehavior: read, headerName: read });

/** Statements about one thing. */
const plain: PropertyTable = {
  asnMatchStatement: unsimulated(notDecided),
  byteMatchStatement: nested({
    fieldToMatch,
    positionalConstraint: read,
    searchString: read,
    textTransformations,
  }),
  geoMatchStatement: nested({
    countryCodes: read,
    forwardedIpConfig: unsimulated(`does not support forwarded addresses, ${ruleOff}`),
  }),
  ipSetReferenceStatement: nested({
    arn: read,
    ipSetForwardedIpConfig: nested({ fallbackBehavior: read, headerName: read, position: read }),
  }),
  labelMatchStatement: nested({ key: read, scope: read }),
  regexMatchStatement: nested({ fieldToMatch, regexString: read, textTransformations }),
  regexPatternSetReferenceStatement: nested({ arn: read, fieldToMatch, textTransformations }),
  sizeConstraintStatement: nested({
    comparisonOperator: read,
    fieldToMatch,
    size: read,
    textTransformations,
  }),
  sqliMatchStatement: unsimulated(notDecided),
  xssMatchStatement: unsimulated(notDecided),
};

/** Statements that cannot be nested; the reader refuses them elsewhere. */
const alone: PropertyTable = {
  managedRuleGroupStatement: read,
  rateBasedStatement: read,
  ruleGroupReferenceStatement: read,
};

/** Statements, and statements within them. */
function statements(levels: number, others: PropertyTable): PropertyTable {
  const within =
    levels === 0
      ? refused(`must not be nested deeper than ${maxNesting} levels`)
      : nested(statements(levels - 1, others));
  return {
    ...plain,
    ...others,
    andStatement: nested({ statements: within }),
    notStatement: nested({ statement: within }),
    orStatement: nested({ statements: within }),
  };
}

const transformedName = nested({ name: read, textTransformations });

const rateBasedStatement = nested({
  aggregateKeyType: read,
  customKeys: nested({
    asn: unsimulated(notDecided),
    cookie: transformedName,
    forwardedIp: read,
    header: transformedName,
    httpMethod: read,
    ip: read,
    ja3Fingerprint: unsimulated(notDecided),
    ja4Fingerprint: unsimulated(notDecided),
    labelNamespace: nested({ namespace: read }),
    queryArgument: transformedName,
    queryString: nested({ textTransformations }),
    uriPath: nested({ textTransformations }),
  }),
  evaluationWindowSec: read,
  forwardedIpConfig,
  limit: read,
  scopeDownStatement: nested(statements(maxNesting, {})),
});

const blockAction = nested({
  customResponse: nested({
    customResponseBodyKey: read,
    responseCode: read,
    responseHeaders: nested({ name: read, value: read }),
  }),
});

const askTheViewer = unsimulated("is not simulated: every viewer is taken to have solved it");

/** Type `aws:wafv2/webAcl:WebAcl`. */
export const webAclTable: PropertyTable = {
  associationConfig: nested({
    requestBodies: nested({
      apiGateway: inert("for other services"),
      appRunnerService: inert("for other services"),
      cloudfront: nested({ defaultSizeInspectionLimit: read }),
      cognitoUserPool: inert("for other services"),
      verifiedAccessInstance: inert("for other services"),
    }),
  }),
  captchaConfig: inert("listed with the rules that use it"),
  challengeConfig: inert("listed with the rules that use it"),
  customResponseBodies: nested({ content: read, contentType: read, key: read }),
  dataProtectionConfig: inert("WAF logs are not simulated"),
  defaultAction: nested({ allow: insertedHeaders, block: blockAction }),
  description: inert("documentation only"),
  name: inert("read from the output of AWS"),
  namePrefix: inert("read from the output of AWS"),
  region: inert("read with scope"),
  ruleJson: foreign("must be absent: declare the rules in rules"),
  rules: nested({
    action: nested({
      allow: insertedHeaders,
      block: blockAction,
      captcha: askTheViewer,
      challenge: askTheViewer,
      count: insertedHeaders,
    }),
    captchaConfig: inert("listed with the rules that use it"),
    challengeConfig: inert("listed with the rules that use it"),
    name: read,
    overrideAction: inert("rule groups are listed as a whole"),
    priority: read,
    ruleLabels: nested({ name: read }),
    statement: nested({ ...statements(maxNesting, alone), rateBasedStatement }),
    visibilityConfig,
  }),
  scope: read,
  tags: inert("documentation and billing only"),
  tokenDomains: inert("listed with the rules that use it"),
  visibilityConfig,
};

/** Type `aws:wafv2/ipSet:IpSet`. */
export const ipSetTable: PropertyTable = {
  addresses: read,
  description: inert("documentation only"),
  ipAddressVersion: inert("addresses include their version"),
  name: inert("sets are referred to by ARN"),
  namePrefix: inert("sets are referred to by ARN"),
  region: inert("sets are referred to by ARN"),
  scope: inert("sets are referred to by ARN"),
  tags: inert("documentation and billing only"),
};

/** Type `aws:wafv2/regexPatternSet:RegexPatternSet`. */
export const regexPatternSetTable: PropertyTable = {
  description: inert("documentation only"),
  name: inert("sets are referred to by ARN"),
  namePrefix: inert("sets are referred to by ARN"),
  region: inert("sets are referred to by ARN"),
  regularExpressions: nested({ regexString: read }),
  scope: inert("sets are referred to by ARN"),
  tags: inert("documentation and billing only"),
};
