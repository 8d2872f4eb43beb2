import MailComposer from "nodemailer/lib/mail-composer";

/** A mail as the Worker hands it over: the JSON of Resend's API. */
export interface HandedMail {
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
}

/** A mail as nodemailer takes it. Nothing is read from files or addresses. */
export function mailOptions({ from, to, subject, text, html, headers }: HandedMail) {
  const { "Message-ID": messageId, ...others } = headers;
  return {
    from,
    to,
    subject,
    text,
    html,
    headers: others,
    ...(messageId !== undefined && { messageId }),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** A mail as a file (RFC 5322). */
export function fileOf(mail: HandedMail): Promise<Buffer> {
  return new MailComposer(mailOptions(mail)).compile().build();
}
