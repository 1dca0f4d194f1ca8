import { report } from "../../property-check.ts";
import { actionProperties, alarmType, compositeAlarmType, topicType } from "../../reading/alarm.ts";
import { sources } from "../../reading/stack.ts";
import { flagSetting, stackRule } from "../../rule.ts";

const subscriptionType = "aws:sns/topicSubscription:TopicSubscription";

export const alarmTopicSubscribed = stackRule({
  name: "alarm-topic-subscribed",
  statement: "Topics of alarms have a subscription.",
  why: "A topic without a subscription delivers an alarm to nobody.",
  url: "https://docs.aws.amazon.com/sns/latest/dg/sns-create-subscribe-endpoint-to-topic.html",
  severity: "medium",
  settings: {
    required: flagSetting(
      "Whether a stack must subscribe to its topics at all; otherwise only one that subscribes to some of them.",
    ),
  },
  evaluate(stack, { required }) {
    const told = new Set(
      stack
        .ofType(alarmType, compositeAlarmType)
        .flatMap((alarm) => actionProperties.flatMap((at) => sources(alarm, at, topicType))),
    );
    const topics = stack.ofType(topicType).filter((topic) => told.has(topic));
    const silent = topics.filter((topic) => stack.pointingAt(topic, subscriptionType).length === 0);
    const [first] = silent;
    return (
      first !== undefined &&
      (required || silent.length < topics.length) &&
      report(
        first,
        "",
        silent.length === 1
          ? "has no subscription"
          : `and ${silent.length - 1} more topics of alarms have no subscription`,
        "declare a TopicSubscription for each; in this program set alarmSubscribers",
      )
    );
  },
});
