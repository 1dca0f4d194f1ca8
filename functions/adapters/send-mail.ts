/**
 * Sends mails with Amazon SES.
 *
 * One signed request, since the SDK's client for SES would add 64 KB to the bundle.
 *
 * @see https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html
 * @module
 */
import type { Mail } from "../core/auth/mail.ts";
import { type Credentials, signedPost } from "./signed-request.ts";

/** Sends a mail. It rejects when SES does not accept it before the signal. */
export type SendMail = (mail: Mail, deadline: AbortSignal) => Promise<void>;

/** Where mails are sent from. */
export interface MailTerms {
  /** AWS Region. */
  readonly region: string;
  /** Mail address. */
  readonly sender: string;
}

/**
 * Makes the sender.
 *
 * @param credentials Of the function.
 */
export function mailSender({ region, sender }: MailTerms, credentials: Credentials): SendMail {
  return async ({ to, subject, text, html }, deadline) => {
    const content = (data: string) => ({ Data: data, Charset: "UTF-8" });
    const body = JSON.stringify({
      FromEmailAddress: sender,
      Destination: { ToAddresses: [to] },
      Content: {
        Simple: { Subject: content(subject), Body: { Text: content(text), Html: content(html) } },
      },
    });
    const send = await signedPost(
      {
        service: "ses",
        endpointName: "SESV2",
        region,
        endpoint: `https://email.${region}.amazonaws.com`,
        path: "/v2/email/outbound-emails",
        contentType: "application/json",
        body,
      },
      credentials,
    );
    // The first attempt of a resumed sandbox often finds its connection closed. A second mail has the same link.
    const response = await send(deadline).catch(() => send(deadline));
    // Its text may contain the address.
    await response.body?.cancel();
    if (!response.ok) {
      const kind = response.headers.get("x-amzn-errortype")?.split(":")[0] ?? "unknown";
      throw new Error(`SES returned ${response.status} ${kind}`);
    }
  };
}
