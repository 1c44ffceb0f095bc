/* Makes the editor quicker; without it every button is the same button and loads a page.
   Keys press what carries them in aria-keyshortcuts. Buttons and links swap the page's middle. */
"use strict";

(function () {
  const main = document.getElementById("main");
  if (!document.getElementById("open")) return;
  const store = window.sessionStorage;
  let leaving = false;
  let busy = false;

  const field = () => document.getElementById("text");
  const form = () => document.getElementById("open");
  const hidden = (name) => form().elements[name];
  const told = (words) => { document.getElementById("told").textContent = words; };
  const isWritten = () => Boolean(field()) && !field().readOnly;
  const isChanged = () => isWritten() && ("unsaved" in field().dataset || field().value !== field().defaultValue);

  /* What is typed and not saved is kept in this tab, until the server has it; with it the version
     that it was typed on, so that who saved meanwhile is not written over unseen. */
  function keep() {
    const key = `desk:${form().dataset.key}`;
    const seen = { version: hidden("version").value, source: hidden("source").value };
    if (isChanged()) store.setItem(key, JSON.stringify({ text: field().value, ...seen }));
    else if (isWritten()) store.removeItem(key);
    const note = document.getElementById("unsaved");
    note.textContent = isChanged() ? note.dataset.words : "";
  }

  function restore() {
    const kept = JSON.parse(store.getItem(`desk:${form().dataset.key}`));
    if (kept === null || kept.text === field().value || field().readOnly) return;
    if (document.getElementById("error-summary") || document.querySelector(".unit__theirs")) return;
    field().value = kept.text;
    hidden("version").value = kept.version;
    hidden("source").value = kept.source;
  }

  /* The field's text with its invisible characters shown, as the server shows it. */
  function mirror() {
    const shown = document.getElementById("mirror");
    if (!shown || !shown.closest("details").open) return;
    const signs = new Map();
    document.querySelectorAll("[data-sign]").forEach((b) => signs.set(b.dataset.insert, b));
    shown.replaceChildren();
    for (const part of field().value.split(/([\u00a0\u00ad\u200c-\u200f\u202f\u2060\u2066-\u2069])/)) {
      const sign = signs.get(part);
      if (!sign) { shown.append(part); continue; }
      const mark = document.createElement("span");
      mark.className = "invisible";
      mark.title = sign.title;
      mark.textContent = sign.dataset.sign;
      shown.append(mark);
    }
  }

  function insert(words) {
    const area = field();
    area.focus();
    area.setRangeText(words, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function replaceAll(words) {
    field().setSelectionRange(0, field().value.length);
    insert(words);
  }

  /* Put a page that the server sent in the place of this one. */
  function swap(html, address, focusText) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const fresh = page.getElementById("main");
    if (!fresh || !page.getElementById("open")) { leaving = true; window.location.href = address; return; }
    main.replaceChildren(...fresh.childNodes);
    document.title = page.title;
    if (address !== window.location.href.split("#")[0]) history.pushState({ desk: true }, "", address);
    ready(focusText);
    const said = main.querySelector(".messagelist");
    if (said) told(said.textContent.trim());
  }

  /* Who is signed out is sent to sign in: then nothing was saved. */
  const isOfDesk = (address) => new URL(address).pathname.startsWith(document.getElementById("desk").dataset.root);

  async function load(address, options, wasTyped) {
    if (busy) return;
    busy = true;
    try {
      const response = await fetch(address, { credentials: "same-origin", ...options });
      const kind = response.headers.get("Content-Type") || "";
      if (!kind.startsWith("text/html") || response.status >= 500 || response.status === 403) throw new Error(response.status);
      const html = await response.text();
      if (response.ok && wasTyped !== undefined && isOfDesk(response.url)) store.removeItem(wasTyped);
      swap(html, response.status < 400 ? response.url : window.location.href, true);
    } catch {
      told(document.getElementById("desk").dataset.failed);
      window.alert(document.getElementById("desk").dataset.failed);
    } finally {
      busy = false;
    }
  }

  function ready(focusText) {
    restore();
    keep();
    mirror();
    const summary = document.getElementById("error-summary");
    if (summary) summary.focus();
    else if (focusText && field()) { field().focus(); form().scrollIntoView({ block: "center" }); }
  }

  /* A button that puts words into the field needs no server. */
  function pressedHere(button) {
    const from = button.dataset.replace || button.dataset.insertFrom;
    if (button.dataset.insert) insert(button.dataset.insert);
    else if (button.dataset.replace) replaceAll(document.getElementById(from).textContent);
    else if (button.dataset.insertFrom) insert(document.getElementById(from).textContent);
    else return false;
    if (button.dataset.origin) document.getElementById("origin").value = button.dataset.origin;
    if (button.getAttribute("aria-keyshortcuts") === "Alt+T") passOn(button);
    return true;
  }

  /* After a term was inserted, the key inserts the next one. */
  function passOn(button) {
    const all = Array.from(document.querySelectorAll("[data-insert-from]"));
    const next = all[(all.indexOf(button) + 1) % all.length];
    const key = button.querySelector("kbd");
    button.removeAttribute("aria-keyshortcuts");
    next.setAttribute("aria-keyshortcuts", "Alt+T");
    if (key && next !== button) next.append(key);
  }

  /* On an Arabic or Cyrillic keyboard a key is known by its place. */
  function combination(event) {
    const isForeign = event.altKey || event.key > "\u007f";
    const isPlaced = isForeign && (event.ctrlKey || event.metaKey || event.altKey) && /^(Digit|Key)/.test(event.code);
    const name = isPlaced ? event.code.slice(-1) : event.key.replace("\u061f", "?");
    const key = name.length === 1 ? name.toUpperCase() : name;
    const held = [event.ctrlKey || event.metaKey ? "Control" : "", event.altKey ? "Alt" : ""];
    if (event.shiftKey && key.length > 1) held.push("Shift");
    return [...held.filter(Boolean), key].join("+");
  }

  document.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const keys = combination(event);
    const typing = event.target.matches("textarea, input, select");
    if (!(event.ctrlKey || event.metaKey || event.altKey) && (typing || keys !== "?")) return;
    const wanted = Array.from(document.querySelectorAll("[aria-keyshortcuts]"))
      .find((element) => element.getAttribute("aria-keyshortcuts") === keys);
    if (!wanted) return;
    event.preventDefault();
    wanted.click();
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button && pressedHere(button)) { event.preventDefault(); return; }
    const link = event.target.closest("#desk a[href]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || link.target) return;
    if (!/\/\d+\/(\?[^#]*)?(#text)?$/.test(link.href)) return;
    event.preventDefault();
    load(link.href, {});
  });

  document.addEventListener("submit", (event) => {
    if (event.target.id !== "open") { leaving = true; return; }
    const pressed = event.submitter;
    if (!pressed || pressed.formTarget) return;
    event.preventDefault();
    const body = new FormData(event.target, pressed);
    const isClaim = pressed.value === "claim";
    load(event.target.action, { method: "POST", body }, isClaim ? undefined : `desk:${form().dataset.key}`);
  });

  document.addEventListener("input", (event) => {
    if (event.target.id !== "text") return;
    keep();
    mirror();
  });

  document.addEventListener("toggle", (event) => { if (event.target.id === "invisible") mirror(); }, true);
  window.addEventListener("popstate", () => load(window.location.href, {}));
  window.addEventListener("beforeunload", (event) => {
    if (leaving || !isChanged()) return;
    event.preventDefault();
    event.returnValue = "";
  });

  /* The claim lives a quarter of an hour; who goes on typing keeps it. */
  window.setInterval(() => {
    if (!field() || field().readOnly || !isChanged()) return;
    fetch(window.location.href, { credentials: "same-origin" });
  }, 5 * 60 * 1000);

  ready(true);
})();
