import type { Child } from "../html/jsx-runtime.ts";
import { CADENCES, hourInWords, WEEKDAYS } from "../../text/schedule.ts";
import { DEFAULTS, type Given, SIZES } from "../mail/wish.ts";

interface FormProps {
  given: Given;
  /** A sentence for each field that cannot be read. */
  problems: Given;
}

interface MailFormProps extends FormProps {
  /** The address of the list, in any spelling. */
  list: string;
  /** The site key of Turnstile, where it is asked. */
  turnstile: string;
}

/** The form that asks for a digest by mail. */
export function MailForm({ list, turnstile, ...form }: MailFormProps) {
  return (
    <form method="post" action="/subscribe" class="mail">
      <input type="hidden" name="list" value={list} />
      <Row name="address" label="Your address" {...form}>
        <input
          type="email"
          id="address"
          name="address"
          value={form.given.address ?? ""}
          required
          autocomplete="email"
          {...states("address", form)}
        />
      </Row>
      <DeliveryFields {...form} />
      <p class="trap" aria-hidden="true">
        <label for="website">Leave this empty</label>
        <input type="text" id="website" name="website" tabindex={-1} autocomplete="off" />
      </p>
      {turnstile !== "" && <Turnstile siteKey={turnstile} />}
      <p class="send">
        <button class="main">Send me a confirmation</button>
      </p>
    </form>
  );
}

interface DeliveryProps extends FormProps {
  /** Tells the fields apart from those of other forms of the page. */
  prefix?: string;
}

/** The fields that say when a digest comes and how much it holds. */
export function DeliveryFields({ prefix = "", ...form }: DeliveryProps) {
  const given = { ...DEFAULTS, ...form.given };
  return (
    <>
      <Row prefix={prefix} name="cadence" label="How often" {...form}>
        <Select prefix={prefix} name="cadence" {...form}>
          {CADENCES.map((cadence) => (
            <option value={cadence} selected={given.cadence === cadence}>
              {CADENCE_NAMES[cadence]}
            </option>
          ))}
        </Select>
      </Row>
      <Row prefix={prefix} name="weekday" label="Day" hint="of a weekly digest" {...form}>
        <Select prefix={prefix} name="weekday" {...form}>
          {WEEKDAYS.map((weekday, n) => (
            <option value={String(n + 1)} selected={given.weekday === String(n + 1)}>
              {weekday}
            </option>
          ))}
        </Select>
      </Row>
      <Row prefix={prefix} name="hour" label="Hour" {...form}>
        <Select prefix={prefix} name="hour" {...form}>
          {HOURS.map((hour) => (
            <option value={String(hour)} selected={given.hour === String(hour)}>
              {hourInWords(hour)}
            </option>
          ))}
        </Select>
      </Row>
      <Row prefix={prefix} name="zone" label="Time zone" hint="such as Europe/Berlin" {...form}>
        <input
          type="text"
          id={`${prefix}zone`}
          name="zone"
          value={given.zone}
          list="zones"
          autocomplete="off"
          spellcheck={false}
          {...states("zone", form, prefix)}
          {...(form.given.zone === undefined && { "data-fill": "zone" })}
        />
      </Row>
      <Row prefix={prefix} name="most" label="Papers" hint="at most, top ones first" {...form}>
        <Select prefix={prefix} name="most" {...form}>
          {SIZES.map((size) => (
            <option value={String(size)} selected={given.most === String(size)}>
              {size}
            </option>
          ))}
        </Select>
      </Row>
    </>
  );
}

/** The style and the script of the forms, for the head of their page. */
export function MailHead() {
  return (
    <>
      <link rel="stylesheet" href="/mail.css" />
      <script src="/mail.js" defer></script>
    </>
  );
}

/** The time zones that the fields offer. It stands once on a page. */
export function Zones() {
  return (
    <datalist id="zones">
      {Intl.supportedValuesOf("timeZone").map((zone) => (
        <option value={zone}></option>
      ))}
    </datalist>
  );
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

const CADENCE_NAMES: Record<(typeof CADENCES)[number], string> = {
  daily: "every day",
  weekdays: "Monday to Friday",
  weekly: "once a week",
  monthly: "on the 1st of the month",
};

interface RowProps extends DeliveryProps {
  name: keyof Given;
  label: string;
  hint?: string;
  children: Child;
}

// An error replaces the hint.
function Row({ prefix = "", name, label, hint = "", problems, children }: RowProps) {
  return (
    <p class={`field of-${name}`}>
      <label for={prefix + name}>{label}</label>
      {children}
      <small id={`${prefix}${name}-hint`}>{problems[name] ?? hint}</small>
    </p>
  );
}

function Select({ prefix = "", name, children, ...form }: Omit<RowProps, "label">) {
  return (
    <select id={prefix + name} name={name} {...states(name, form, prefix)}>
      {children}
    </select>
  );
}

function states(name: keyof Given, { problems }: FormProps, prefix = "") {
  return {
    "aria-describedby": `${prefix}${name}-hint`,
    ...(problems[name] !== undefined && { "aria-invalid": "true" as const }),
  };
}

function Turnstile({ siteKey }: { siteKey: string }) {
  return (
    <>
      <div class="cf-turnstile" data-sitekey={siteKey}></div>
      <script src="https://challenges.cloudflare.com/turnstile/v0/api.js" defer></script>
    </>
  );
}
