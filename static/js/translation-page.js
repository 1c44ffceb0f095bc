/* Makes the translation page quicker; without it the page is the same form.
   Ctrl+S saves all. Ctrl+Enter saves one text and goes to the next, leaving other typing alone. */
"use strict";

(function () {
  const form = document.getElementById("translation");
  if (!form) return;
  const record = form.elements.namedItem("seen");
  const unsavedNote = document.getElementById("unsaved");
  const told = document.getElementById("told");
  let leaving = false;

  const units = () => Array.from(form.querySelectorAll(".unit"));
  const textOf = (unit) => unit.querySelector("textarea");

  function isUnsaved(unit) {
    const text = textOf(unit);
    return "unsaved" in unit.dataset || text.value !== text.defaultValue;
  }

  function count() {
    const number = units().filter(isUnsaved).length;
    unsavedNote.textContent = number ? unsavedNote.dataset.words.replace("%s", number) : "";
    return number;
  }

  /* Write what the server says it holds now into the record that the next save must meet. */
  function noteSeen(key, seen, isContested) {
    const known = JSON.parse(record.value);
    known.seen[key] = seen;
    known.contested = known.contested.filter((other) => other !== key);
    if (isContested) known.contested.push(key);
    record.value = JSON.stringify(known);
  }

  function payload(unit) {
    const data = new FormData();
    const key = unit.dataset.key;
    const known = JSON.parse(record.value);
    data.append("csrfmiddlewaretoken", form.elements.namedItem("csrfmiddlewaretoken").value);
    data.append("seen", JSON.stringify({
      seen: { [key]: known.seen[key] },
      contested: known.contested.filter((other) => other === key),
    }));
    data.append(`text-${key}`, textOf(unit).value);
    data.append("save", key);
    const confirmed = form.elements.namedItem("confirm_public");
    if (confirmed && confirmed.checked) data.append("confirm_public", "on");
    return data;
  }

  /* Show the unit as the server sees it, with what was typed since it was sent. */
  function refresh(unit, reply, sent) {
    if (!reply.html) return unit;
    const holder = document.createElement("template");
    holder.innerHTML = reply.html;
    const fresh = holder.content.querySelector(".unit");
    const typed = textOf(unit).value;
    const focused = unit.contains(document.activeElement);
    const [start, end] = [textOf(unit).selectionStart, textOf(unit).selectionEnd];
    if (typed !== sent) textOf(fresh).value = typed;
    unit.replaceWith(fresh);
    if (focused) {
      textOf(fresh).focus();
      textOf(fresh).setSelectionRange(start, end);
    }
    noteSeen(unit.dataset.key, reply.seen, fresh.classList.contains("unit--conflict"));
    if (!reply.is_saved) fresh.scrollIntoView({ block: "center" });
    return fresh;
  }

  async function send(unit) {
    const response = await fetch(window.location.href, {
      method: "POST",
      headers: { Accept: "application/json" },
      credentials: "same-origin",
      body: payload(unit),
    });
    const kind = response.headers.get("Content-Type") || "";
    if (!kind.startsWith("application/json")) throw new Error(`status ${response.status}`);
    return response.json();
  }

  function goOn(unit) {
    const all = units();
    const next = all[all.indexOf(unit) + 1];
    if (next) textOf(next).focus();
  }

  async function saveOne(unit) {
    const confirmed = form.elements.namedItem("confirm_public");
    if (confirmed && !confirmed.reportValidity()) return;
    if ("saving" in unit.dataset) return;
    unit.dataset.saving = "";
    const sent = textOf(unit).value;
    try {
      const reply = await send(unit);
      const fresh = refresh(unit, reply, sent);
      told.textContent = reply.message;
      if (reply.is_saved && fresh.contains(document.activeElement)) goOn(fresh);
    } catch {
      told.textContent = form.dataset.failed;
    } finally {
      delete unit.dataset.saving;
      count();
    }
  }

  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    if (event.key === "s" || event.key === "S") {
      event.preventDefault();
      form.querySelector(".desk__go").click();
    } else if (event.key === "Enter" && event.target.matches(".unit textarea")) {
      event.preventDefault();
      saveOne(event.target.closest(".unit"));
    }
  });

  form.addEventListener("input", count);
  form.addEventListener("submit", () => { leaving = true; });
  window.addEventListener("pageshow", () => { leaving = false; count(); });
  window.addEventListener("beforeunload", (event) => {
    if (leaving || !count()) return;
    event.preventDefault();
    event.returnValue = "";
  });

  const summary = document.getElementById("error-summary");
  if (summary) requestAnimationFrame(() => summary.focus());
})();
