/**
 * The API of SNS, as far as a running program uses it: a message to a topic, which the log tells.
 *
 * @see https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
 * @module
 */
import { maxTopicMessageBytes } from "../../../aws/sns.ts";
import { type ApiCall, ApiError, type ApiService, CommonRefusal } from "../aws-api/api-message.ts";
import { xmlAnswer, xmlProtocol } from "../aws-api/xml-protocol.ts";
import { branch, leaf, xmlDocument } from "../s3/wire/xml.ts";

const namespace = "http://sns.amazonaws.com/doc/2010-03-31/";

/** What SNS needs of its owner. */
export interface SnsDeps {
  /** ARNs of the topics. */
  readonly topics: () => readonly string[];
  /** For message ids. */
  readonly newId: () => string;
  readonly log: (message: string) => void;
}

/** SNS. Nobody is subscribed to a topic here. */
export function createSns(deps: SnsDeps): ApiService {
  const protocol = xmlProtocol(namespace);
  return {
    protocol: {
      ...protocol,
      refusals: { ...protocol.refusals, denied: ["AuthorizationError", 403] },
    },
    answer(call) {
      const input = new URLSearchParams(call.body.toString());
      if (input.get("Action") !== "Publish") {
        throw new CommonRefusal("not-simulated", "This operation of SNS is not simulated here.");
      }
      const result = branch("PublishResult", [leaf("MessageId", publish(input, call, deps))]);
      const metadata = branch("ResponseMetadata", [leaf("RequestId", call.requestId)]);
      return xmlAnswer(200, xmlDocument("PublishResponse", namespace, [result, metadata]));
    },
  };
}

/** @returns the message id. @throws {ApiError | CommonRefusal} */
function publish(input: URLSearchParams, call: ApiCall, { topics, newId, log }: SnsDeps): string {
  const arn = input.get("TopicArn") ?? input.get("TargetArn");
  if (arn === null) {
    throw new CommonRefusal("not-simulated", "Messages to telephones are not simulated here.");
  }
  call.demand("sns:Publish", arn);
  const message = input.get("Message") ?? "";
  if (!topics().includes(arn)) {
    throw new ApiError("NotFound", "Topic does not exist", 404);
  }
  if (message === "" || Buffer.byteLength(message) > maxTopicMessageBytes.value) {
    throw new ApiError(
      "InvalidParameter",
      `Invalid parameter: Message must have 1 to ${maxTopicMessageBytes.value} bytes`,
    );
  }
  const subject = input.get("Subject") ?? message;
  log(`message to ${arn.slice(arn.lastIndexOf(":") + 1)}: ${shortened(subject)}`);
  return newId();
}

function shortened(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 199)}…`;
}
