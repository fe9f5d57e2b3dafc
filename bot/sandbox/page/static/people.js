// The row of people: who is on the screen, who has something unread, somebody new.

import { avatar, fullName, h, icon } from "./dom.js";
import { choice, field, openDialog, openForm } from "./floating.js";
import { invitation } from "./text.js";
import { act } from "./wire.js";

const LANGUAGES = [
  ["en", "English"],
  ["nl", "Dutch"],
  ["fr", "French"],
  ["de", "German"],
  ["pt", "Portuguese"],
  ["es", "Spanish"],
];

/** The buttons of all people; pressed where the chat is on the screen. */
export class People {
  constructor(element, desk) {
    this.desk = desk;
    this.buttons = new Map();
    this.add = h("button", { type: "button", class: "person new", onclick: () => newPerson(desk) }, icon("plus"), h("span", {}, "New person"));
    element.append(this.add);
  }

  /** Show a person as they are now. */
  show(person, unread, shown) {
    if (!this.buttons.has(person.id)) this.make(person);
    const { button, badge } = this.buttons.get(person.id);
    if (shown && button.getAttribute("aria-pressed") === "false") button.scrollIntoView({ block: "nearest", inline: "nearest" });
    button.setAttribute("aria-pressed", shown);
    badge.textContent = unread || "";
    badge.hidden = !unread;
  }

  make(person) {
    const badge = h("span", { class: "badge" });
    const note = person.note ? h("span", { class: "note" }, person.note) : null;
    const counted = h("span", { class: "count" }, badge);
    const onclick = () => this.desk.toggle(person.id);
    const name = h("bdi", { class: "name" }, fullName(person));
    const button = h("button", { type: "button", class: "person", onclick }, avatar(person), name, note, counted);
    this.buttons.set(person.id, { button, badge });
    this.add.before(button);
  }

  clear() {
    for (const { button } of this.buttons.values()) button.remove();
    this.buttons.clear();
  }
}

/** Ask who comes, and open the bot as they would: by a link where there is one. */
export function newPerson(desk, payload = "") {
  const fields = [
    field("Name", "name", { required: true, maxlength: 64, dir: "auto", autofocus: true }),
    choice("Language of the phone", "language", LANGUAGES),
    field("Invitation link, if there is one", "link", {
      placeholder: `https://t.me/${desk.bot.username}?start=…`,
      value: payload && `https://t.me/${desk.bot.username}?start=${payload}`,
    }),
  ];
  openForm("New person", "Open the chat", fields, async ({ name, language, link }) => {
    const invited = link && read(link, desk.bot);
    const { id } = await act("person", { name, language });
    if (invited) await act("start", { person: id, payload: invited });
    desk.openWhenKnown(id);
  });
}

function read(link, bot) {
  const invited = invitation(link);
  if (invited && invited.username === bot.username.toLowerCase()) return invited.payload;
  throw new Error(`That is no link to ${bot.name}: it looks like https://t.me/${bot.username}?start=…`);
}

/** Ask who follows a link to the bot, somebody here or somebody new. */
export function openAs(desk, payload, holder) {
  const follow = async (person) => {
    close();
    desk.open(person.id);
    await desk.chat(person.id).do("start", { payload });
  };
  const others = desk.people().filter((person) => person.id !== holder?.id);
  const rows = others.map((person) =>
    h("button", { type: "button", onclick: () => follow(person) }, avatar(person), h("bdi", {}, fullName(person)),
      person.note ? h("span", { class: "note" }, person.note) : null),
  );
  const stranger = () => {
    close();
    newPerson(desk, payload);
  };
  const fresh = h("button", { type: "button", onclick: stranger }, h("span", { class: "avatar" }, icon("plus")), "Somebody new");
  const self = holder ? [h("button", { type: "button", onclick: () => follow(holder) }, avatar(holder), h("bdi", {}, fullName(holder)))] : [];
  const { close } = openDialog("Open this link as…", h("div", { class: "choices" }, fresh, rows, self));
}
