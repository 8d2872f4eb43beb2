import { CADENCES, type Schedule, zoneNamed } from "../../text/schedule.ts";
import { nearest } from "../../text/nearest.ts";
import { readMailAddress } from "../../text/mail-address.ts";

/** The fields that say when a digest comes and how much it holds. */
const DELIVERY = ["cadence", "weekday", "hour", "zone", "most"] as const;

/** The fields of the form that asks for a digest. */
export const FIELDS = ["list", "address", ...DELIVERY] as const;

export type Field = (typeof FIELDS)[number];

/** Texts by field: as they were filled in, or sentences about errors. */
export type Given = Partial<Record<Field, string>>;

/** The most papers of a digest that can be chosen. */
export const SIZES = [5, 10, 20] as const;

/** The values of fields that are not filled in. */
export const DEFAULTS = {
  cadence: "daily",
  weekday: "1",
  hour: "8",
  zone: "UTC",
  most: "10",
} as const satisfies Given;

/** When a digest comes and how much it holds. */
export interface Delivery {
  schedule: Schedule;
  most: number;
}

/** A form that was read: what it asks for, or what is wrong in it, in a sentence a field. */
export type Read<Asked> = { ok: true; asked: Asked } | { ok: false; problems: Given };

/** Reads what a form says of the delivery. A field that is empty has its default. */
export function readDelivery(given: Given): Read<Delivery> {
  const filled = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ""));
  const { cadence, weekday, hour, zone, most } = { ...DEFAULTS, ...filled };
  const known = zoneNamed(zone);
  const problems: Given = {
    ...(!CADENCES.some((name) => name === cadence) && {
      cadence: `Choose one of ${CADENCES.join(", ")}.`,
    }),
    ...(!/^[1-7]$/.test(weekday) && { weekday: "Choose a day: 1 is Monday, 7 is Sunday." }),
    ...(!/^(?:1?\d|2[0-3])$/.test(hour) && { hour: "Choose an hour from 0 to 23." }),
    ...(known === undefined && { zone: whyNoZone(zone) }),
    ...(!SIZES.some((size) => String(size) === most) && {
      most: `Choose one of ${SIZES.join(", ")}.`,
    }),
  };
  if (known === undefined || Object.keys(problems).length > 0) return { ok: false, problems };
  const schedule = {
    cadence: cadence as Schedule["cadence"],
    weekday: Number(weekday),
    hour: Number(hour),
    zone: known,
  };
  return { ok: true, asked: { schedule, most: Number(most) } };
}

/** Reads the form that asks for a digest, but for its list. */
export function readWish(given: Given): Read<Delivery & { address: string }> {
  const delivery = readDelivery(given);
  const address = readMailAddress(given.address ?? "");
  if (delivery.ok && address.ok) {
    return { ok: true, asked: { ...delivery.asked, address: address.address } };
  }
  const problems = {
    ...(!delivery.ok && delivery.problems),
    ...(!address.ok && { address: address.message }),
  };
  return { ok: false, problems };
}

function whyNoZone(given: string): string {
  const names = Intl.supportedValuesOf("timeZone");
  const cities = new Map(names.map((name) => [name.split("/").at(-1)!.toLowerCase(), name]));
  const typed = given.slice(0, 30).toLowerCase().replaceAll(" ", "_");
  const guess = cities.get(nearest(typed, cities.keys()) ?? "") ?? nearest(typed, names);
  const hint = guess === undefined ? "" : ` Did you mean ${guess}?`;
  return `There is no such time zone.${hint} Write it as in Europe/Berlin.`;
}
