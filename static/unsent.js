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
        const { page, label, title, at, aside, values } = read(key, localStorage) ?? {};
        if (key.startsWith(forms)) {
          const address = key.slice(forms.length).split(" ")[0];
          const action = address.split("#")[0];
          const reference = /^\/proposals\/([^/]+)/.exec(action)?.[1] ?? "";
          return { key, reference, page: page ?? action, label: title || action, at, address };
        }
        const [reference, field] = key.slice(drafts.length).split(":");
        return { key, reference, page: page ?? "/proposals/" + reference, label: label ?? field, at, aside, field, values };
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
  let notices = [];

  /** The page that it was typed on offers it back itself, and so does one that shows the form again. */
  const isShown = (one) => one.page.split("#")[0] === location.pathname
    || [...document.querySelectorAll("form[data-unsaved]")].some((form) =>
      one.address === form.getAttribute("action") + (form.dataset.form ? "#" + form.dataset.form : ""));

  /** What stands in its field by now, whoever put it there, is no news: it is forgotten. Asked once for each page. */
  const compared = new Map();
  const plain = (list) => JSON.stringify(list.map((text) => text.normalize("NFC").replace(/\r\n?/g, "\n").trim()).filter(Boolean));
  const compare = async (one) => {
    try {
      const answer = await fetch("/proposals/" + one.reference + "/fields/" + encodeURIComponent(one.field), { redirect: "manual" });
      if (answer.ok && plain((await answer.json()).values) === plain(one.values)) localStorage.removeItem(one.key);
    } catch { /* Nobody can tell: it is told as it is. */ }
    compared.set(one.key, true);
    warn();
  };
  const isCompared = (one) => {
    if (!one.field || !Array.isArray(one.values)) return true;
    if (!compared.has(one.key)) {
      compared.set(one.key, false);
      compare(one);
    }
    return compared.get(one.key);
  };

  const warn = () => {
    const unsent = found().filter((one) => one.reference.toLowerCase() === here && !isShown(one)
      && !(Date.now() - one.at < SETTLED) && isCompared(one));
    notices.forEach((notice) => notice.remove());
    notices = ["kept", "aside"].flatMap((kind) => {
      const items = once(unsent.filter((one) => Boolean(one.aside) === (kind === "aside")));
      if (!items.length) return [];
      const notice = told.content.querySelector("[data-notice=" + kind + "]").cloneNode(true);
      fill(notice.querySelector("ul"), items, true);
      return [notice];
    });
    // Whoever is about to submit reads it beside the button.
    const button = document.querySelector("main form[action$='/submit'] .buttons");
    if (button) button.before(...notices);
    else document.getElementById("main").prepend(...notices);
  };
  if (here) {
    warn();
    addEventListener("storage", warn);
    addEventListener("pageshow", (event) => { if (event.persisted) warn(); });
    document.addEventListener("visibilitychange", () => { if (!document.hidden) warn(); });
  }

  // ---- Signing out: whoever does leaves nothing behind in this browser, and is asked where that is unsent

  const drop = () => {
    try { keys(localStorage).forEach((key) => localStorage.removeItem(key)); } catch { /* Nothing can be kept here. */ }
  };
  const out = document.querySelector("form[action='/sign-out']");
  out?.addEventListener("submit", (event) => {
    // What was set aside stands in the history, and is not lost with the browser's own.
    const unsent = once(found().filter((one) => !one.aside));
    if (!unsent.length) return drop();
    event.preventDefault();
    const ask = told.content.querySelector("dialog").cloneNode(true);
    fill(ask.querySelector("ul"), unsent, false);
    document.body.append(ask);
    ask.addEventListener("close", () => {
      ask.remove();
      if (ask.returnValue !== "drop") return;
      drop();
      out.submit();
    });
    ask.showModal();
  });
})();
