// A text and its entities → elements. Offsets are UTF-16 code units, as JavaScript counts too.

import { h } from "./dom.js";

const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code" };
const SAFE = /^(https?|mailto):/i;
const INVITATION = /^(?:https?:\/\/)?(?:t|telegram)\.me\/(\w+)\/?(?:\?start=([\w-]{1,64}))?$/i;

/** What a link to a bot says: {username, payload}; null for any other address. */
export function invitation(address) {
  const found = INVITATION.exec(address.trim());
  return found && { username: found[1].toLowerCase(), payload: found[2] ?? "" };
}

/** The nodes of a text; `follow` has what happens at links to the bot and at commands. */
export function formatted(text, entities, follow) {
  const ordered = entities
    .map((entity, order) => ({ ...entity, end: entity.offset + entity.length, order }))
    .sort((a, b) => a.offset - b.offset || b.end - a.end || a.order - b.order);
  return nested(text, ordered, 0, text.length, follow);
}

function nested(text, entities, start, end, follow) {
  const nodes = [];
  let at = start;
  while (entities.length && entities[0].offset < end) {
    const entity = entities.shift();
    const last = Math.min(entity.end, end);
    if (last <= at) continue;
    nodes.push(text.slice(at, Math.max(at, entity.offset)));
    at = Math.max(at, entity.offset);
    nodes.push(marked(entity, text.slice(at, last), nested(text, entities, at, last, follow), follow));
    at = last;
  }
  nodes.push(text.slice(at, end));
  return nodes.filter((node) => node !== "");
}

function marked(entity, content, children, follow) {
  if (entity.type in TAGS) return h(TAGS[entity.type], {}, children);
  switch (entity.type) {
    case "pre":
      return h("pre", {}, h("code", {}, children));
    case "blockquote":
      return h("blockquote", {}, children);
    case "expandable_blockquote":
      return expandable(children);
    case "spoiler":
      return spoiler(children);
    case "text_link":
    case "url":
      return link(entity.url ?? (SAFE.test(content) ? content : `https://${content}`), children, follow);
    case "email":
      return link(`mailto:${content}`, children, follow);
    case "bot_command":
      return h("button", { type: "button", class: "command", onclick: () => follow.command(content) }, children);
    case "mention":
    case "hashtag":
    case "text_mention":
      return h("span", { class: "tinted" }, children);
    default:
      return h("span", {}, children);
  }
}

/** A link out of the page, or into a chat where it leads to the bot; text where it is unsafe. */
export function link(address, children, follow, attributes = {}) {
  const invited = invitation(address);
  if (invited && invited.username === follow.username.toLowerCase()) {
    const onclick = (event) => {
      event.preventDefault();
      follow.invitation(invited.payload);
    };
    return h("a", { href: address, onclick, ...attributes }, children);
  }
  if (!SAFE.test(address)) return h("span", attributes, children);
  return h("a", { href: address, target: "_blank", rel: "noopener noreferrer", ...attributes }, children);
}

function spoiler(children) {
  const onclick = ({ currentTarget: button }) => {
    button.replaceWith(h("span", {}, ...button.firstChild.childNodes));
  };
  const hidden = h("span", { inert: true }, children);
  return h("button", { type: "button", class: "spoiler", "aria-label": "Show what is hidden", onclick }, hidden);
}

function expandable(children) {
  const onclick = ({ currentTarget: button }) => {
    const open = quote.classList.toggle("open");
    button.setAttribute("aria-expanded", open);
    button.textContent = open ? "Less" : "More";
  };
  const button = h("button", { type: "button", class: "expand", "aria-expanded": "false", onclick }, "More");
  const quote = h("blockquote", { class: "expandable" }, h("div", {}, children), button);
  return quote;
}
