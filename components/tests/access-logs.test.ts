/**
 * `AccessLogs`: delivery from us-east-1, with a retention, for every Region.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { AccessLogs } from "../access-logs.ts";
import { declared, document, recordComponent, resource, waitsFor } from "./recording.ts";

const distributionArn = "arn:aws:cloudfront::123456789012:distribution/EDFDVBD6EXAMPLE";

function recordLogs() {
  return recordComponent((provider) => {
    const args = { distributionArn, retentionDays: 7 };
    const { logGroupName } = new AccessLogs("access", args, { providers: [provider] });
    return { logGroupName };
  });
}

describe("AccessLogs", () => {
  it("delivers every request as a JSON line, in us-east-1", async () => {
    const region = "us-east-1";
    const graph = await recordLogs();
    const { "LogResourcePolicy access-writable": _policy, ...rest } = declared(graph);
    assert.deepEqual(rest, {
      "LogGroup access-lines": { region, retentionInDays: 7 },
      "LogDeliverySource access-src": {
        region,
        logType: "ACCESS_LOGS",
        resourceArn: distributionArn,
      },
      "LogDeliveryDestination access-dst": {
        region,
        outputFormat: "json",
        deliveryDestinationConfiguration: {
          destinationResourceArn: "arn:aws:logs:us-east-1:000000000000:log-group:access-lines",
        },
      },
      "LogDelivery access-delivery": {
        region,
        deliverySourceName: "access-src",
        deliveryDestinationArn:
          "arn:aws:logs:us-east-1:000000000000:delivery-destination:access-dst",
      },
    });
  });

  it("allows the delivery service to write to this group, for the distribution's account only", async () => {
    const policy = resource(await recordLogs(), "LogResourcePolicy access-writable");
    assert.equal(policy.region, "us-east-1");
    assert.deepEqual(document(policy, "policyDocument"), {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "WriteAccessLogs",
          Effect: "Allow",
          Principal: { Service: "delivery.logs.amazonaws.com" },
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Resource: "arn:aws:logs:us-east-1:000000000000:log-group:access-lines:log-stream:*",
          Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
        },
      ],
    });
  });

  it("attaches the policy to the log group, so that it does not count against the account's quota", async () => {
    const policy = resource(await recordLogs(), "LogResourcePolicy access-writable");
    assert.equal(policy.inputs["policyName"], undefined);
    assert.equal(
      policy.inputs["resourceArn"],
      "arn:aws:logs:us-east-1:000000000000:log-group:access-lines",
    );
  });

  it("creates the delivery after the policy", async () => {
    assert.deepEqual(waitsFor(await recordLogs(), "LogDelivery access-delivery"), [
      "LogDeliveryDestination access-dst",
      "LogDeliverySource access-src",
      "LogResourcePolicy access-writable",
    ]);
  });

  it("outputs the name of the log group", async () => {
    assert.deepEqual((await recordLogs()).outputs, { logGroupName: "access-lines" });
  });
});
