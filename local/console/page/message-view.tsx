/**
 * Headers and body of a request or a response.
 *
 * @module
 */
import type { ComponentChild } from "preact";
import type { RecordedBody, RecordedHeaders } from "../../trace/request-record.ts";
import { formatBytes } from "./format.ts";
import { Preformatted } from "./scroll.tsx";

/** Headers in their order. */
export function HeaderTable({
  headers,
  caption,
}: {
  readonly headers: RecordedHeaders;
  readonly caption: string;
}): ComponentChild {
  return (
    <table class="pairs">
      <caption class="unseen">{caption}</caption>
      <tbody>
        {headers.map(([name, value], at) => (
          <tr key={at}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A text of JSON with line breaks; any other as it is. */
function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}

function Body({ body }: { readonly body: RecordedBody }): ComponentChild {
  if (body.sizeBytes === 0) {
    return <p class="soft">No body</p>;
  }
  const size = `${formatBytes(body.sizeBytes)}${body.truncated ? ", only its beginning is kept" : ""}`;
  return (
    <details class="raw">
      <summary>Body, {size}</summary>
      <Preformatted label="Body">
        {body.text === undefined ? (body.base64 ?? "") : readable(body.text)}
      </Preformatted>
    </details>
  );
}

/** A request or a response. */
export function MessageView({
  title,
  message,
}: {
  readonly title: string;
  readonly message: { readonly headers: RecordedHeaders; readonly body: RecordedBody };
}): ComponentChild {
  return (
    <section class="message">
      <h2>{title}</h2>
      <HeaderTable headers={message.headers} caption={`Headers: ${title}`} />
      <Body body={message.body} />
    </section>
  );
}
