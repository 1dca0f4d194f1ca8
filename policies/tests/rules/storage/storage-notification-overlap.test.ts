import { unknown } from "../../../reading/value.ts";
import { storageNotificationOverlap } from "../../../rules/storage/storage-notification-overlap.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const type = "aws:s3/bucketNotification:BucketNotification";
const first = { events: ["s3:ObjectCreated:*"], filterPrefix: "a/" };
const notification = (second: object) =>
  resource(type, { props: { lambdaFunctions: [first], queues: [second] } });
const found =
  "overlaps lambdaFunctions[0]; write other events, or prefixes and suffixes of which none begins or ends another";

describeRule(storageNotificationOverlap, {
  passes: [
    { title: "other objects", given: notification({ ...first, filterPrefix: "b/" }) },
    { title: "other events", given: notification({ ...first, events: ["s3:ObjectRemoved:*"] }) },
    {
      title: "a prefix that is not known yet",
      given: notification({ ...first, filterPrefix: unknown }),
    },
  ],
  violates: [
    {
      title: "an event of a part of the objects",
      given: notification({ events: ["s3:ObjectCreated:Put"], filterPrefix: "a/b" }),
      reports: [`example-bucketNotification queues[0].events ${found}`],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.add(draft.node("aws:wafv2/webAcl:WebAcl"), type, "events", {
        topics: [first, { ...first, filterPrefix: "a/b" }],
      }),
    reports: [`events topics[1].events ${found.replace("lambdaFunctions", "topics")}`],
  },
});
