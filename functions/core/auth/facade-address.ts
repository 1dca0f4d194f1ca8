/**
 * The address of the facade, which the links in mails begin with.
 *
 * @module
 */
import type { FacadeAddress } from "../../contract.ts";
import { quote } from "../quote.ts";
import { readStrictObject } from "../tokens/strict-object.ts";
import type { DocumentReading } from "./document-reading.ts";

/** Reads the object `facade.json`. @param text Of limited length. @throws never */
export function readFacadeAddress(text: string): DocumentReading<FacadeAddress> {
  const url = readStrictObject(text)?.["url"];
  return typeof url === "string" && /^https:\/\/[a-z0-9.-]{1,253}(?::\d{1,5})?$/.test(url)
    ? { kind: "content", content: { url } }
    : { kind: "refused", problems: [`url must be https:// and a host name, got ${quote(url)}`] };
}
