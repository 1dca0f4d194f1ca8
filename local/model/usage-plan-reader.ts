/**
 * API keys of a REST API, with the usage plans that admit them.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html
 * @module
 */
import type { Graph } from "../program/graph.ts";
import type { Throttle } from "../services/api-gateway/throttle.ts";
import type { PlanKey } from "../services/api-gateway-rest/rest-api.ts";
import type { Findings } from "./findings.ts";
import { Reader } from "./property-reader.ts";

/** Every key of every plan that names a stage of an API. */
export function readPlanKeys(apiId: string, graph: Graph, findings: Findings): readonly PlanKey[] {
  const ofType = (type: string) => graph.nodes.filter((node) => node.type === type);
  const keys = new Map(ofType("aws:apigateway/apiKey:ApiKey").map((node) => [node.id, node]));
  const links = ofType("aws:apigateway/usagePlanKey:UsagePlanKey");
  return ofType("aws:apigateway/usagePlan:UsagePlan").flatMap((plan) => {
    const inputs = Reader.inputs(plan, findings);
    const limits = readLimits(inputs);
    const stages = inputs
      .objects("apiStages")
      .filter((stage) => stage.text("apiId") === apiId)
      .map((stage) => stage.text("stage"));
    return links
      .filter((link) => link.inputs["usagePlanId"] === plan.id)
      .flatMap((link) => {
        const key = keys.get(String(link.inputs["keyId"]));
        const isEnabled = key !== undefined && key.inputs["enabled"] !== false;
        const value = key && Reader.outputs(key, findings).text("value");
        return isEnabled && value !== undefined
          ? stages.map((stage) => ({ value, keyId: key.id, planId: plan.id, stage, ...limits }))
          : [];
      });
  });
}

function readLimits(plan: Reader): Pick<PlanKey, "throttle" | "quota"> {
  const throttling = plan.object("throttleSettings");
  const quotas = plan.object("quotaSettings");
  const throttle: Throttle = {
    ratePerSecond: throttling.number("rateLimit", Number.POSITIVE_INFINITY),
    burst: throttling.number("burstLimit", Number.POSITIVE_INFINITY),
  };
  return {
    ...(plan.has("throttleSettings") ? { throttle } : {}),
    ...(plan.has("quotaSettings")
      ? {
          quota: {
            limit: quotas.number("limit"),
            period: quotas.oneOf("period", ["DAY", "WEEK", "MONTH"]),
          },
        }
      : {}),
  };
}
