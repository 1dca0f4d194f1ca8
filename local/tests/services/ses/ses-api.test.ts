/** Sending a mail through SES. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { keyRingOf } from "../../../server/stack-keys.ts";
import { createApiEndpoint } from "../../../services/aws-api/endpoint.ts";
import { createOutbox, maxBodyLength, maxMails } from "../../../services/ses/outbox.ts";
import { createSes } from "../../../services/ses/ses-api.ts";
import { accessKeys, signedAtMs, signedRequest } from "../aws-api/signed-request.ts";

const identity = (name: string, region = "eu-west-1") => ({
  name,
  region,
  arn: `arn:aws:ses:${region}:000000000000:identity/${name}`,
});

function open(isAllowed: (action: string, resource: string) => boolean = () => true) {
  const outbox = createOutbox();
  const logged: string[] = [];
  const demanded: unknown[] = [];
  let ids = 0;
  const handle = createApiEndpoint({
    services: {
      ses: createSes({
        identities: () => [identity("example.com"), identity("us@other.org", "us-east-1")],
        configurationSets: () => [identity("tracked")],
        outbox,
        nowMs: () => signedAtMs,
        newId: () => {
          ids += 1;
          return `mail-${ids}`;
        },
        log: (message) => logged.push(message),
      }),
    },
    keys: keyRingOf(() => accessKeys),
    authorize(_principal, action, resource, context) {
      demanded.push([action, resource, context]);
      return isAllowed(action, resource);
    },
    nowMs: () => signedAtMs,
    requestId: () => "request-1",
    log: () => undefined,
  });
  return {
    outbox,
    logged,
    demanded,
    async send(input: object, path = "/v2/email/outbound-emails", method = "POST") {
      const request = signedRequest(
        { path, method, body: JSON.stringify(input) },
        { service: "ses" },
      );
      const { status, body } = await handle(request);
      return { status, value: JSON.parse(body.toString()) };
    },
  };
}

const simple = {
  FromEmailAddress: "Results <results@example.com>",
  Destination: { ToAddresses: ["Jo <jo@fan.org>"], BccAddresses: ["al@fan.org"] },
  ReplyToAddresses: ["help@example.com"],
  Content: {
    Simple: {
      Subject: { Data: "Sign in" },
      Body: { Text: { Data: "text" }, Html: { Data: "<b>" } },
    },
  },
};

function raw(lines: readonly string[]) {
  return { Raw: { Data: Buffer.from(lines.join("\r\n")).toString("base64") } };
}

describe("SendEmail", () => {
  it("puts a mail into the outbox, and logs recipients and subject", async () => {
    const { send, outbox, logged, demanded } = open();
    assert.deepEqual(await send(simple), { status: 200, value: { MessageId: "mail-1" } });
    assert.deepEqual(outbox.list(), [
      {
        id: "mail-1",
        sentMs: signedAtMs,
        region: "eu-west-1",
        from: "Results <results@example.com>",
        to: ["Jo <jo@fan.org>"],
        cc: [],
        bcc: ["al@fan.org"],
        replyTo: ["help@example.com"],
        subject: "Sign in",
        text: "text",
        html: "<b>",
        attachments: [],
      },
    ]);
    assert.deepEqual(logged, ["mail to Jo <jo@fan.org>, al@fan.org: Sign in"]);
    const context = { "ses:fromaddress": "results@example.com", "ses:fromdisplayname": "Results" };
    assert.deepEqual(demanded, [["ses:SendEmail", identity("example.com").arn, context]]);
  });

  it("takes sender and recipients of a raw mail from its headers", async () => {
    const { send, outbox, demanded } = open();
    const headers = ["From: a@example.com", 'To: "Doe, Jo" <jo@fan.org>, al@fan.org', "Subject: S"];
    const sent = await send({ Content: raw([...headers, "", "text"]) });
    assert.equal(sent.status, 200);
    const [mail] = outbox.list();
    assert.deepEqual(mail?.to, ["Doe, Jo <jo@fan.org>", "al@fan.org"]);
    assert.deepEqual([mail?.from, mail?.subject, mail?.text], ["a@example.com", "S", "text"]);
    assert.match(JSON.stringify(demanded), /ses:SendRawEmail/);
  });

  it("prefers the recipients of the request to those of a raw mail", async () => {
    const { send, outbox } = open();
    const Content = raw(["From: a@example.com", "To: jo@fan.org", "", "text"]);
    await send({ Content, Destination: { ToAddresses: ["al@fan.org"] } });
    assert.deepEqual(outbox.list()[0]?.to, ["al@fan.org"]);
  });

  const content = simple.Content;
  const to = (count: number) => ({
    ToAddresses: Array.from({ length: count }, (_, index) => `jo${index}@fan.org`),
  });
  for (const [title, input, status, code] of [
    ["a sender that is not declared", { FromEmailAddress: "a@other.org" }, 400, "MessageRejected"],
    ["an identity of another Region", { FromEmailAddress: "us@other.org" }, 400, "MessageRejected"],
    ["no sender", { FromEmailAddress: undefined }, 400, "BadRequestException"],
    ["a sender that is no address", { FromEmailAddress: "results" }, 400, "BadRequestException"],
    ["no recipient", { Destination: {} }, 400, "BadRequestException"],
    ["51 recipients", { Destination: to(51) }, 400, "BadRequestException"],
    [
      "a recipient that is no address",
      { Destination: { ToAddresses: ["a\nb@c.d"] } },
      400,
      "BadRequestException",
    ],
    ["no content", { Content: {} }, 400, "BadRequestException"],
    ["two contents", { Content: { ...content, ...raw([]) } }, 400, "BadRequestException"],
    [
      "no body",
      { Content: { Simple: { Subject: { Data: "S" }, Body: {} } } },
      400,
      "BadRequestException",
    ],
    [
      "a template",
      { Content: { Template: { TemplateName: "t" } } },
      501,
      "UnknownOperationException",
    ],
    ["an unknown configuration set", { ConfigurationSetName: "none" }, 404, "NotFoundException"],
  ] as const) {
    it(`refuses ${title} with ${status} ${code}`, async () => {
      const { send, outbox, logged } = open();
      const refused = await send({ ...simple, ...input });
      assert.deepEqual([refused.status, refused.value.__type], [status, code]);
      assert.deepEqual([outbox.list(), logged], [[], []]);
    });
  }

  it("takes 50 recipients, and a configuration set that is declared", async () => {
    const { send } = open();
    const sent = await send({ ...simple, Destination: to(50), ConfigurationSetName: "tracked" });
    assert.equal(sent.status, 200);
  });

  it("refuses what no policy allows", async () => {
    const { send, outbox } = open(() => false);
    const refused = await send(simple);
    assert.deepEqual([refused.status, refused.value.__type], [403, "AccessDeniedException"]);
    assert.deepEqual(outbox.list(), []);
  });

  it("answers other operations with 501", async () => {
    const { send } = open();
    assert.equal((await send({}, "/v2/email/identities")).status, 501);
    assert.equal((await send({}, "/v2/email/outbound-emails", "GET")).status, 501);
  });
});

describe("the outbox", () => {
  it("keeps the last mails, newest first, and the beginning of a long body", async () => {
    const { send, outbox } = open();
    for (let count = 0; count < maxMails + 1; count += 1) {
      await send(simple);
    }
    assert.equal(outbox.list().length, maxMails);
    assert.deepEqual([outbox.list()[0]?.id, outbox.list().at(-1)?.id], ["mail-101", "mail-2"]);
    const Data = "a".repeat(maxBodyLength + 5);
    await send({
      ...simple,
      Content: { Simple: { Subject: { Data: "S" }, Body: { Text: { Data } } } },
    });
    const text = outbox.list()[0]?.text ?? "";
    assert.equal(text, `${Data.slice(5)}\n[5 more characters are not kept]`);
    assert.equal(outbox.clear(), maxMails);
    assert.deepEqual(outbox.list(), []);
  });
});
