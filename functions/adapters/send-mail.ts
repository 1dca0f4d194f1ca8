/**
 * Sends mails with Amazon SES.
 *
 * One signed request, since the SDK's client for SES would add 64 KB to the bundle.
 *
 * @see https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html
 * @module
 */
import process from "node:process";
import { SignatureV4 } from "@smithy/signature-v4";
import type { Mail } from "../core/auth/mail.ts";
import { sha256 } from "./sha256.ts";

/** Sends a mail. It rejects when SES does not accept it before the signal. */
export type SendMail = (mail: Mail, deadline: AbortSignal) => Promise<void>;

/** Where mails are sent from. */
export interface MailTerms {
  /** AWS Region. */
  readonly region: string;
  /** Mail address. */
  readonly sender: string;
}

const path = "/v2/email/outbound-emails";

type Signing = ConstructorParameters<typeof SignatureV4>[0];

/**
 * Makes the sender. On loopback, the endpoint is in the environment, as the SDK reads it.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 * @param credentials Of the function, as the SDK resolves them.
 */
export function mailSender(
  { region, sender }: MailTerms,
  credentials: Signing["credentials"],
): SendMail {
  const signer = new SignatureV4({
    region,
    service: "ses",
    credentials,
    sha256,
  });
  return async ({ to, subject, text, html }, deadline) => {
    // biome-ignore lint/style/noProcessEnv: where an endpoint on loopback is
    const given = process.env["AWS_ENDPOINT_URL_SESV2"] ?? process.env["AWS_ENDPOINT_URL"];
    const endpoint = new URL(given ?? `https://email.${region}.amazonaws.com`);
    const content = (data: string) => ({ Data: data, Charset: "UTF-8" });
    const body = JSON.stringify({
      FromEmailAddress: sender,
      Destination: { ToAddresses: [to] },
      Content: {
        Simple: { Subject: content(subject), Body: { Text: content(text), Html: content(html) } },
      },
    });
    const { headers } = await signer.sign({
      method: "POST",
      protocol: endpoint.protocol,
      hostname: endpoint.hostname,
      path,
      headers: { host: endpoint.host, "content-type": "application/json" },
      body,
    });
    const { host: _, ...sent } = headers;
    const request = { method: "POST", headers: sent, body, redirect: "error" } as const;
    const send = () => fetch(new URL(path, endpoint), { ...request, signal: deadline });
    // The first attempt of a resumed sandbox often finds its connection closed. A second mail has the same link.
    const response = await send().catch(send);
    // Its text may contain the address.
    await response.body?.cancel();
    if (!response.ok) {
      const kind = response.headers.get("x-amzn-errortype")?.split(":")[0] ?? "unknown";
      throw new Error(`SES returned ${response.status} ${kind}`);
    }
  };
}
