/**
 * What SNS answers when topics are declared.
 *
 * @module
 */
import type { Answer, DeclaredResource, Service } from "./declaration.ts";

/** Topics and who may publish to them. */
export const sns: Service = {
  resources: {
    "aws:sns/topic:Topic": topic,
    "aws:sns/topicPolicy:TopicPolicy": (resource) => ({
      id: resource.text("arn") ?? resource.name,
      owner: resource.accountId,
    }),
    "aws:sns/topicSubscription:TopicSubscription": subscription,
  },
};

/** Those by mail wait for their receiver. @see https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html */
function subscription(resource: DeclaredResource): Answer {
  const arn = `${resource.text("topic") ?? ""}:${resource.uuid()}`;
  return {
    id: arn,
    arn,
    confirmationWasAuthenticated: false,
    ownerId: resource.accountId,
    pendingConfirmation: ["email", "email-json"].includes(resource.text("protocol") ?? ""),
  };
}

/** @see https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html */
function topic(resource: DeclaredResource): Answer {
  const name = resource.text("name") ?? resource.physicalName({ max: 256 });
  const arn = `arn:aws:sns:${resource.region}:${resource.accountId}:${name}`;
  return {
    id: arn,
    arn,
    name,
    namePrefix: "",
    owner: resource.accountId,
    // A policy made by a resource of its own does not show here.
    policy: "",
    beginningArchiveTime: "",
    fifoThroughputScope: "",
    signatureVersion: 1,
    tracingConfig: "PassThrough",
  };
}
