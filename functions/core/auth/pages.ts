/**
 * The pages of the sign-in API: HTML without scripts.
 *
 * @module
 */
import { escapeHtml } from "../escape-html.ts";

/** Path of the style sheet of the pages. */
export const stylePath = "/auth/style.css";

/** The style sheet. */
export const styleSheet = `:root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.5 }
body { box-sizing: border-box; margin: 0 auto; max-width: 32rem; padding: 15vh 1.25rem 2rem }
h1 { font-size: 1.6rem; line-height: 1.2 }
label { display: block; font-weight: 600 }
input, button { box-sizing: border-box; font: inherit; margin: .5rem 0 1rem; min-height: 2.75rem; padding: .5rem .75rem; width: 100% }
button { cursor: pointer; font-weight: 600 }
strong { overflow-wrap: anywhere }
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
</body>
</html>
`;
}
