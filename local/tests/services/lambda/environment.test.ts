import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { logStreamName, sandboxEnvironment } from "../../../services/lambda/environment.ts";
import { version } from "./harness.ts";

const place = {
  taskRoot: "/data/functions/abc",
  logStream: "2026/11/21/[7]00",
  credentials: { accessKeyId: "AKID", secretAccessKey: "secret", sessionToken: "token" },
  endpoints: { AWS_ENDPOINT_URL_S3: "http://127.0.0.1:9" },
};

describe("sandboxEnvironment", () => {
  it("holds Lambda's variables, the credentials and the endpoints, and nothing else", () => {
    assert.deepEqual(sandboxEnvironment(version(""), place), {
      AWS_ACCESS_KEY_ID: "AKID",
      AWS_CONFIG_FILE: "/dev/null",
      AWS_DEFAULT_REGION: "us-east-1",
      AWS_ENDPOINT_URL_S3: "http://127.0.0.1:9",
      AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "128",
      AWS_LAMBDA_FUNCTION_NAME: "tables",
      AWS_LAMBDA_FUNCTION_VERSION: "7",
      AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
      AWS_LAMBDA_LOG_GROUP_NAME: "/aws/lambda/us-east-1.tables",
      AWS_LAMBDA_LOG_STREAM_NAME: "2026/11/21/[7]00",
      AWS_REGION: "us-east-1",
      AWS_SECRET_ACCESS_KEY: "secret",
      AWS_SESSION_TOKEN: "token",
      AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
      LAMBDA_TASK_ROOT: "/data/functions/abc",
      LANG: "en_US.UTF-8",
      TZ: ":UTC",
      _HANDLER: "index.handler",
    });
  });

  for (const [name, declared, expected] of [
    ["STAGE", "dev", "dev"],
    ["TZ", "Europe/Paris", "Europe/Paris"],
    ["AWS_REGION", "eu-west-1", "us-east-1"],
    ["AWS_ENDPOINT_URL_S3", "https://example.com", "http://127.0.0.1:9"],
  ] as const) {
    it(`answers ${name} with ${expected} where the function declares ${declared}`, () => {
      const target = version("", { environment: { [name]: declared } });
      assert.equal(sandboxEnvironment(target, place)[name], expected);
    });
  }
});

describe("logStreamName", () => {
  it("is the day in UTC, the version and 32 hexadecimal digits", () => {
    const lastMs = Date.UTC(2026, 10, 22) - 1;
    assert.equal(
      logStreamName("7", lastMs, new Uint8Array(20).fill(0xab)),
      "2026/11/21/[7]abababababababababababababababab",
    );
  });
});
