import { alarmType, topicType } from "../../../reading/alarm.ts";
import { alarmTopicSubscribed } from "../../../rules/observability/alarm-topic-subscribed.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const subscriptionType = "aws:sns/topicSubscription:TopicSubscription";

const topic = (name: string) => resource(topicType, { name });
const subscription = (to: ReturnType<typeof topic>) =>
  resource(subscriptionType, { from: { topic: [to] } });
const alarm = (to: ReturnType<typeof topic>) =>
  resource(alarmType, { name: `alarm-${to.name}`, from: { alarmActions: [to] } });

const [one, two, three] = ["one", "two", "three"].map(topic) as [
  ReturnType<typeof topic>,
  ReturnType<typeof topic>,
  ReturnType<typeof topic>,
];
const alarms = [one, two, three].map(alarm);
const write = "declare a TopicSubscription for each; in this program set alarmSubscribers";

describeRule(alarmTopicSubscribed, {
  passes: [
    { title: "a stack that subscribes to none of its topics", given: [one, two, three, ...alarms] },
    {
      title: "a stack that subscribes to all topics of alarms",
      given: [one, two, three, alarm(one), subscription(one)],
      settings: { required: true },
    },
  ],
  violates: [
    {
      title: "a stack that subscribes to some of its topics",
      given: [one, two, three, ...alarms, subscription(one)],
      reports: [`two and 1 more topics of alarms have no subscription; ${write}`],
    },
    {
      title: "one topic without a subscription where subscriptions are required",
      given: [one, alarm(one)],
      settings: { required: true },
      reports: [`one has no subscription; ${write}`],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const first = draft.node(topicType, "facade-alarm-topic");
      draft.wire(draft.add(first, subscriptionType, "told", {}), "topic", [first]);
    },
    reports: [
      `observation-check-topic and 10 more topics of alarms have no subscription; ${write}`,
    ],
  },
});
