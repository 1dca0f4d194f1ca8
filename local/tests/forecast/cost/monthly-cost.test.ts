/**
 * The bill of a month, against one that was computed by hand.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { monthlyCost } from "../../../forecast/cost/monthly-cost.ts";
import { graphOf, resource } from "../../model/graph-builder.ts";
import { graph, outcome } from "../outcome-fixture.ts";

const cents = (usd: number) => usd.toFixed(2);

describe("the cost of a month", () => {
  const cost = monthlyCost(outcome, graph);

  it("is that of the simulated time as often as it fits into 730 hours, and what is idle", () => {
    // 58.4 × 1.00 + 14.6 × 1.20 + 584 × 0.085 + 2,650 × 0.005 = 138.81
    // 7.3 × 0.60 = 4.38; 7.3 × 1.11 = 8.103; 7.3 × 0.20 + 27,375 × 0.0000166667 = 1.91625
    // 2,920 × 0.0004 × 1.2 = 1.4016; 73 × 0.0001 = 0.0073; idle: 5 + 2 × 1
    assert.equal(cost.times, 73);
    assert.deepEqual(
      cost.services.map(({ service, usd }) => [service, cents(usd.value)]),
      [
        ["Amazon CloudFront", "138.81"],
        ["Amazon API Gateway", "8.10"],
        ["Lambda@Edge", "4.38"],
        ["AWS Lambda", "1.92"],
        ["Amazon S3", "1.40"],
        ["Amazon SES", "0.01"],
      ],
    );
    assert.equal(cents(cost.idleUsd), "7.00");
    assert.equal(cents(cost.totalUsd.value), "161.62");
  });

  it("is that of the times that a month has it, where that is given", () => {
    // 200 invalidation paths are free, and nothing reaches a second tier.
    const four = monthlyCost(outcome, graph, { times: 4 });
    assert.equal(cents(four.usageUsd.value), cents(4 * cost.onceUsd.value));
    assert.equal(cents(four.totalUsd.value), cents(4 * cost.onceUsd.value + 7));
  });

  it("is nothing for invalidations that are free in the simulated time alone", () => {
    // 0.80 + 0.24 + 0.68 + 0 + 0.06 + 0.111 + 0.02625 + 0.0192 + 0.0001
    assert.equal(cents(cost.onceUsd.value), "1.94");
  });

  it("is that of the routes together, and of what no request causes", () => {
    assert.deepEqual(
      cost.routes.map(({ route, usd }) => [route, cents(usd)]),
      [
        ["*", "109.44"],
        ["/v1/*", "31.93"],
        [undefined, "13.25"],
      ],
    );
  });

  it("says which resources have no price", () => {
    const other = graphOf(
      resource("aws:ec2/natGateway:NatGateway", "one", { region: "eu-west-1" }),
      resource("aws:ec2/natGateway:NatGateway", "other", { region: "eu-west-1" }),
    );
    assert.deepEqual(monthlyCost(outcome, other).unpriced, [
      { type: "aws:ec2/natGateway:NatGateway", count: 2 },
    ]);
    assert.deepEqual(cost.unpriced, []);
  });

  it("takes a factor for load balancers where their price is not known", () => {
    const far = graphOf(
      resource("aws:lb/loadBalancer:LoadBalancer", "desk", { region: "sa-east-1" }),
    );
    // 730 × 0.0225 × 2
    assert.equal(cents(monthlyCost(outcome, far, { regionPriceFactor: 2 }).idleUsd), "32.85");
  });

  it("is less with what every account has free", () => {
    // 73,000,000 requests of which 10,000,000 are free: (58.4 + 17.52) × 63 / 73; 584 GB of 1,024 are free.
    const free = monthlyCost(outcome, graph, { freeTier: true });
    const [line] = free.services;
    assert.equal(cents(line?.usd.value ?? 0), cents(75.92 * (63 / 73) + 13.25));
  });
});
