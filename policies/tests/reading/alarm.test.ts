import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { alarmsOn, alarmType, metricsOf, watchedBy } from "../../reading/alarm.ts";
import { unknown } from "../../reading/value.ts";
import { resource, stackOf } from "../fixtures.ts";

const api = resource("aws:apigatewayv2/api:Api");

describe("an alarm", () => {
  it("looks at one metric, or at those of its queries", () => {
    const one = resource(alarmType, { props: { namespace: "AWS/Lambda", metricName: "Errors" } });
    assert.deepEqual(metricsOf(one), [{ namespace: "AWS/Lambda", name: "Errors" }]);
    const metricQueries = [
      { metric: { namespace: "AWS/Lambda", metricName: unknown } },
      { expression: "m1 * 2" },
      unknown,
    ];
    const queried = resource(alarmType, { props: { metricQueries } });
    assert.deepEqual(metricsOf(queried), [
      { namespace: "AWS/Lambda", name: unknown },
      { namespace: unknown, name: unknown },
    ]);
    assert.deepEqual(metricsOf(resource(alarmType)), []);
  });

  it("watches the sources of its dimensions, and not its actions", () => {
    const topic = resource("aws:sns/topic:Topic");
    const direct = resource(alarmType, {
      name: "a",
      from: { dimensions: [api], alarmActions: [topic] },
    });
    const queried = resource(alarmType, { name: "b", from: { metricQueries: [api] } });
    const other = resource(alarmType, { name: "c", from: { alarmDescription: [api] } });
    assert.deepEqual(watchedBy(direct), [api]);
    assert.deepEqual(alarmsOn(stackOf(api, direct, queried, other), api), [direct, queried]);
  });
});
