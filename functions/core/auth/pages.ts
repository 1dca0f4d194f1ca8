/**
 * The pages of the sign-in API: HTML without scripts.
 *
 * @module
 */
import { escapeHtml } from "../escape-html.ts";

/** Path of the style sheet of the pages. */
export const stylePath = "/auth/style.css";

/** The style sheet, in the colors of the site. */
export const styleSheet = `:root { --grass: light-dark(#0b6440, #67d69f); --ink: light-dark(#14201a, #e9f0ea); --paper: light-dark(#f3f5f0, #0f1512); --card: light-dark(#fff, #171f1b); color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
* { box-sizing: border-box }
body { background: var(--paper); color: var(--ink); margin: 0 auto; max-width: 30rem; padding: max(2rem, 12vh) 1rem 2rem }
main { background: var(--card); border-top: 4px solid var(--grass); padding: 1.5rem }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 1rem }
label { display: block; font-weight: 600 }
input, button { border: 1px solid var(--ink); border-radius: .25rem; font: inherit; margin: .5rem 0 1rem; min-height: 2.75rem; padding: .5rem .75rem; width: 100% }
button { background: var(--grass); border-color: var(--grass); color: var(--paper); cursor: pointer; font-weight: 600; margin-bottom: 0; overflow-wrap: anywhere }
:focus-visible { outline: 3px solid var(--grass); outline-offset: 2px }
strong { overflow-wrap: anywhere }
a { color: inherit }
footer { padding: 1rem 1.5rem }
`;

/** The page that asks for an address. @param next The path to open after signing in. */
export function loginPage(next: string): string {
  return page(
    "Sign in",
    `<form method="post" action="/auth/login">
${hidden("next", next)}<label for="email">Mail address</label>
<input id="email" name="email" type="email" autocomplete="email" maxlength="254" required autofocus>
<button>Send a link</button>
</form>`,
  );
}

/** The page after the address was sent: the same for every address. */
export function sentPage(linkSeconds: number): string {
  const minutes = Math.floor(linkSeconds / 60);
  return page(
    "Check your mail",
    `<p>If this address may sign in, a link is on its way. It can be used once, within ${minutes} minute${minutes === 1 ? "" : "s"}.</p>`,
  );
}

/** What the page of a link shows. */
export interface LinkView {
  readonly link: string;
  readonly email: string;
  /** Whether the link was asked for by this browser. */
  readonly isOwn: boolean;
}

/**
 * The page of a link. Opening it spends nothing, since programs that check mails open links; the button spends it.
 *
 * In a browser that did not ask for the link, the page says so: the link may be another person's, who would see what is
 * entered after signing in with it.
 */
export function linkPage({ link, email, isOwn }: LinkView): string {
  return page(
    "Sign in",
    `<p>You are signing in as <strong>${escapeHtml(email)}</strong>.</p>
${isOwn ? "" : "<p>This browser did not ask for the link. Continue only if you asked for it in another one and the address is yours.</p>\n"}<form method="post" action="/auth/callback">
${hidden("link", link)}${isOwn ? "" : hidden("confirm", "yes")}<button>${isOwn ? "Sign in" : `Sign in as ${escapeHtml(email)}`}</button>
</form>`,
  );
}

/** A page with a text. */
export function noticePage(title: string, text: string): string {
  return page(title, `<p>${escapeHtml(text)}</p>\n<p><a href="/auth/login">Sign in</a></p>`);
}

function hidden(name: string, value: string): string {
  return `<input type="hidden" name="${name}" value="${escapeHtml(value)}">\n`;
}

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="${stylePath}">
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${content}
</main>
<footer><a href="/">The league tables</a></footer>
</body>
</html>
`;
}
