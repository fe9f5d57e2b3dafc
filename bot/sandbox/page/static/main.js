// The desk on which the chats lie side by side, as many as fit; told of everything by the sandbox.

import { Chat } from "./chat.js";
import { ClockBar } from "./clock.js";
import { fullName } from "./dom.js";
import { alertDialog, notice } from "./floating.js";
import { remember, remembered } from "./memory.js";
import { openAs, People } from "./people.js";
import { invitation } from "./text.js";
import { firstZone } from "./times.js";
import { listen } from "./wire.js";

const NARROWEST = 340; // pixels of a chat
const MOST = 4;

class Desk {
  constructor() {
    this.zone = firstZone();
    this.bot = { name: "", username: "" };
    this.chats = new Map();
    this.unread = new Map();
    this.opened = []; // numbers of people, the one opened last at the end
    this.element = document.getElementById("chats");
    this.clock = new ClockBar(document.getElementById("clock"), this);
    this.row = new People(document.getElementById("people"), this);
    this.line = document.getElementById("line");
    addEventListener("resize", () => this.arrange());
    addEventListener("paste", (event) => this.pasted(event));
    listen((news) => this.hear(news), (trouble) => this.cut(trouble));
  }

  people() {
    return [...this.chats.values()].map((chat) => chat.person);
  }

  chat(id) {
    return this.chats.get(id);
  }

  /** The numbers of those on the screen, in the order of the row. */
  shown() {
    const fits = Math.min(MOST, Math.max(1, Math.floor(document.body.clientWidth / NARROWEST)));
    const latest = new Set(this.opened.slice(-fits));
    return [...this.chats.keys()].filter((id) => latest.has(id));
  }

  hear(news) {
    const fresh = news.some((one) => one.bot);
    for (const one of news) this.take(one, fresh);
    if (fresh) this.begin();
    this.arrange();
  }

  take(one, fresh) {
    if (one.bot) this.start(one.bot);
    else if (one.clock) this.clock.hear(one.clock);
    else if (one.person) this.meet(one.person);
    else if (one.messages) this.deliver(one, fresh);
    else if (one.gone) this.chat(one.chat).forget(one.gone);
    else this.toast(one);
  }

  /** Begin anew: the first time, and after the line was cut. */
  start(bot) {
    this.bot = bot;
    document.title = `${bot.name} · chats`;
    this.chats.clear();
    this.row.clear();
    this.element.replaceChildren();
  }

  begin() {
    const known = (id) => this.chats.has(id);
    const before = this.opened.length ? this.opened : (remembered("open") ?? []);
    const front = this.people().filter((person) => person.front);
    const first = (front.length ? front : this.people()).slice(0, MOST);
    this.opened = before.some(known) ? before.filter(known) : first.map((person) => person.id).reverse();
  }

  meet(person) {
    if (this.chats.has(person.id)) return this.chat(person.id).become(person);
    const chat = new Chat(this, person);
    this.chats.set(person.id, chat);
    this.element.append(chat.element);
  }

  deliver({ chat: id, messages }, fresh) {
    const chat = this.chat(id);
    const arrived = messages.filter((one) => one.by_bot && !chat.message(one.message_id)).length;
    chat.receive(messages, !fresh);
    if (fresh || !arrived || this.shown().includes(id)) return;
    this.unread.set(id, (this.unread.get(id) ?? 0) + arrived);
    document.getElementById("aloud").textContent = `New for ${fullName(chat.person)}`;
  }

  toast({ chat, toast }) {
    if (toast.alert) alertDialog(toast.text);
    else notice(this.chat(chat).element, toast.text);
  }

  open(id) {
    this.opened = [...this.opened.filter((one) => one !== id), id];
    this.arrange();
    const chat = this.chat(id);
    if (matchMedia("(pointer: fine)").matches) chat.composer.input.focus();
  }

  /** Open somebody who has just been made, when they are told of. */
  openWhenKnown(id) {
    this.opened = [...this.opened, id];
    this.arrange();
  }

  close(id) {
    this.opened = this.shown().filter((one) => one !== id);
    this.arrange();
  }

  toggle(id) {
    if (this.shown().includes(id) && this.shown().length > 1) this.close(id);
    else this.open(id);
  }

  /** Put those on the screen that are open and fit. */
  arrange() {
    const shown = this.shown();
    this.element.style.setProperty("--columns", Math.max(1, shown.length));
    for (const [id, chat] of this.chats) {
      const here = shown.includes(id);
      if (here) this.unread.delete(id);
      this.row.show(chat.person, this.unread.get(id) ?? 0, here);
      chat.appear(here);
    }
    if (this.chats.size) remember("open", this.opened);
  }

  /** Whoever moves the clock wants to see what comes: have every chat follow it. */
  toEnd() {
    for (const chat of this.chats.values()) chat.toEnd();
  }

  changeZone(zone) {
    this.zone = zone;
    for (const chat of this.chats.values()) chat.render();
  }

  tellTime() {
    for (const chat of this.chats.values()) chat.tellTime();
  }

  openInvitation(payload, holder) {
    openAs(this, payload, holder);
  }

  /** A link to the bot that is pasted beside every input asks who follows it. */
  pasted(event) {
    if (event.target.closest?.("input, textarea, dialog")) return;
    const invited = invitation(event.clipboardData.getData("text"));
    if (invited?.username === this.bot.username.toLowerCase()) this.openInvitation(invited.payload);
  }

  cut(trouble) {
    this.line.hidden = trouble === null;
    this.line.textContent = trouble ?? "";
  }
}

new Desk();
