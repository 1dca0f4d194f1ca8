/**
 * The API of SES (v2), as far as a running program uses it: sending a mail.
 *
 * @see https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html
 * @module
 */
import { maxRecipients, rawMailAction } from "../../../aws/ses.ts";
import { type ApiCall, ApiError, type ApiService, CommonRefusal } from "../aws-api/api-message.ts";
import { inRegion } from "../aws-api/in-region.ts";
import type { JsonInput } from "../aws-api/json-input.ts";
import { jsonAnswer, jsonProtocol, readJson } from "../aws-api/json-protocol.ts";
import {
  identityOf,
  type MailAddress,
  type MailIdentity,
  parseAddress,
  splitAddresses,
} from "./mail-address.ts";
import { readRawMail } from "./mime.ts";
import type { Mail, Outbox } from "./outbox.ts";

/** What SES needs of its owner. */
export interface SesDeps {
  readonly identities: () => readonly MailIdentity[];
  /** Names of configuration sets, by Region. */
  readonly configurationSets: () => readonly MailIdentity[];
  readonly outbox: Pick<Outbox, "add">;
  /** Milliseconds since the epoch. */
  readonly nowMs: () => number;
  /** For message ids. */
  readonly newId: () => string;
  readonly log: (message: string) => void;
}

const contentType = "application/json";

/** SES. */
export function createSes(deps: SesDeps): ApiService {
  return {
    protocol: jsonProtocol({ contentType, statuses: true }),
    answer(call) {
      if (call.method !== "POST" || call.path !== "/v2/email/outbound-emails") {
        throw new CommonRefusal("not-simulated", "This operation of SES is not simulated here.");
      }
      return jsonAnswer(200, { MessageId: send(readJson(call.body), call, deps) }, contentType);
    },
  };
}

/** @returns the message id. @throws {ApiError} `BadRequestException`, `MessageRejected`, `NotFoundException` */
function send(input: JsonInput, call: ApiCall, deps: SesDeps): string {
  const { content, action } = readContent(input.object("Content"));
  const from = readSender(input.optionalText("FromEmailAddress") ?? content.from);
  const destination = input.object("Destination");
  const recipients = {
    to: addresses(destination, "ToAddresses", content.to),
    cc: addresses(destination, "CcAddresses", content.cc),
    bcc: addresses(destination, "BccAddresses", content.bcc),
  };
  const count = Object.values(recipients).flat().length;
  if (count === 0 || count > maxRecipients.value) {
    throw badRequest(`A mail must have 1 to ${maxRecipients.value} recipients, got ${count}.`);
  }
  authorize(from, action, input.optionalText("ConfigurationSetName"), call, deps);
  const id = deps.newId();
  const { text, html, subject, attachments } = content;
  deps.outbox.add({
    id,
    sentMs: deps.nowMs(),
    region: call.region,
    from: shownAddress(from),
    ...recipients,
    replyTo: addresses(input, "ReplyToAddresses", []),
    subject,
    text,
    html,
    attachments,
  });
  deps.log(`mail to ${recipients.to.concat(recipients.cc, recipients.bcc).join(", ")}: ${subject}`);
  return id;
}

/** @throws {ApiError | CommonRefusal} for a sender that is not declared, or may not send. */
function authorize(
  from: MailAddress,
  action: string,
  configurationSet: string | undefined,
  call: ApiCall,
  { identities, configurationSets }: SesDeps,
): void {
  const { address, name } = from;
  const identity = identityOf(inRegion(identities(), call), address);
  const { region, account } = call;
  const unknown = `arn:aws:ses:${region}:${account}:identity/${address}`;
  const context = { "ses:fromaddress": address, "ses:fromdisplayname": name };
  call.demand(action, identity?.arn ?? unknown, context);
  if (identity === undefined) {
    throw new ApiError(
      "MessageRejected",
      `Email address is not verified. The following identities failed the check in region ${region.toUpperCase()}: ${address}`,
    );
  }
  if (configurationSet !== undefined) {
    const found = inRegion(configurationSets(), call).find(
      (each) => each.name === configurationSet,
    );
    if (found === undefined) {
      throw new ApiError(
        "NotFoundException",
        `Configuration set <${configurationSet}> does not exist.`,
        404,
      );
    }
    call.demand(action, found.arn, context);
  }
}

/** What a mail says, before it is known whether it may be sent. */
interface Content extends Pick<Mail, "subject" | "text" | "html" | "attachments"> {
  /** What the headers of a raw mail say. */
  readonly from: string | undefined;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
}

function readContent(content: JsonInput): { readonly content: Content; readonly action: string } {
  const kinds = ["Simple", "Raw", "Template"].filter((kind) => content.has(kind));
  if (kinds.length !== 1) {
    throw badRequest("Content must have one of Simple, Raw and Template.");
  }
  if (content.has("Template")) {
    throw new CommonRefusal("not-simulated", "Templates are not simulated here.");
  }
  return content.has("Raw")
    ? { content: readRaw(content.object("Raw")), action: rawMailAction.value }
    : { content: readSimple(content.object("Simple")), action: "ses:SendEmail" };
}

function readSimple(simple: JsonInput): Content {
  const body = simple.object("Body");
  const part = (name: string) =>
    body.has(name) ? body.object(name).optionalText("Data") : undefined;
  if (part("Text") === undefined && part("Html") === undefined) {
    throw badRequest("Body must have Text or Html, with Data.");
  }
  return {
    subject: simple.object("Subject").optionalText("Data") ?? "",
    text: part("Text"),
    html: part("Html"),
    attachments: simple.objects("Attachments").map((each) => each.text("FileName")),
    from: undefined,
    to: [],
    cc: [],
    bcc: [],
  };
}

function readRaw(raw: JsonInput): Content {
  const { headers, text, html } = readRawMail(Buffer.from(raw.text("Data"), "base64"));
  const listed = (name: string) => splitAddresses(headers[name] ?? "");
  return {
    subject: headers["subject"] ?? "",
    text,
    html,
    attachments: [],
    from: headers["from"],
    to: listed("to"),
    cc: listed("cc"),
    bcc: listed("bcc"),
  };
}

function readSender(text: string | undefined): MailAddress {
  const sender = text === undefined ? undefined : parseAddress(text);
  if (sender === undefined) {
    throw badRequest("FromEmailAddress must be an address, like Jo <jo@example.com>.");
  }
  return sender;
}

/** @param otherwise Where a raw mail names its recipients itself. */
function addresses(
  input: JsonInput,
  name: string,
  otherwise: readonly string[],
): readonly string[] {
  return (input.has(name) ? input.texts(name) : otherwise).map((text) => {
    const address = parseAddress(text);
    if (address === undefined) {
      throw badRequest(`${name} must be addresses, like jo@example.com.`);
    }
    return shownAddress(address);
  });
}

function shownAddress({ name, address }: MailAddress): string {
  return name === "" ? address : `${name} <${address}>`;
}

function badRequest(message: string): ApiError {
  return new ApiError("BadRequestException", message);
}
