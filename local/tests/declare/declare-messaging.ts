/**
 * Declares one resource of each type of SQS and SES, of subscriptions to topics, and of what shows metrics and logs.
 *
 * @module
 */
import * as aws from "@pulumi/aws";

const queueUrl = "https://sqs.eu-west-1.amazonaws.com/000000000000/one";
const emailIdentity = "example.com";
const configurationSetName = "set";

/** By type. */
export const declareMessaging: Readonly<Record<string, (name: string) => object>> = {
  "aws:cloudwatch/dashboard:Dashboard": (name) =>
    new aws.cloudwatch.Dashboard(name, { dashboardName: "d", dashboardBody: "{}" }),
  "aws:cloudwatch/queryDefinition:QueryDefinition": (name) =>
    new aws.cloudwatch.QueryDefinition(name, { queryString: "limit 1" }),
  "aws:sns/topicSubscription:TopicSubscription": (name) =>
    new aws.sns.TopicSubscription(name, {
      topic: "arn:aws:sns:eu-west-1:000000000000:t",
      protocol: "email",
      endpoint: "a@example.com",
    }),
  "aws:lambda/eventSourceMapping:EventSourceMapping": (name) =>
    new aws.lambda.EventSourceMapping(name, { functionName: "f" }),
  "aws:sesv2/configurationSet:ConfigurationSet": (name) =>
    new aws.sesv2.ConfigurationSet(name, { configurationSetName }),
  "aws:sesv2/configurationSetEventDestination:ConfigurationSetEventDestination": (name) =>
    new aws.sesv2.ConfigurationSetEventDestination(name, {
      configurationSetName,
      eventDestinationName: "events",
      eventDestination: { matchingEventTypes: ["BOUNCE"] },
    }),
  "aws:sesv2/emailIdentity:EmailIdentity": (name) =>
    new aws.sesv2.EmailIdentity(name, { emailIdentity }),
  "aws:sesv2/emailIdentityFeedbackAttributes:EmailIdentityFeedbackAttributes": (name) =>
    new aws.sesv2.EmailIdentityFeedbackAttributes(name, { emailIdentity }),
  "aws:sesv2/emailIdentityMailFromAttributes:EmailIdentityMailFromAttributes": (name) =>
    new aws.sesv2.EmailIdentityMailFromAttributes(name, { emailIdentity }),
  "aws:sesv2/emailIdentityPolicy:EmailIdentityPolicy": (name) =>
    new aws.sesv2.EmailIdentityPolicy(name, { emailIdentity, policy: "{}", policyName: "p" }),
  "aws:sqs/queue:Queue": (name) => new aws.sqs.Queue(name),
  "aws:sqs/queuePolicy:QueuePolicy": (name) =>
    new aws.sqs.QueuePolicy(name, { queueUrl, policy: "{}" }),
  "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy": (name) =>
    new aws.sqs.RedriveAllowPolicy(name, { queueUrl, redriveAllowPolicy: "{}" }),
  "aws:sqs/redrivePolicy:RedrivePolicy": (name) =>
    new aws.sqs.RedrivePolicy(name, { queueUrl, redrivePolicy: "{}" }),
};
