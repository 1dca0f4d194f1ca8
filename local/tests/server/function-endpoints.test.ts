/** The variables by which functions find AWS on this machine. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { functionEndpoints } from "../../server/function-endpoints.ts";
import { queueOf } from "../services/sqs/queue-fixture.ts";

const awsUrl = "http://127.0.0.1:8081";
const queues = [queueOf("jobs"), queueOf("jobs-late")];
const [jobs = "", late = ""] = queues.map(({ url }) => url);

describe("functionEndpoints", () => {
  it("sends every service to this machine, but those that the user gives", () => {
    const given = { AWS_ENDPOINT_URL_DYNAMODB: "http://127.0.0.1:8000" };
    assert.deepEqual(functionEndpoints({ A: "1" }, { awsUrl, given, queues: [] }), {
      AWS_ENDPOINT_URL: awsUrl,
      AWS_ENDPOINT_URL_CLOUDFRONT: awsUrl,
      AWS_ENDPOINT_URL_DYNAMODB: "http://127.0.0.1:8000",
      AWS_ENDPOINT_URL_S3: awsUrl,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: awsUrl,
      AWS_ENDPOINT_URL_SESV2: awsUrl,
      AWS_ENDPOINT_URL_SNS: awsUrl,
      AWS_ENDPOINT_URL_SQS: awsUrl,
      AWS_ENDPOINT_URL_SSM: awsUrl,
    });
  });

  it("replaces the URLs of queues, which the SDK would ask", () => {
    const environment = {
      JOBS: jobs,
      BOTH: JSON.stringify([late, jobs]),
      OTHER: "https://sqs.eu-west-1.amazonaws.com/000000000000/other",
    };
    const variables = functionEndpoints(environment, { awsUrl, given: {}, queues });
    assert.equal(variables["JOBS"], `${awsUrl}/000000000000/jobs`);
    assert.deepEqual(JSON.parse(variables["BOTH"] ?? ""), [
      `${awsUrl}/000000000000/jobs-late`,
      `${awsUrl}/000000000000/jobs`,
    ]);
    assert.equal(variables["OTHER"], undefined);
  });

  it("leads queues to the user's own server of SQS", () => {
    const given = { AWS_ENDPOINT_URL_SQS: "http://127.0.0.1:9324" };
    const variables = functionEndpoints({ JOBS: jobs }, { awsUrl, given, queues });
    assert.equal(variables["JOBS"], "http://127.0.0.1:9324/000000000000/jobs");
  });
});
