/**
 * The mail with a link.
 *
 * @module
 */
import { escapeHtml } from "../escape-html.ts";

/** A mail. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/**
 * @param to An address of the access list.
 * @param url Address of the site.
 * @param linkSeconds Lifetime of the link.
 */
export function linkMail(to: string, url: string, link: string, linkSeconds: number): Mail {
  const { host } = new URL(url);
  const address = `${url}/auth/callback?link=${link}`;
  const minutes = Math.floor(linkSeconds / 60);
  const end = `The link can be used once, within ${minutes} minute${minutes === 1 ? "" : "s"}. If you did not ask for it, you need not do anything.`;
  return {
    to,
    subject: `Sign in to ${host}`,
    text: `Open this link to sign in to ${host}:\n\n${address}\n\n${end}\n`,
    html: `<!doctype html><html lang="en"><body><p>Open this link to sign in to ${escapeHtml(host)}:</p><p><a href="${escapeHtml(address)}">${escapeHtml(address)}</a></p><p>${end}</p></body></html>`,
  };
}
