/* Turns the admin's neighbouring language fieldsets into tabs; without it they stand one under another. */
"use strict";

(function () {
  const CHOSEN = "uccn-language-tab";

  function languageOf(fieldset) {
    const name = Array.from(fieldset.classList).find((c) => c.startsWith("language-"));
    return name ? name.slice("language-".length) : "";
  }

  /* Inputs, and texts that are shown because this person may not write them. */
  function texts(fieldset) {
    const marked = Array.from(fieldset.querySelectorAll("[lang]"));
    return marked.filter((e) => "value" in e || e.classList.contains("shown-text"));
  }

  function isFilled(element) {
    return "value" in element ? element.value.trim() !== "" : !("missing" in element.dataset);
  }

  function hasError(fieldset) {
    return fieldset.querySelector(".errorlist, .errors") !== null;
  }

  function select(tabs, chosen, focus) {
    tabs.forEach(({ button, fieldset, language }) => {
      const on = language === chosen;
      button.setAttribute("aria-selected", String(on));
      button.tabIndex = on ? 0 : -1;
      fieldset.hidden = !on;
      if (on && focus) button.focus();
    });
  }

  function remember(language) {
    try { sessionStorage.setItem(CHOSEN, language); } catch { /* private windows refuse it */ }
  }

  function recalled() {
    try { return sessionStorage.getItem(CHOSEN); } catch { return null; }
  }

  function makeTab(fieldset, index) {
    const language = languageOf(fieldset);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "language-tabs__tab";
    button.id = `language-tab-${index}-${language}`;
    button.lang = language;
    button.setAttribute("role", "tab");
    const heading = fieldset.querySelector("h2, summary");
    button.append(heading ? heading.textContent.trim() : language);
    const count = document.createElement("span");
    count.className = "language-tabs__count";
    button.append(" ", count);
    fieldset.id = fieldset.id || `language-panel-${index}-${language}`;
    fieldset.setAttribute("role", "tabpanel");
    fieldset.setAttribute("aria-labelledby", button.id);
    button.setAttribute("aria-controls", fieldset.id);
    if (hasError(fieldset)) button.classList.add("language-tabs__tab--error");
    const show = () => {
      const fields = texts(fieldset);
      count.textContent = `${fields.filter(isFilled).length}/${fields.length}`;
    };
    fieldset.addEventListener("input", show);
    show();
    return { button, fieldset, language };
  }

  function build(group, index) {
    const list = document.createElement("div");
    list.className = "language-tabs";
    list.setAttribute("role", "tablist");
    const tabs = group.map((fieldset) => makeTab(fieldset, index));
    tabs.forEach(({ button }) => list.append(button));
    group[0].before(list);
    list.addEventListener("click", (event) => {
      const tab = tabs.find(({ button }) => button.contains(event.target));
      if (tab) { select(tabs, tab.language); remember(tab.language); }
    });
    list.addEventListener("keydown", (event) => {
      const at = tabs.findIndex(({ button }) => button === document.activeElement);
      const forward = getComputedStyle(list).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
      const backward = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
      const to = { [forward]: at + 1, [backward]: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      const tab = tabs[(to + tabs.length) % tabs.length];
      select(tabs, tab.language, true);
      remember(tab.language);
    });
    const wrong = tabs.find(({ fieldset }) => hasError(fieldset));
    const known = tabs.find(({ language }) => language === recalled());
    const own = tabs.find(({ language }) => language === document.documentElement.lang);
    select(tabs, (wrong || known || own || tabs[0]).language);
  }

  document.addEventListener("DOMContentLoaded", () => {
    const groups = [];
    document.querySelectorAll("fieldset.language").forEach((fieldset) => {
      const last = groups[groups.length - 1];
      if (last && last[last.length - 1].nextElementSibling === fieldset) last.push(fieldset);
      else groups.push([fieldset]);
    });
    groups.forEach(build);
  });
})();
