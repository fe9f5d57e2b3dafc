// The chat of one person with the bot: a column of its own.

import { avatar, fullName, h, icon, iconButton } from "./dom.js";
import { Composer } from "./composer.js";
import { enlarge, notice, noticePlace, openMenu } from "./floating.js";
import { messageElement, showWaiting } from "./message.js";
import { clockTime, day, place } from "./times.js";
import { act } from "./wire.js";

const NEAR = 90; // pixels from the end: whoever is there follows what comes
const TYPING = 6000; // milliseconds that "typing" lasts unless it is said again

/** A chat: `messages` by number, the element of the column, and what one can do in it. */
export class Chat {
  constructor(desk, person) {
    this.desk = desk;
    this.bot = desk.bot;
    this.messages = new Map();
    this.waiting = new Set();
    this.follow = {
      username: desk.bot.username,
      invitation: (payload) => desk.openInvitation(payload, this.person),
      command: (text) => this.do("send", { text }),
    };
    this.person = person;
    this.composer = new Composer(this);
    this.build();
    this.become(person);
  }

  zone() {
    return this.person.zone ?? this.desk.zone;
  }

  message(number) {
    return this.messages.get(number);
  }

  /** Do something as this person; says what went wrong, and answers whether nothing did. */
  async do(verb, given = {}) {
    try {
      await act(verb, { person: this.person.id, ...given });
      return true;
    } catch (error) {
      notice(this.element, error.message, "wrong");
      return false;
    }
  }

  press(number, data) {
    return this.do("press", { message_id: number, button: data, forged: true });
  }

  build() {
    const name = fullName(this.person);
    this.list = h("ol", {});
    this.empty = h("p", { class: "empty", dir: "auto" });
    this.typing = h("div", { class: "typing", hidden: true, "aria-hidden": "true" }, h("i"), h("i"), h("i"));
    this.log = h(
      "div",
      { class: "log", role: "log", tabindex: "0", "aria-label": `Messages of ${name}`, onscroll: () => this.scrolled() },
      this.empty,
      this.list,
      this.typing,
    );
    new ResizeObserver(() => this.settle()).observe(this.log);
    this.log.addEventListener("keydown", (event) => this.walk(event));
    this.jump = iconButton("down", "To the newest message", () => this.toEnd("smooth"), { class: "round jump", hidden: true });
    this.subtitle = h("p", { class: "subtitle" });
    this.element = h("section", { class: "chat", "aria-label": name, hidden: true }, this.header(name), this.log, this.jump, noticePlace(), this.composer.element);
  }

  header(name) {
    const { note } = this.person;
    const title = h("h2", {}, h("bdi", {}, name), note ? h("span", { class: "note" }, note) : null);
    const more = iconButton("more", "More", () => this.menu(more), { "aria-haspopup": "menu" });
    return h("header", {}, avatar(this.person), h("div", { class: "who" }, title, this.subtitle), more);
  }

  menu(button) {
    const block = this.person.blocked
      ? { label: "Unblock the bot", act: () => this.do("unblock") }
      : { label: "Block the bot", act: () => this.do("block") };
    const close = { label: "Close this chat", act: () => this.desk.close(this.person.id) };
    openMenu(button, this.desk.shown().length > 1 ? [block, close] : [block]);
  }

  /** Take over how the person and the chat stand now. */
  become(person) {
    const before = this.person;
    this.person = person;
    this.waiting = new Set(person.waiting.map(([number, data]) => `${number} ${data}`));
    showWaiting(this.element, this.waiting);
    if (person.action && person.acted !== before.acted) this.showTyping();
    if (!person.action) this.hideTyping();
    this.composer.update();
    this.tellTime();
  }

  showTyping() {
    const sticks = this.atEnd();
    this.typing.hidden = false;
    clearTimeout(this.typed);
    this.typed = setTimeout(() => this.hideTyping(), TYPING);
    this.tellTime();
    if (sticks) this.toEnd();
  }

  hideTyping() {
    this.typing.hidden = true;
    this.tellTime();
  }

  /** Say in the subtitle what the bot is doing, or whom the person talks to and what time it is there. */
  tellTime() {
    const { person, bot } = this;
    const elsewhere = person.zone && person.zone !== this.desk.zone;
    const there = elsewhere ? ` · ${clockTime(this.desk.clock.now(), person.zone)} in ${place(person.zone)}` : "";
    const doing = this.typing.hidden ? `with ${bot.name}${there}` : `${bot.name} is ${DOING[person.action] ?? "typing"}…`;
    this.empty.textContent = person.about || `Nothing here yet. ${person.name} has not opened ${bot.name}.`;
    const text = person.blocked ? `has blocked ${bot.name}` : doing;
    if (this.subtitle.textContent !== text) this.subtitle.textContent = text;
  }

  /** Take over messages, new or changed, in their order. */
  receive(messages, live) {
    const sticks = this.atEnd();
    for (const message of messages) {
      const known = this.messages.has(message.message_id);
      this.messages.set(message.message_id, message);
      if (known) this.replace(message);
      else this.append(message, live);
    }
    if (sticks || messages.some((message) => !message.by_bot && !message.edited)) this.toEnd();
    else this.jump.hidden = false;
    this.composer.update();
  }

  forget(numbers) {
    for (const number of numbers) this.messages.delete(number);
    this.render();
  }

  /** Draw everything anew. */
  render() {
    this.list.replaceChildren();
    this.empty.hidden = this.messages.size > 0;
    this.lastDay = null;
    for (const message of this.messages.values()) this.append(message);
    this.tellTime();
  }

  append(message, fresh = false) {
    this.empty.hidden = true;
    const today = day(new Date(message.date), this.zone());
    if (today !== this.lastDay) this.list.append(h("li", { class: "day" }, h("span", {}, today)));
    this.lastDay = today;
    const element = messageElement(message, this);
    element.classList.toggle("fresh", fresh);
    element.addEventListener("animationend", () => element.classList.remove("fresh"));
    this.list.append(element);
  }

  /** Draw a changed message in its place; what had the focus in it keeps it. */
  replace(message) {
    const old = this.list.querySelector(`[data-id="${message.message_id}"]`);
    const places = [...old.querySelectorAll("button, a")];
    const focused = old.contains(document.activeElement) ? places.indexOf(document.activeElement) : null;
    const fresh = messageElement(message, this);
    old.replaceWith(fresh);
    if (focused === null) return;
    const target = [...fresh.querySelectorAll("button, a")][focused] ?? fresh;
    target.focus({ preventScroll: true });
  }

  /** Be on the screen, or not. */
  appear(here) {
    if (this.element.hidden !== here) return;
    this.element.hidden = !here;
    if (here) this.toEnd();
  }

  atEnd() {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < NEAR;
  }

  toEnd(behavior = "instant") {
    this.log.scrollTo({ top: this.log.scrollHeight, behavior });
    this.following = true;
  }

  /** The chat has taken its size: whoever was at the end stays there. */
  settle() {
    this.size = this.sizeNow();
    if (this.following) this.toEnd();
  }

  sizeNow() {
    return `${this.log.clientWidth} ${this.log.clientHeight}`;
  }

  scrolled() {
    if (this.size !== this.sizeNow()) return; // the reader has not moved: lines broke anew, and settle comes next
    this.following = this.atEnd();
    if (this.following) this.jump.hidden = true;
  }

  show(number) {
    const element = this.list.querySelector(`[data-id="${number}"]`);
    element?.scrollIntoView({ block: "center" });
    element?.focus({ preventScroll: true });
  }

  enlarge(path, alt) {
    enlarge(path, alt);
  }

  /** Arrows walk through the messages; R answers the one in focus, E edits it. */
  walk(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const all = [...this.list.querySelectorAll(".message")];
    const at = all.indexOf(document.activeElement);
    const steps = { ArrowUp: at < 0 ? all.length - 1 : at - 1, ArrowDown: at < 0 ? -1 : at + 1 };
    const message = at >= 0 && this.message(Number(all[at].dataset.id));
    if (event.key in steps) all[steps[event.key]]?.focus();
    else if (message && event.key === "r") this.composer.reply(message);
    else if (message && event.key === "e") this.composer.edit(message);
    else return;
    event.preventDefault();
  }
}

const DOING = { upload_photo: "sending a picture", upload_document: "sending a file" };
