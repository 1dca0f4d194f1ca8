/**
 * Settings of signing in by mail.
 *
 * @module
 */
import type { AccessList } from "../functions/contract.ts";
import type { DomainSettings } from "./domain-settings.ts";
import type { SettingReader } from "./setting-reader.ts";
import { scope, type TokenSettings } from "./token-settings.ts";

/** Settings of the sign-in API. */
export interface SignInSettings {
  /** Mail address that links are sent from. */
  readonly sender: string;
  /** Identity of the sender that the account has: the address or its domain. Without it, the stack creates one. */
  readonly existingIdentity?: string;
  /** Content of the access list when the stack is created; later changes are made in the bucket. */
  readonly people: AccessList["people"];
  readonly linkSeconds: number;
  readonly tokenSeconds: number;
  readonly sessionSeconds: number;
}

/** A mail address in the form that SES accepts, without a quoted local part; the domain in lower case. */
const mailAddress =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/** Reads the settings of the sign-in API; `undefined` for a stack without it. */
export function readSignInSettings(
  read: SettingReader,
  tokens: TokenSettings,
  domain: DomainSettings | undefined,
): SignInSettings | undefined {
  const sender = read.optionalText(
    "signInSender",
    mailAddress,
    "a mail address with a domain in lower case, such as results@rugby.example.org",
  );
  const existingIdentity = read.optionalText("signInIdentity", /./, "a mail address or a domain");
  const people = read.objects("signInPeople", (item) => ({
    email: item.text("email"),
    scopes: item.texts("scopes"),
  }));
  read.note(people.flatMap(({ email, scopes }, index) => personProblems(index, email, scopes)));
  const tokenSeconds = read.whole("signInTokenSeconds", 60, 3600);
  const settings = {
    people,
    linkSeconds: read.whole("signInLinkSeconds", 60, 3600),
    tokenSeconds,
    sessionSeconds: read.whole("signInSessionSeconds", 60, 2_592_000),
  };
  if (settings.sessionSeconds < tokenSeconds) {
    read.refuse(
      "signInSessionSeconds",
      `signInTokenSeconds or more, which is ${tokenSeconds}`,
      settings.sessionSeconds,
    );
  }
  if (sender === undefined) {
    if (existingIdentity !== undefined) {
      read.refuse("signInIdentity", "empty where signInSender is empty", existingIdentity);
    }
    return undefined;
  }
  if (tokens.outsideKeys !== undefined) {
    read.refuse("signInSender", "empty where tokenKeySet is set: its issuer signs in", sender);
  }
  if (domain !== undefined && !isUnder(sender, domain.name)) {
    read.refuse(
      "signInSender",
      `an address of the domain ${domain.name}, whose hosted zone gets the records of DKIM`,
      sender,
    );
  }
  if (existingIdentity === undefined) {
    return { sender, ...settings };
  }
  if (existingIdentity !== sender && existingIdentity !== domainOf(sender)) {
    read.refuse(
      "signInIdentity",
      `empty, ${sender} or ${domainOf(sender)}, which signInSender belongs to`,
      existingIdentity,
    );
  }
  return { sender, existingIdentity, ...settings };
}

function personProblems(index: number, email: string, scopes: readonly string[]) {
  const where = `signInPeople[${index}]`;
  return [
    ...(email === "" || mailAddress.test(email.toLowerCase())
      ? []
      : [`${where}.email must be a mail address, got ${JSON.stringify(email)}`]),
    ...scopes
      .filter((each) => !scope.test(each))
      .map((each) => `${where}.scopes must be strings without spaces, got ${JSON.stringify(each)}`),
  ];
}

function isUnder(sender: string, domain: string): boolean {
  return domainOf(sender) === domain;
}

function domainOf(sender: string): string {
  return sender.slice(sender.indexOf("@") + 1);
}
