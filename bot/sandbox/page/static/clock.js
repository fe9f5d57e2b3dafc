// The bar with the virtual time, and the buttons that move it.

import { h, icon } from "./dom.js";
import { notice } from "./floating.js";
import { chooseZone, clockTime, day, place, zones } from "./times.js";
import { act } from "./wire.js";

const QUARTER = 15 * 60_000; // milliseconds
const FAR = 8 * 24 * 3600_000; // milliseconds: as far as the next prompt is looked for

/** What time it is for the bot, and moving it. */
export class ClockBar {
  constructor(element, desk) {
    this.desk = desk;
    this.element = element;
    this.state = { now: Date.now() / 1000, next: null, followed: false, moving: false };
    this.heard = performance.now();
    this.going = null;
    this.build();
    setInterval(() => this.tick(), 1000);
  }

  /** The bot's wall time. */
  now() {
    return new Date(this.state.now * 1000 + performance.now() - this.heard);
  }

  build() {
    this.time = h("time", { class: "time" });
    this.date = h("span", { class: "date" });
    const options = zones().map((zone) => h("option", { value: zone }, zone.replaceAll("_", " ")));
    this.zone = h("select", { "aria-label": "Time zone", onchange: () => this.chosen() }, options);
    this.zone.value = this.desk.zone;
    this.zoneName = h("span", { "aria-hidden": "true" });
    const zone = h("span", { class: "zone" }, this.zoneName, this.zone);
    this.stop = h("button", { type: "button", class: "stop", hidden: true, onclick: () => this.going?.abort() }, icon("stop"), "Stop");
    const buttons = [
      this.button("quarter", "+15 min", "+15 minutes", "Go on by 15 minutes", () => this.go(new Date(+this.now() + QUARTER))),
      this.button("prompt", "Next prompt", "Next prompt", "Go on until the bot writes to somebody on the screen", () => this.goToNext()),
      this.button("day", "End of day", "End of day", "Go on until a quarter to midnight", () => this.goToEnd("day")),
      this.button("week", "End of week", "End of week", "Go on until late on Sunday", () => this.goToEnd("week")),
    ];
    const shown = h("div", { class: "now" }, this.time, h("div", {}, this.date, zone));
    const moves = h("div", { class: "moves", role: "group", "aria-label": "Move the clock" }, buttons, this.stop);
    this.element.append(shown, moves);
    this.tick();
  }

  button(drawing, text, label, title, move) {
    const onclick = () => this.start(button, move);
    const button = h("button", { type: "button", "aria-label": label, title, onclick }, icon(drawing), h("span", {}, text), h("span", { class: "spinner" }));
    return button;
  }

  chosen() {
    chooseZone(this.zone.value);
    this.desk.changeZone(this.zone.value);
    this.tick();
  }

  /** Take over what the sandbox says of the clock. */
  hear(state) {
    this.state = state;
    this.heard = performance.now();
    this.show();
    this.tick();
  }

  tick() {
    const now = this.now();
    const { zone } = this.desk;
    this.time.textContent = clockTime(now, zone);
    this.time.setAttribute("datetime", now.toISOString());
    this.date.textContent = day(now, zone, true);
    this.zoneName.textContent = place(zone);
    this.desk.tellTime();
  }

  show() {
    const moving = this.state.moving || this.going !== null;
    this.element.dataset.moving = moving;
    this.stop.hidden = this.going === null;
    for (const button of this.element.querySelectorAll(".moves > button:not(.stop)")) {
      button.setAttribute("aria-disabled", moving);
      button.setAttribute("aria-busy", button === this.pressed);
    }
  }

  /** Move in one way, unless the clock is moving already. */
  async start(button, move) {
    if (this.going || this.state.moving) return;
    this.going = new AbortController();
    this.pressed = button;
    this.desk.toEnd();
    this.show();
    try {
      await move();
    } catch (error) {
      if (error.name !== "AbortError") notice(document.body, error.message, "wrong");
    } finally {
      this.going = this.pressed = null;
      this.show();
    }
  }

  async goToEnd(name) {
    const ends = await this.act("ends", { zone: this.desk.zone });
    await this.go(new Date(ends[name]));
  }

  async goToNext() {
    const shown = this.desk.shown();
    const said = await this.go(new Date(+this.now() + FAR), shown);
    if (!said) notice(document.body, "Nobody on the screen was written to for eight days.");
  }

  /** Go to an instant, or until one of some people is written to; answers whether one was. */
  async go(until, people = []) {
    if (!this.state.followed) {
      await this.act("move_to", { to: until.toISOString(), settled: false });
      throw new Error("The bot is not running: the clock went on without it.");
    }
    for (;;) {
      const gone = await this.act("live", { until: until.toISOString(), once_written_to: people });
      if (gone.arrived || gone.written) return gone.written;
    }
  }

  act(verb, given) {
    return act(verb, given, this.going?.signal);
  }
}
