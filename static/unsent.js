// Says on every page of a proposal which words of yours lie in this browser and nowhere else, and asks before signing
// out forgets them. They are kept by draft.js, field by field, and by keep.js, form by form.
"use strict";

(() => {
  const who = document.body.dataset.who;
  const told = document.getElementById("unsent");
  if (!who || !told) return;
  // What another page is about to save is no news.
  const SETTLED = 10000;

  const read = (key, kept) => { try { return JSON.parse(kept.getItem(key)); } catch { return null; } };
  const drafts = "rollcall:draft:" + who + ":";
  const forms = "rollcall:form:" + who + ":";
  const keys = (kept) => Object.keys(kept).filter((key) => key.startsWith(drafts) || key.startsWith(forms));

  /** All that lies here of this person: where it belongs, what it is called, when it was typed last. */
  const found = () => {
    try {
      return keys(localStorage).map((key) => {
        const { page, label, title, at } = read(key, localStorage) ?? {};
        if (key.startsWith(forms)) {
          const action = key.slice(forms.length).split(" ")[0];
          const reference = /^\/proposals\/([^/]+)/.exec(action)?.[1] ?? "";
          return { reference, page: page ?? action, label: title || action, at };
        }
        const [reference, field] = key.slice(drafts.length).split(":");
        return { reference, page: page ?? "/proposals/" + reference, label: label ?? field, at };
      });
    } catch {
      return [];
    }
  };
  const once = (list) => list.filter((one, place) => list.findIndex((other) => other.page === one.page && other.label === one.label) === place);
  const fill = (list, items, link) => {
    list.replaceChildren(...items.map((one) => {
      const row = document.createElement("li");
      const text = document.createElement(link ? "a" : "span");
      text.textContent = one.label;
      if (link) text.href = one.page;
      row.append(...(link || !one.reference ? [] : [one.reference + ": "]), text);
      return row;
    }));
  };

  // ---- On the pages of a proposal

  const here = /^\/proposals\/([^/]+)/.exec(location.pathname)?.[1]?.toLowerCase();
  let notice = null;
  const warn = () => {
    const unsent = once(found().filter((one) => one.reference.toLowerCase() === here
      // The page that it was typed on offers it back itself.
      && one.page.split("#")[0] !== location.pathname && !(Date.now() - one.at < SETTLED)));
    notice?.remove();
    notice = null;
    if (!unsent.length) return;
    notice = told.content.querySelector("[data-notice]").cloneNode(true);
    fill(notice.querySelector("ul"), unsent, true);
    // Whoever is about to submit reads it beside the button.
    const button = document.querySelector("main form[action$='/submit'] .buttons");
    if (button) button.before(notice);
    else document.getElementById("main").prepend(notice);
  };
  if (here) {
    warn();
    addEventListener("storage", warn);
    addEventListener("pageshow", (event) => { if (event.persisted) warn(); });
    document.addEventListener("visibilitychange", () => { if (!document.hidden) warn(); });
  }

  // ---- Signing out: whoever does leaves nothing behind in this browser, and is asked where that is unsent

  const out = document.querySelector("form[action='/sign-out']");
  out?.addEventListener("submit", (event) => {
    const unsent = once(found());
    if (!unsent.length) return;
    event.preventDefault();
    const ask = told.content.querySelector("dialog").cloneNode(true);
    fill(ask.querySelector("ul"), unsent, false);
    document.body.append(ask);
    ask.addEventListener("close", () => {
      ask.remove();
      if (ask.returnValue !== "drop") return;
      try { keys(localStorage).forEach((key) => localStorage.removeItem(key)); } catch { /* Nothing can be kept here. */ }
      out.submit();
    });
    ask.showModal();
  });
})();
