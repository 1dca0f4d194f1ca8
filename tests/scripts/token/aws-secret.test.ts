/**
 * Reading Secrets Manager with the real SDK on loopback.
 *
 * @module
 */
import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, it } from "mocha";
import { awsSecret } from "../../../scripts/token/aws-secret.ts";
import { TokenError } from "../../../scripts/token/token-error.ts";

const arn = "arn:aws:secretsmanager:eu-west-3:000000000000:secret:safe-abcdef";

/** What the SDK reads of its surroundings. */
const surroundings = {
  AWS_ACCESS_KEY_ID: "test",
  AWS_SECRET_ACCESS_KEY: "test",
  AWS_REGION: "eu-west-1",
  AWS_MAX_ATTEMPTS: "1",
  AWS_CONFIG_FILE: "/dev/null",
  AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
} as const;

// biome-ignore lint/style/noProcessEnv: the SDK under test reads nothing else
const environment = process.env;

describe("awsSecret", () => {
  let server: Server;
  let answer: { readonly status: number; readonly body: object };
  const asked: { readonly body: unknown; readonly region: string | undefined }[] = [];
  const kept = new Map<string, string | undefined>();

  before(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const [, region] =
          /Credential=test\/\d+\/([\w-]+)\//.exec(request.headers.authorization ?? "") ?? [];
        asked.push({ body: JSON.parse(Buffer.concat(chunks).toString()), region });
        response.writeHead(answer.status, { "content-type": "application/x-amz-json-1.1" });
        response.end(JSON.stringify(answer.body));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const all = {
      ...surroundings,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: `http://127.0.0.1:${port}`,
    };
    for (const [name, value] of Object.entries(all)) {
      kept.set(name, environment[name]);
      environment[name] = value;
    }
  });
  after(async () => {
    for (const [name, value] of kept) {
      if (value === undefined) {
        delete environment[name];
      } else {
        environment[name] = value;
      }
    }
    await new Promise((resolve) => server.close(resolve));
  });

  for (const [secretId, region] of [
    [arn, "eu-west-3"],
    ["safe", "eu-west-1"],
  ] as const) {
    it(`reads ${secretId} in ${region}`, async () => {
      asked.length = 0;
      answer = { status: 200, body: { ARN: arn, SecretString: "hush" } };
      assert.equal(await awsSecret(secretId), "hush");
      assert.deepEqual(asked, [{ body: { SecretId: secretId }, region }]);
    });
  }

  for (const [status, body, message] of [
    [
      400,
      { __type: "ResourceNotFoundException", message: "no such secret" },
      /ResourceNotFoundException: no such secret/,
    ],
    [
      400,
      { __type: "AccessDeniedException", message: "not you" },
      /AccessDeniedException: not you/,
    ],
    [200, { ARN: arn, SecretBinary: "aHVzaA==" }, /must hold text, got bytes/],
  ] as const) {
    it(`reports why the secret cannot be read: ${message.source}`, async () => {
      answer = { status, body };
      await assert.rejects(awsSecret(arn), (error) => {
        assert.ok(error instanceof TokenError);
        assert.match(error.message, message);
        assert.ok(error.message.includes(arn));
        return true;
      });
    });
  }
});
