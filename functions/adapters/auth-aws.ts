/**
 * The sign-in API's ports to AWS.
 *
 * @module
 */
import { randomBytes } from "node:crypto";
import { S3Client } from "@aws-sdk/client-s3";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import type { SignInConfig } from "../contract.ts";
import { readAccessList } from "../core/auth/access-list.ts";
import { readFacadeAddress } from "../core/auth/facade-address.ts";
import { authBucket } from "./auth-bucket.ts";
import type { AuthPorts } from "./auth-ports.ts";
import { heldDocument } from "./held-document.ts";
import { log } from "./log.ts";
import { mailSender } from "./send-mail.ts";
import { heldSigningKey, secretReader } from "./signing-key.ts";
import { subjectsOf } from "./subjects.ts";
import { createVerifier } from "./token-verifier.ts";

/** Each attempt, milliseconds: a viewer waits. */
const requestHandler = {
  connectionTimeout: 1000,
  requestTimeout: 1400,
  throwOnRequestTimeout: true,
};

/** Makes the ports. The SDK reads credentials and, on loopback, endpoints from the environment. */
export function awsPorts(config: SignInConfig): AuthPorts {
  const { region } = config;
  const clientConfig = { region, maxAttempts: 2, requestHandler };
  const s3 = new S3Client({ ...clientConfig, responseChecksumValidation: "WHEN_REQUIRED" });
  const secrets = new SecretsManagerClient(clientConfig);
  const bucket = authBucket(s3, config.bucket);
  const random = (bytes: number) => randomBytes(bytes).toString("base64url");
  const now = Date.now;
  const held = { bucket, log, now };
  return {
    config,
    bucket,
    access: heldDocument("access.json", readAccessList, held),
    facade: heldDocument("facade.json", readFacadeAddress, held),
    signingKey: heldSigningKey(secretReader(secrets, config.secretId), config.tokens, held),
    subjectOf: subjectsOf(bucket, random),
    sendMail: mailSender(config, s3.config.credentials),
    verify: createVerifier(config.tokens),
    log,
    now,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    random,
  };
}
