/** Messages to topics. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { keyRingOf } from "../../../server/stack-keys.ts";
import { createApiEndpoint } from "../../../services/aws-api/endpoint.ts";
import { createSns } from "../../../services/sns/sns-api.ts";
import { accessKeys, signedAtMs, signedRequest } from "../aws-api/signed-request.ts";

const TopicArn = "arn:aws:sns:eu-west-1:000000000000:alarms";

async function ask(input: Readonly<Record<string, string>>, isAllowed = true) {
  const logged: string[] = [];
  const demanded: string[] = [];
  const handle = createApiEndpoint({
    services: {
      sns: createSns({
        topics: () => [TopicArn],
        newId: () => "message-1",
        log: (line) => logged.push(line),
      }),
    },
    keys: keyRingOf(() => accessKeys),
    authorize(_principal, action, resource) {
      demanded.push(`${action} ${resource}`);
      return isAllowed;
    },
    nowMs: () => signedAtMs,
    requestId: () => "request-1",
    log: () => undefined,
  });
  const body = new URLSearchParams({ Action: "Publish", Version: "2010-03-31", ...input });
  const answer = await handle(signedRequest({ body: body.toString() }, { service: "sns" }));
  const text = answer.body.toString();
  return { status: answer.status, text, code: /<Code>(\w+)</.exec(text)?.[1], logged, demanded };
}

describe("Publish", () => {
  it("is told in the log, by its subject or its text", async () => {
    const { status, text, logged, demanded } = await ask({ TopicArn, Message: "a & b" });
    assert.equal(status, 200);
    assert.match(
      text,
      /<PublishResponse xmlns="http:\/\/sns.amazonaws.com\/doc\/2010-03-31\/"><PublishResult><MessageId>message-1<\/MessageId><\/PublishResult><ResponseMetadata><RequestId>request-1</,
    );
    assert.deepEqual(logged, ["message to alarms: a & b"]);
    assert.deepEqual(demanded, [`sns:Publish ${TopicArn}`]);
    const titled = await ask({ TargetArn: TopicArn, Message: "text", Subject: "s".repeat(201) });
    assert.deepEqual(titled.logged, [`message to alarms: ${"s".repeat(199)}…`]);
  });

  for (const [title, input, status, code] of [
    ["another topic", { TopicArn: `${TopicArn}-2` }, 404, "NotFound"],
    ["no message", { Message: "" }, 400, "InvalidParameter"],
    ["too large a message", { Message: "a".repeat(262_145) }, 400, "InvalidParameter"],
    ["another operation", { Action: "ListTopics" }, 501, "NotImplemented"],
  ] as const) {
    it(`refuses ${title} with ${status} ${code}`, async () => {
      const refused = await ask({ TopicArn, Message: "a", ...input });
      assert.deepEqual([refused.status, refused.code, refused.logged], [status, code, []]);
    });
  }

  it("does not send to telephones, and refuses what no policy allows", async () => {
    const phone = await ask({ PhoneNumber: "+15550100", Message: "a" });
    assert.deepEqual([phone.status, phone.code], [501, "NotImplemented"]);
    const denied = await ask({ TopicArn, Message: "a" }, false);
    assert.deepEqual([denied.status, denied.code], [403, "AuthorizationError"]);
  });
});
