/** Staging distributions and continuous deployment policies of a program. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { assemble } from "../../model/assemble.ts";
import type { GraphNode, Properties } from "../../program/graph.ts";
import { bucket, distribution, graphOf, resource } from "./graph-builder.ts";
import { problemsOf } from "./problems-of.ts";

const stagingName = "d0000000000002.cloudfront.net";

function staging(inputs: Properties = {}): GraphNode {
  const node = distribution({ staging: true, ...inputs });
  return {
    ...node,
    urn: `${node.urn}-staging`,
    id: "E0000000000002",
    outputs: { ...node.outputs, domainName: stagingName, arn: "arn:staging" },
  };
}

function primary(inputs: Properties = {}): GraphNode {
  return distribution({ continuousDeploymentPolicyId: "cd1", httpVersion: "http2", ...inputs });
}

const header = { header: "aws-cf-cd-test", value: "on" };
const byHeader = { type: "SingleHeader", singleHeaderConfig: header };

function byWeight(weight: number, sessionStickinessConfig?: Properties): Properties {
  return {
    type: "SingleWeight",
    singleWeightConfig: { weight, ...(sessionStickinessConfig && { sessionStickinessConfig }) },
  };
}

function policy(trafficConfig: Properties = byHeader, inputs: Properties = {}): GraphNode {
  return resource("aws:cloudfront/continuousDeploymentPolicy:ContinuousDeploymentPolicy", "cd", {
    id: "cd1",
    inputs: {
      enabled: true,
      stagingDistributionDnsNames: { quantity: 1, items: [stagingName] },
      trafficConfig,
      ...inputs,
    },
  });
}

function assembled(...nodes: readonly GraphNode[]) {
  const { distributions, notSimulated } = assemble(graphOf(bucket("site"), ...nodes));
  return {
    distributions,
    findings: notSimulated
      .filter(({ what }) => /staging|enabled|continuous/.test(what))
      .map(({ what, why }) => `${what}: ${why}`),
  };
}

describe("a staging distribution", () => {
  it("is served through its primary distribution, under the names of that", () => {
    const { distributions, findings } = assembled(staging(), policy(), primary());
    assert.deepEqual(findings, []);
    assert.deepEqual(
      distributions.map(({ id }) => id),
      ["E0000000000001"],
    );
    const joined = distributions[0]?.continuousDeployment;
    assert.deepEqual(joined?.traffic, { kind: "header", name: "aws-cf-cd-test", value: "on" });
    assert.deepEqual(
      [joined?.staging.id, joined?.staging.aliases],
      ["E0000000000002", ["d0000000000001.cloudfront.net"]],
    );
  });

  it("gets the share and the sessions of a weight", () => {
    const sessions = byWeight(0.1, { idleTtl: 300, maximumTtl: 600 });
    const { distributions } = assembled(staging(), policy(sessions), primary());
    assert.deepEqual(distributions[0]?.continuousDeployment?.traffic, {
      kind: "weight",
      weight: 0.1,
      session: { idleTtlSeconds: 300, maximumTtlSeconds: 600 },
    });
  });

  for (const [title, nodes, finding] of [
    [
      "without a policy",
      [staging(), distribution()],
      "staging: no continuous deployment policy of the program sends requests to it",
    ],
    [
      "that is disabled",
      [staging({ enabled: false }), policy(), primary()],
      "enabled: a disabled staging distribution gets no requests",
    ],
    [
      "whose policy is disabled",
      [staging(), policy(byHeader, { enabled: false }), primary()],
      "continuousDeploymentPolicyId: the policy is disabled: every request goes to the primary distribution",
    ],
  ] as const) {
    it(`is listed, and gets no requests, ${title}`, () => {
      const { distributions, findings } = assembled(...nodes);
      assert.deepEqual(findings, [finding]);
      assert.deepEqual(
        distributions.map((each) => each.continuousDeployment),
        [undefined],
      );
    });
  }
});

describe("a disabled distribution", () => {
  it("is listed and not served", () => {
    const { distributions, findings } = assembled(distribution({ enabled: false }));
    assert.deepEqual(distributions, []);
    assert.deepEqual(findings, ["enabled: a disabled distribution serves no requests"]);
  });
});

describe("continuous deployment", () => {
  const weighted = "trafficConfig.singleWeightConfig";
  for (const [title, nodes, problem] of [
    [
      "a policy of another program",
      [staging(), primary()],
      'continuousDeploymentPolicyId must be a policy of this program, got "cd1"',
    ],
    [
      "a policy without its staging distribution",
      [policy(), primary()],
      `continuousDeploymentPolicyId must name a policy whose staging distribution is of this program and has staging set, and it names ${stagingName}, got "cd1"`,
    ],
    [
      "HTTP/3",
      [staging(), policy(), primary({ httpVersion: "http2and3" })],
      'httpVersion must not have HTTP/3 with a continuous deployment policy, got "http2and3"',
    ],
    [
      "a policy of a staging distribution",
      [staging({ continuousDeploymentPolicyId: "cd1" }), policy(), primary()],
      'continuousDeploymentPolicyId must be set on the primary distribution alone, got "cd1"',
    ],
    [
      "another header",
      [
        staging(),
        policy({ type: "SingleHeader", singleHeaderConfig: { ...header, header: "x-test" } }),
        primary(),
      ],
      'trafficConfig.singleHeaderConfig.header must begin with aws-cf-cd-, got "x-test"',
    ],
    [
      "a greater share",
      [staging(), policy(byWeight(0.2)), primary()],
      `${weighted}.weight must be a number from 0 to 0.15, got 0.2`,
    ],
    [
      "a short session",
      [staging(), policy(byWeight(0.1, { idleTtl: 299, maximumTtl: 600 })), primary()],
      `${weighted}.sessionStickinessConfig.idleTtl must be a number of seconds from 300 to 3600, got 299`,
    ],
    [
      "a session that ends before it is idle",
      [staging(), policy(byWeight(0.1, { idleTtl: 900, maximumTtl: 600 })), primary()],
      `${weighted}.sessionStickinessConfig.idleTtl must not be greater than maximumTtl, got 900`,
    ],
    [
      "two staging distributions",
      [
        staging(),
        policy(byHeader, {
          stagingDistributionDnsNames: { quantity: 2, items: [stagingName, "other"] },
        }),
        primary(),
      ],
      `stagingDistributionDnsNames.items must hold one name, and quantity must be 1, got ["${stagingName}","other"]`,
    ],
  ] as const) {
    it(`refuses ${title}`, () => {
      assert.deepEqual(problemsOf(graphOf(bucket("site"), ...nodes)), [problem]);
    });
  }
});
