import { methodSettingsType } from "../../../reading/rest-api-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { privateApiDataTrace } from "../../../rules/private-api/private-api-data-trace.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const settings = (dataTraceEnabled: unknown) =>
  resource(methodSettingsType, { props: { settings: { dataTraceEnabled } } });
const violation = "settings.dataTraceEnabled is true; write dataTraceEnabled: false";

describeRule(privateApiDataTrace, {
  passes: [
    { title: "off", given: settings(false) },
    { title: "no override", given: settings(undefined) },
    { title: "not known yet", given: settings(unknown) },
  ],
  violates: [
    { title: "on", given: settings(true), reports: [`example-methodSettings ${violation}`] },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(methodSettingsType), ["settings", "dataTraceEnabled"], true),
    reports: [`desk-api-settings ${violation}`],
  },
});
