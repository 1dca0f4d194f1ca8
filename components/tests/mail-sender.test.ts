/**
 * `MailSender`: an identity of a mail address, or of a domain with DKIM.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { MailSender, type MailSenderArgs } from "../mail-sender.ts";
import { type Declaring, declared, recordComponent, refusal } from "./recording.ts";

const sender =
  (args: Partial<MailSenderArgs> = {}): Declaring =>
  (provider) => {
    const { identityArn, statement } = new MailSender(
      "mail",
      { region: "eu-west-2", address: "results@example.com", ...args },
      { providers: [provider] },
    );
    return { identityArn, statement };
  };

describe("MailSender", () => {
  it("declares the address as identity without a hosted zone", async () => {
    assert.deepEqual(declared(await recordComponent(sender())), {
      "EmailIdentity mail-identity": { region: "eu-west-2", emailIdentity: "results@example.com" },
    });
  });

  it("declares the domain as identity and a record for each DKIM token with a hosted zone", async () => {
    const graph = declared(await recordComponent(sender({ zoneId: "Z1" })));
    assert.deepEqual(Object.keys(graph), [
      "EmailIdentity mail-identity",
      "Record mail-dkim-1",
      "Record mail-dkim-2",
      "Record mail-dkim-3",
    ]);
    assert.deepEqual(graph["EmailIdentity mail-identity"], {
      region: "eu-west-2",
      emailIdentity: "example.com",
      dkimSigningAttributes: { nextSigningKeyLength: "RSA_2048_BIT" },
    });
    const names = [1, 2, 3].map((each) => {
      const { name, records, type, zoneId } = graph[`Record mail-dkim-${each}`] as {
        name: string;
        records: readonly string[];
        type: string;
        zoneId: string;
      };
      const [, token] = /^(\w+)\._domainkey\.example\.com$/.exec(name) ?? [];
      assert.deepEqual(
        { records, type, zoneId },
        { records: [`${token}.dkim.amazonses.com`], type: "CNAME", zoneId: "Z1" },
      );
      return name;
    });
    assert.equal(new Set(names).size, 3);
  });

  for (const existingIdentity of ["results@example.com", "example.com"]) {
    it(`reads the identity ${existingIdentity} that exists, and declares none`, async () => {
      const recorded = await recordComponent(sender({ existingIdentity, zoneId: "Z1" }));
      assert.deepEqual(declared(recorded), {});
      assert.equal(
        recorded.outputs["identityArn"],
        `arn:aws:ses:eu-west-2:000000000000:identity/${existingIdentity}`,
      );
    });
  }

  it("refuses an identity that exists of another domain", async () => {
    assert.match(
      await refusal(sender({ existingIdentity: "example.net" })),
      /existingIdentity must be "results@example.com" or its domain, got "example.net"$/m,
    );
  });

  it("permits mails from the address only, to any identity of the Region", async () => {
    const { statement } = (await recordComponent(sender())).outputs;
    assert.deepEqual(statement, {
      actions: ["ses:SendEmail"],
      resources: ["arn:aws:ses:eu-west-2:000000000000:identity/*"],
      conditions: { StringEquals: { "ses:FromAddress": "results@example.com" } },
    });
  });

  for (const address of ["results", "a@b", "a b@example.com", "<a@example.com>", "a@EXAMPLE.com"]) {
    it(`refuses the address ${address}`, async () => {
      assert.match(
        await refusal(sender({ address })),
        new RegExp(`address must be a mail address .*, got ${JSON.stringify(address)}$`, "m"),
      );
    });
  }
});
