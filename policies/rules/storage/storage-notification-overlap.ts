import { notificationPage } from "../../../aws/other-pages.ts";
import { checkEach, report } from "../../property-check.ts";
import { items, type Part } from "../../reading/resource.ts";
import { hasUnknown, text, texts } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const storageNotificationOverlap = resourceRule({
  name: "storage-notification-overlap",
  statement: "An event of a bucket goes to one destination.",
  why: "S3 refuses notifications whose events, prefixes and suffixes overlap.",
  url: notificationPage.source.url,
  severity: "medium",
  types: ["aws:s3/bucketNotification:BucketNotification"],
  evaluate(notification) {
    const all = ["lambdaFunctions", "queues", "topics"].flatMap((at) => items(notification, at));
    return checkEach(all.entries(), ([index, each]) => {
      const other = all.slice(0, index).find((before) => overlaps(before, each));
      return (
        other !== undefined &&
        report(
          each,
          "events",
          `overlaps ${other.at}`,
          "write other events, or prefixes and suffixes of which none begins or ends another",
        )
      );
    });
  },
});

function overlaps({ props: one }: Part, { props: other }: Part): boolean {
  const isKnown = ["events", "filterPrefix", "filterSuffix"].every(
    (name) => !hasUnknown(one[name]) && !hasUnknown(other[name]),
  );
  const [prefix = "", otherPrefix = ""] = [text(one["filterPrefix"]), text(other["filterPrefix"])];
  const [suffix = "", otherSuffix = ""] = [text(one["filterSuffix"]), text(other["filterSuffix"])];
  return (
    isKnown &&
    texts(one["events"]).some((event) =>
      texts(other["events"]).some(
        (another) => includes(event, another) || includes(another, event),
      ),
    ) &&
    (prefix.startsWith(otherPrefix) || otherPrefix.startsWith(prefix)) &&
    (suffix.endsWith(otherSuffix) || otherSuffix.endsWith(suffix))
  );
}

/** `s3:ObjectCreated:*` includes `s3:ObjectCreated:Put`. */
function includes(event: string, other: string): boolean {
  return event.endsWith("*") ? other.startsWith(event.slice(0, -1)) : event === other;
}
