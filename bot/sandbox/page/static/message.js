// One message as it stands in a chat.

import { h, icon } from "./dom.js";
import { formatted, link } from "./text.js";
import { clockTime } from "./times.js";

const UNITS = ["B", "KB", "MB"];

/** The element of a message. `chat` has who is who, what to do, and the presses that wait. */
export function messageElement(given, chat) {
  const message = given.by_bot ? given : withoutPayload(given);
  const side = message.by_bot ? "theirs" : "mine";
  const said = message.kind === "photo" && !message.text ? "bubble bare" : "bubble";
  return h(
    "li",
    { class: `message ${side}`, "data-id": message.message_id, tabindex: "-1" },
    h("div", { class: "stack" }, h("div", { class: said }, inside(message, chat)), keyboard(message, chat)),
    actions(message, chat),
  );
}

/** As phones show it: what a link carried is for the bot alone. */
function withoutPayload(message) {
  return message.text.startsWith("/start ") ? { ...message, text: "/start" } : message;
}

/** The first words of a message, for quotes of it. */
export function brief(message) {
  const words = message.text.replaceAll(/\s+/g, " ");
  if (words) return words.length > 90 ? `${words.slice(0, 90)}…` : words;
  return { photo: "Photo", document: message.file?.file_name, voice: "Voice message" }[message.kind] ?? message.kind;
}

/** Light up the buttons whose presses wait for an answer. */
export function showWaiting(element, waiting) {
  for (const button of element.querySelectorAll(".keyboard [data-press]")) {
    const waits = waiting.has(button.dataset.press);
    button.classList.toggle("waiting", waits);
    button.setAttribute("aria-busy", waits);
  }
}

function inside(message, chat) {
  const who = message.by_bot ? chat.bot.name : chat.person.name;
  return [
    h("span", { class: "unseen" }, `${who}: `),
    message.forwarded && h("p", { class: "origin" }, "Forwarded from ", h("bdi", {}, message.forwarded)),
    quote(message, chat),
    picture(message, chat),
    file(message),
    extra(message),
    h("div", { class: "text", dir: "auto" }, formatted(message.text, message.entities, chat.follow), meta(message, chat)),
  ].filter(Boolean);
}

function meta(message, chat) {
  const at = new Date(message.date);
  return h(
    "span",
    { class: "meta" },
    message.edited && "edited ",
    h("time", { datetime: message.date }, clockTime(at, chat.zone())),
    message.by_bot ? null : icon("tick"),
  );
}

function quote(message, chat) {
  const replied = message.reply_to && chat.message(message.reply_to);
  if (!replied) return null;
  const who = replied.by_bot ? chat.bot.name : chat.person.name;
  const onclick = () => chat.show(replied.message_id);
  return h(
    "button",
    { type: "button", class: "quote", onclick, "aria-label": `In reply to: ${brief(replied)}` },
    h("b", { dir: "auto" }, who),
    h("span", { dir: "auto" }, brief(replied)),
  );
}

function picture(message, chat) {
  if (!message.picture) return null;
  const { width, height } = message.picture;
  const alt = message.text || "A picture";
  const onclick = () => chat.enlarge(message.path, alt);
  const image = h("img", { src: message.path, alt, width, height });
  image.onload = () => chat.settle();
  return h("button", { type: "button", class: "picture", "aria-label": `Enlarge: ${alt}`, onclick }, image);
}

function file(message) {
  if (!message.file) return null;
  const { file_name: name, file_size: size } = message.file;
  return h(
    "a",
    { class: "thing", href: message.path, download: name },
    h("span", { class: "disc" }, icon("document")),
    h("span", {}, h("b", {}, h("bdi", {}, name)), h("small", {}, weight(size))),
  );
}

function weight(bytes) {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log(Math.max(1, bytes)) / Math.log(1000)));
  return `${(bytes / 1000 ** power).toFixed(power ? 1 : 0)} ${UNITS[power]}`;
}

function extra({ contact, location, voice }) {
  if (contact) {
    const name = [contact.first_name, contact.last_name].filter(Boolean).join(" ");
    return thing("contact", name, contact.phone_number);
  }
  if (location) return thing("location", "Location", `${location.latitude}, ${location.longitude}`);
  return voice ? thing("voice", "Voice message", `${voice.duration} s`) : null;
}

function thing(drawing, title, detail) {
  return h(
    "div",
    { class: "thing" },
    h("span", { class: "disc" }, icon(drawing)),
    h("span", {}, h("b", {}, h("bdi", {}, title)), h("small", {}, detail)),
  );
}

function keyboard(message, chat) {
  if (!message.buttons.length) return null;
  const rows = message.buttons.map((row) =>
    h("div", { class: "row" }, row.map((button) => keyboardButton(button, message, chat))),
  );
  const element = h("div", { class: "keyboard", role: "group", "aria-label": "Buttons" }, rows);
  showWaiting(element, chat.waiting);
  return element;
}

function keyboardButton(button, message, chat) {
  const address = button.url ?? button.web_app?.url;
  if (address) return link(address, [h("bdi", {}, button.text)], chat.follow, { class: "key out" });
  const press = `${message.message_id} ${button.callback_data}`;
  const onclick = () => chat.press(message.message_id, button.callback_data);
  return h(
    "button",
    { type: "button", class: "key", "data-press": press, onclick },
    h("bdi", {}, button.text),
    h("span", { class: "spinner" }),
  );
}

function actions(message, chat) {
  const own = !message.by_bot && message.kind === "text";
  return h(
    "div",
    { class: "actions" },
    action("reply", "Reply", () => chat.composer.reply(message)),
    own ? action("edit", "Edit", () => chat.composer.edit(message)) : null,
  );
}

function action(drawing, label, onclick) {
  return h("button", { type: "button", tabindex: "-1", "aria-label": label, title: label, onclick }, icon(drawing));
}
