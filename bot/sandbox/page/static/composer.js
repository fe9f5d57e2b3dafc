// Where a person writes: a text, an answer, a correction, or something attached.

import { ATTACHMENTS, sendPicture } from "./attachments.js";
import { Commands } from "./commands.js";
import { h, icon, iconButton } from "./dom.js";
import { openMenu } from "./floating.js";
import { brief } from "./message.js";

const LONGEST = 4096;

/** The foot of a chat: the input, or the one button that is possible instead. */
export class Composer {
  constructor(chat) {
    this.chat = chat;
    this.context = null;
    this.input = h("textarea", { rows: "1", "aria-label": "Message", placeholder: "Message", maxlength: LONGEST, dir: "auto", enterkeyhint: "send" });
    this.input.addEventListener("keydown", (event) => this.typed(event));
    this.input.addEventListener("input", () => this.changed());
    this.input.addEventListener("paste", (event) => this.pasted(event));
    this.commands = new Commands(this);
    this.banner = h("div", { class: "banner", hidden: true });
    this.keys = h("div", { class: "keys" });
    this.submit = iconButton("send", "Send", () => this.send(), { class: "round send" });
    this.line = h("div", { class: "line" }, this.commands.button, this.input, this.attachButton(), this.submit);
    this.instead = h("button", { type: "button", class: "main instead", hidden: true });
    this.element = h("footer", {}, this.commands.list, this.banner, this.line, this.keys, this.instead);
  }

  attachButton() {
    const button = iconButton("attach", "Attach", () => {
      const items = ATTACHMENTS.map(({ label, drawing, open }) => ({
        label,
        drawing: icon(drawing),
        act: () => open(this.chat),
      }));
      openMenu(button, items);
    }, { "aria-haspopup": "menu" });
    return button;
  }

  /** Show what this person can do as the chat stands now. */
  update() {
    const { begun, blocked, keys } = this.chat.person;
    const can = begun && !blocked;
    this.line.hidden = !can;
    this.instead.hidden = can;
    this.instead.textContent = blocked ? "Unblock" : "Start";
    this.instead.onclick = () => this.chat.do(blocked ? "unblock" : "start");
    this.keys.replaceChildren(...(can ? keys : []).map((row) => this.keyRow(row)));
    this.commands.update(this.chat.person.commands);
  }

  keyRow(row) {
    const buttons = row.map((key) =>
      h("button", { type: "button", class: "key", onclick: () => this.pressKey(key) }, h("bdi", {}, key.text)),
    );
    return h("div", { class: "row" }, buttons);
  }

  pressKey(key) {
    if (key.request_location) ATTACHMENTS.find((one) => one.drawing === "location").open(this.chat);
    else if (key.request_contact) this.chat.do("send", { contact: { first_name: this.chat.person.name } });
    else this.chat.do("send", { text: key.text });
  }

  typed(event) {
    if (event.isComposing || this.commands.typed(event)) return;
    if (event.key === "Enter" && !event.shiftKey) this.send();
    else if (event.key === "Escape" && this.context) this.cancel();
    else if (event.key === "ArrowUp" && !this.input.value) this.editLast();
    else return;
    event.preventDefault();
  }

  changed() {
    this.input.style.height = "";
    const { scrollHeight, clientHeight, offsetHeight } = this.input;
    if (scrollHeight > clientHeight) this.input.style.height = `${scrollHeight + offsetHeight - clientHeight}px`;
    this.commands.filter();
  }

  pasted(event) {
    const picture = [...event.clipboardData.files].find((file) => file.type.startsWith("image/"));
    if (!picture) return;
    event.preventDefault();
    sendPicture(this.chat, picture);
  }

  /** Write `text` into the input. */
  write(text) {
    this.input.value = text;
    this.changed();
    this.input.focus();
  }

  reply(message) {
    this.begin({ verb: "send", given: { reply_to: message.message_id } }, "reply", "Reply to", message);
  }

  edit(message) {
    this.begin({ verb: "edit", given: { message_id: message.message_id } }, "edit", "Edit", message);
    this.write(message.text);
  }

  editLast() {
    const own = [...this.chat.messages.values()].filter((one) => !one.by_bot && one.kind === "text");
    if (own.length) this.edit(own.at(-1));
  }

  begin(context, drawing, title, message) {
    this.context = context;
    const words = h("div", {}, h("b", {}, title), h("span", { dir: "auto" }, brief(message)));
    this.banner.replaceChildren(icon(drawing), words, iconButton("close", "Cancel", () => this.cancel()));
    this.banner.hidden = false;
    this.input.focus();
  }

  cancel() {
    const edited = this.context?.verb === "edit";
    this.context = null;
    this.banner.hidden = true;
    this.write(edited ? "" : this.input.value);
  }

  async send() {
    const text = this.input.value.trim();
    if (!text) return;
    const { verb, given } = this.context ?? { verb: "send", given: {} };
    this.context = null;
    this.banner.hidden = true;
    this.write("");
    if (!(await this.chat.do(verb, { text, ...given }))) this.write(text);
  }
}
