/**
 * The usage of a month in the format that infracost reads, which prices resources by it.
 *
 * @see https://www.infracost.io/docs/features/usage_based_resources/
 * @module
 */
import { stringify } from "yaml";
import type { Graph } from "../../program/graph.ts";
import { ofType } from "../../program/query.ts";
import type { MonthlyCost } from "../cost/monthly-cost.ts";
import type { CostLine } from "../cost/usage-costs.ts";
import type { Outcome } from "../outcome.ts";

/** Where a quantity goes in the file. */
interface Target {
  /** Types of Pulumi's and of Terraform's. */
  readonly types: readonly [pulumi: string, terraform: string];
  /** Keys below the resource. `*` stands for the price zone. */
  readonly keys: readonly string[];
  /** What the file has to state as well. */
  readonly beside?: Readonly<Record<string, number>>;
}

const distribution = [
  "aws:cloudfront/distribution:Distribution",
  "aws_cloudfront_distribution",
] as const;
const bucket = ["aws:s3/bucket:Bucket", "aws_s3_bucket"] as const;

/** By service and item. Functions are not here: their requests and durations are known one by one. */
const targets: Readonly<Record<string, Target>> = {
  "Amazon CloudFront httpRequests": { types: distribution, keys: ["monthly_http_requests", "*"] },
  "Amazon CloudFront httpsRequests": { types: distribution, keys: ["monthly_https_requests", "*"] },
  "Amazon CloudFront transferOutGb": {
    types: distribution,
    keys: ["monthly_data_transfer_to_internet_gb", "*"],
  },
  "Amazon CloudFront transferToOriginGb": {
    types: distribution,
    keys: ["monthly_data_transfer_to_origin_gb", "*"],
  },
  "Amazon CloudFront originShieldRequests": {
    types: distribution,
    keys: ["monthly_shield_requests", "*"],
  },
  "Amazon CloudFront invalidationPaths": {
    types: distribution,
    keys: ["monthly_invalidation_requests"],
  },
  "AWS WAF requests": {
    types: ["aws:wafv2/webAcl:WebAcl", "aws_wafv2_web_acl"],
    keys: ["monthly_requests"],
  },
  "Amazon API Gateway httpApiRequests": {
    types: ["aws:apigatewayv2/api:Api", "aws_apigatewayv2_api"],
    keys: ["monthly_requests"],
    // The quantity counts units of 512 KB, so that each is one.
    beside: { request_size_kb: 512 },
  },
  "Amazon API Gateway restApiRequests": {
    types: ["aws:apigateway/restApi:RestApi", "aws_api_gateway_rest_api"],
    keys: ["monthly_requests"],
  },
  "Amazon S3 getRequests": { types: bucket, keys: ["standard", "monthly_tier_2_requests"] },
  "Amazon S3 putRequests": { types: bucket, keys: ["standard", "monthly_tier_1_requests"] },
  "Amazon S3 storageGbMonths": { types: bucket, keys: ["standard", "storage_gb"] },
  "Amazon CloudWatch logsGb": {
    types: ["aws:cloudwatch/logGroup:LogGroup", "aws_cloudwatch_log_group"],
    keys: ["monthly_data_ingested_gb"],
  },
  // A capacity unit hour is a GB, which is how infracost computes it.
  "Elastic Load Balancing capacityUnitHours": {
    types: ["aws:lb/loadBalancer:LoadBalancer", "aws_lb"],
    keys: ["processed_bytes_gb"],
  },
  "AWS PrivateLink processedGb": {
    types: ["aws:ec2/vpcEndpoint:VpcEndpoint", "aws_vpc_endpoint"],
    keys: ["monthly_data_processed_gb"],
  },
  "AWS Secrets Manager apiCalls": {
    types: ["aws:secretsmanager/secret:Secret", "aws_secretsmanager_secret"],
    keys: ["monthly_requests"],
  },
  "Amazon SQS requests": {
    types: ["aws:sqs/queue:Queue", "aws_sqs_queue"],
    keys: ["monthly_requests"],
  },
};

/** Places of Origin Shield, which infracost names by Region where a zone has several. */
const shieldZones: Readonly<Record<string, string>> = { asia_pacific: "singapore" };

type Mapping = Record<string, unknown>;

/**
 * Writes the file. A quantity belongs to the first resource of its type in its Region; comments say which others there
 * are, and what has no place in the format.
 */
export function usageFile(graph: Graph, outcome: Outcome, cost: MonthlyCost): string {
  const usage: Mapping = {};
  const notes: string[] = [];
  for (const line of cost.lines) {
    place(line, graph, usage, notes);
  }
  for (const { name, kind, invocations, billedMs } of outcome.functions) {
    if (kind === "lambda") {
      usage[`aws_lambda_function.${terraformName(name)}`] = {
        monthly_requests: Math.round(invocations.value * cost.times),
        request_duration_ms: rounded(billedMs),
      };
    }
  }
  const heading = [
    `Usage of a month, forecast for ${outcome.stack} with ${outcome.traffic}.`,
    "Resources have the names that the program gives them; the types are Terraform's.",
    ...new Set(notes),
  ];
  return `${heading.map((text) => `# ${text}\n`).join("")}${stringify({ version: "0.1", resource_usage: usage })}`;
}

function place(line: CostLine, graph: Graph, usage: Mapping, notes: string[]): void {
  const { service, item, quantity, unit } = line;
  if (item === "interRegionGb") {
    usage[`aws_data_transfer.${terraformName(line.place)}`] = {
      region: line.place,
      monthly_outbound_other_regions_gb: rounded(quantity.value),
    };
    return;
  }
  const target = targets[`${service} ${item}`];
  if (target === undefined) {
    if (service !== "AWS Lambda") {
      notes.push(`Not in the format: ${service}, ${rounded(quantity.value)} ${unit}.`);
    }
    return;
  }
  const [pulumi, terraform] = target.types;
  const [first, ...others] = ofType(graph, pulumi).filter(
    ({ region }) => region === line.place || isZone(line.place),
  );
  if (others.length > 0) {
    notes.push(
      `${terraform}.${terraformName(first?.name ?? "")} has the usage of ${others.map(({ name }) => name).join(", ")} as well.`,
    );
  }
  const resource = child(usage, `${terraform}.${terraformName(first?.name ?? line.place)}`);
  const keys = target.keys.map((key) => (key === "*" ? zoneKey(line) : key));
  const [last = "", ...above] = keys.toReversed();
  const into = above.toReversed().reduce(child, resource);
  into[last] = rounded(Number(into[last] ?? 0) + quantity.value);
  Object.assign(resource, target.beside);
}

/** Whether a place is none of the Regions'. */
function isZone(name: string): boolean {
  return !name.includes("-");
}

function zoneKey({ item, place: zone }: CostLine): string {
  return (item === "originShieldRequests" ? shieldZones[zone] : undefined) ?? zone;
}

/** The mapping under a key, which is made where there is none. */
function child(into: Mapping, key: string): Mapping {
  const below = (into[key] ?? {}) as Mapping;
  into[key] = below;
  return below;
}

/** Terraform's names have letters, digits, hyphens and underscores. */
function terraformName(name: string): string {
  return name.replaceAll(/[^\w-]/g, "_");
}

/** Whole numbers of what is counted; three digits after the point of what is measured. */
function rounded(value: number): number {
  return value >= 1_000 ? Math.round(value) : Number(value.toFixed(3));
}
