import { identityNoUsers } from "../../../rules/identity/identity-no-users.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const rest = "is a long-term identity; write a role instead";

describeRule(identityNoUsers, {
  passes: [
    {
      title: "a user where users may be made",
      given: resource("aws:iam/user:User"),
      settings: { allowed: ["aws:iam/user:User"] },
    },
  ],
  violates: [
    {
      title: "a user",
      given: resource("aws:iam/user:User"),
      reports: [`example-user ${rest}`],
    },
    {
      title: "a key where users may be made",
      given: resource("aws:iam/accessKey:AccessKey"),
      settings: { allowed: ["aws:iam/user:User"] },
      reports: [`example-accessKey ${rest}`],
    },
    {
      title: "a group",
      given: resource("aws:iam/group:Group"),
      reports: [`example-group ${rest}`],
    },
  ],
  mutation: {
    breaks(draft) {
      draft.add(
        draft.node("aws:iam/role:Role", "season-replica-role"),
        "aws:iam/user:User",
        "clerk",
        {},
      );
    },
    reports: [`clerk ${rest}`],
  },
});
