/**
 * Mails that were sent: they stay here, and nothing leaves the machine.
 *
 * @module
 */

/** A mail. */
export interface Mail {
  /** The message id that its sender was told. */
  readonly id: string;
  /** When it was sent, in milliseconds since the epoch. */
  readonly sentMs: number;
  readonly region: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly replyTo: readonly string[];
  readonly subject: string;
  /** `undefined` where it has none. */
  readonly text: string | undefined;
  /** `undefined` where it has none. */
  readonly html: string | undefined;
  /** Names of the files that are attached. */
  readonly attachments: readonly string[];
}

/** The last mails, in memory. */
export interface Outbox {
  /** The oldest leaves when there are too many. */
  add(mail: Mail): void;
  /** Newest first. */
  list(): readonly Mail[];
  /** @returns how many there were. */
  clear(): number;
}

/** Mails that are kept. */
export const maxMails = 100;

/** Characters of a body that are kept. */
export const maxBodyLength = 256 * 1024;

/** An outbox without a mail. */
export function createOutbox(): Outbox {
  let mails: readonly Mail[] = [];
  return {
    add(mail) {
      const kept = { ...mail, text: shortened(mail.text), html: shortened(mail.html) };
      mails = [kept, ...mails].slice(0, maxMails);
    },
    list: () => mails,
    clear() {
      const { length } = mails;
      mails = [];
      return length;
    },
  };
}

function shortened(text: string | undefined): string | undefined {
  return text === undefined || text.length <= maxBodyLength
    ? text
    : `${text.slice(0, maxBodyLength)}\n[${text.length - maxBodyLength} more characters are not kept]`;
}
