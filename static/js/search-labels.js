/* The admin's searches for a row have no name until something is chosen: they take their label's. */
"use strict";

(function () {
  /* The id of what names a field: its label, or in a table the field itself, which says its column. */
  function named(select) {
    const label = select.labels && select.labels[0];
    if (!label) return select.getAttribute("aria-label") ? select.id : "";
    label.id ||= `${select.id}-label`;
    return label.id;
  }

  function name(root) {
    root.querySelectorAll("select.admin-autocomplete").forEach((select) => {
      const box = select.parentElement.querySelector(".select2-selection");
      const chosen = box && box.querySelector(".select2-selection__rendered");
      const id = named(select);
      if (!chosen || !id) return;
      box.setAttribute("aria-labelledby", `${id} ${chosen.id}`.trim());
      if (chosen.getAttribute("role") === "textbox") chosen.setAttribute("aria-labelledby", id);
    });
  }

  /* The searches are drawn when jQuery says that the page is ready, which may be after its load. */
  window.addEventListener("load", () => django.jQuery(() => name(document)));
  document.addEventListener("formset:added", (event) => setTimeout(() => name(event.target)));
})();
