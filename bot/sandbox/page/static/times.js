// Dates and times on the calendar of a zone, and which zone that is.

import { remember, remembered } from "./memory.js";

const formats = new Map();

function format(zone, options) {
  const name = zone + JSON.stringify(options);
  if (!formats.has(name)) {
    formats.set(name, new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...options }));
  }
  return formats.get(name);
}

/** 08:30 */
export function clockTime(instant, zone) {
  return format(zone, { hour: "2-digit", minute: "2-digit" }).format(instant);
}

/** Monday 2 March, with the year where it is asked for. */
export function day(instant, zone, withYear = false) {
  const year = withYear ? { year: "numeric" } : {};
  return format(zone, { weekday: "long", day: "numeric", month: "long", ...year })
    .format(instant)
    .replace(",", "");
}

/** "New York" for America/New_York. */
export function place(zone) {
  return zone.split("/").at(-1).replaceAll("_", " ");
}

/** Every zone that this browser knows. */
export function zones() {
  return ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];
}

function known(zone) {
  try {
    format(zone, {});
    return true;
  } catch {
    return false;
  }
}

/** The zone that the reader chose, or the address names, or the browser is in. */
export function firstZone() {
  const named = new URLSearchParams(location.search).get("zone");
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return [remembered("zone"), named, here].find((zone) => zone && known(zone)) ?? "UTC";
}

/** Keep the zone for the next time. */
export function chooseZone(zone) {
  remember("zone", zone);
}
