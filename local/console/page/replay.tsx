/**
 * Sends a request: one that was recorded, as it was or edited, or a new one.
 *
 * @module
 */
import type { ComponentChild } from "preact";
import { useState } from "preact/hooks";
import type { RequestRecord } from "../../trace/request-record.ts";
import { call } from "./call.ts";
import { Field } from "./field.tsx";
import { headerLines, readHeaderLines } from "./header-lines.ts";
import { hrefOf } from "./route.ts";

/** The form. */
export function Replay({ record }: { readonly record?: RequestRecord }): ComponentChild {
  const [problem, setProblem] = useState("");
  async function send(form: FormData): Promise<void> {
    const text = (name: string) => String(form.get(name) ?? "");
    const answer = await call<{ readonly id: string }>("requests", {
      method: "POST",
      json: {
        ...(record && { replay: record.id }),
        method: text("method"),
        url: text("url"),
        headers: readHeaderLines(text("headers")),
        ...(text("body") !== "" && { body: text("body") }),
        ...(text("viewer") !== "" && { viewer: text("viewer") }),
        ...(text("address") !== "" && { address: text("address") }),
      },
    });
    if (answer.kind === "ok") {
      setProblem("");
      location.hash = hrefOf("requests", answer.value.id);
    } else {
      setProblem(answer.problem);
    }
  }
  return (
    <form
      class="panel replay"
      onSubmit={(event) => {
        event.preventDefault();
        void send(new FormData(event.currentTarget));
      }}
    >
      <div class="fields">
        <Field label="Method" name="method" value={record?.method ?? "GET"} size={8} />
        <Field label="Path and query" name="url" value={record?.url ?? "/"} grow />
        <Field
          label="Viewer"
          name="viewer"
          value={record?.place?.country ?? ""}
          hint="a country, or latitude,longitude"
          size={12}
        />
        <Field label="Address" name="address" value="" hint="like 203.0.113.7" size={14} />
      </div>
      <label>
        Headers, one in a line
        <textarea
          name="headers"
          rows={6}
          spellcheck={false}
          defaultValue={record ? headerLines(record.request.headers) : ""}
        />
      </label>
      <label>
        Body
        <textarea
          name="body"
          rows={3}
          spellcheck={false}
          defaultValue={record?.request.body.text ?? ""}
        />
      </label>
      <p class="row">
        <button type="submit" class="first">
          Send
        </button>
        <span role="alert" class="problem">
          {problem}
        </span>
      </p>
    </form>
  );
}
