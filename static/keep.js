// Keeps what is typed into a form that is saved by its button (`data-unsaved`): lists, questions, reports. What is
// typed stands in localStorage under the person, the form's address and this page until a page says that it was done;
// what an earlier page left behind is offered when the form is opened again. Nothing is overwritten in silence, and
// no file, password or token is kept.
"use strict";

(() => {
  const who = document.body.dataset.who;
  if (!who) return;
  const PAUSE = 400;
  const MOST_SHOWN = 40;
  const stored = (storage, act) => { try { return act(storage()); } catch { return null; } };
  const local = () => localStorage;
  const session = () => sessionStorage;
  const prefix = "rollcall:form:" + who + ":";

  // ---- What this tab sent last: forgotten once a page says that it was done. draft.js marks what it sends so, too

  const SENT = "rollcall:sent";
  const sent = stored(session, (kept) => JSON.parse(kept.getItem(SENT)))?.keys ?? [];
  const marks = (keys) => stored(session, (kept) => kept.setItem(SENT, JSON.stringify({ keys })));
  const unmark = () => stored(session, (kept) => kept.removeItem(SENT));
  const drop = (key) => stored(local, (kept) => kept.removeItem(key));
  unmark();
  // A page out of the browser's memory is one from before it was sent.
  addEventListener("pageshow", (event) => { if (event.persisted) unmark(); });
  const came = performance.getEntriesByType("navigation")[0];
  // Going back to a page that said so of something earlier says nothing of this.
  if (came?.type === "navigate" && new URLSearchParams(location.search).has("done")) sent.forEach(drop);
  const refused = (came?.responseStatus ?? 0) >= 400;

  // ---- The page that a person knows: a form that is shown again may stand at the address that it was sent to

  const FROM = "rollcall:from";
  const from = stored(session, (kept) => kept.getItem(FROM));
  stored(session, (kept) => kept.removeItem(FROM));
  const returned = refused || document.querySelector("form[data-typed]") !== null;
  const page = (returned && from) || location.pathname;
  addEventListener("submit", () => stored(session, (kept) => kept.setItem(FROM, page)));

  // ---- Business time, which a rehearsal shifts

  const ahead = Date.parse(document.body.dataset.now) - Date.now();
  /** As every page writes moments: `31 December 2025, 17:00 Brussels`. */
  const moment = (ms) => {
    const language = document.documentElement.lang;
    const written = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
      timeZone: "Europe/Brussels", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
    });
    const part = Object.fromEntries(written.formatToParts(ms).map(({ type, value }) => [type, value]));
    const day = language === "fr" && part.day === "1" ? "1er" : part.day;
    return document.getElementById("kept").dataset.moment
      .replace("DAY", [day, part.month, part.year].join(" ")).replace("TIME", part.hour + ":" + part.minute);
  };

  // ---- What a form says

  const isPick = (one) => one.type === "radio" || one.type === "checkbox";
  const plain = (text) => text.normalize("NFC").replace(/\r\n?/g, "\n").trim();
  const controls = (form) => [...form.querySelectorAll("input, select, textarea")]
    .filter((one) => one.name && one.name !== "csrf" && !["file", "password", "submit", "button"].includes(one.type));
  const typedIn = (form) => controls(form).filter((one) => one.type !== "hidden");
  const pairs = (list) => list.filter((one) => !isPick(one) || one.checked).map((one) => [one.name, one.value]);
  /** What the server sent with the page. */
  const served = (form) => typedIn(form).filter((one) => !isPick(one) || one.defaultChecked)
    .map((one) => [one.name, one.tagName !== "SELECT" ? isPick(one) ? one.value : one.defaultValue
      : ([...one.options].find((option) => option.defaultSelected) ?? one.options[0])?.value ?? ""]);
  const rowOf = (name) => /^.*?\.\d+\./.exec(name)?.[0];
  const anyRow = (name) => name.replace(/\.\d+\./, ".#.");
  /** Rows without a word in them are room, and nothing that was said; so are those with one choice, made for them. */
  const said = (form, list) => {
    const full = list.map(([name, value]) => [name, plain(value)]).filter(([, value]) => value);
    const lists = new Set([...form.querySelectorAll("select")].map((one) => anyRow(one.name)));
    const rows = full.reduce((all, [name]) => all.set(rowOf(name), (all.get(rowOf(name)) ?? 0) + 1), new Map());
    return full.filter(([name]) => !rowOf(name) || rows.get(rowOf(name)) > 1 || !lists.has(anyRow(name)));
  };
  const same = (form, one, other) => JSON.stringify(said(form, one)) === JSON.stringify(said(form, other));
  const addressOf = (form) => form.getAttribute("action") + (form.dataset.form ? "#" + form.dataset.form : "");

  const leftovers = (form) => stored(local, (kept) => {
    const begins = prefix + addressOf(form) + " ";
    return Object.keys(kept).filter((key) => key.startsWith(begins))
      .map((key) => ({ key, id: key.slice(begins.length), ...JSON.parse(kept.getItem(key)) }));
  }) ?? [];

  // ---- This page, which is another one than the same form in another tab

  const id = Math.random().toString(36).slice(2, 10) + Date.now().toString(36);
  /** Holds a lock by the page's name while it lives, and tells which others do. */
  const living = async () => {
    if (!navigator.locks) return new Set();
    navigator.locks.request("rollcall:" + id, () => new Promise(() => {})).catch(() => {});
    const { held } = await navigator.locks.query();
    return new Set(held.map((lock) => lock.name.replace("rollcall:", "")));
  };

  // ---- What differs, in words

  const labelOf = (form, name) => {
    const row = /\.(\d+)\./.exec(name);
    const own = typedIn(form).find((one) => one.name === name);
    const like = own ?? typedIn(form).find((one) => row && anyRow(one.name) === anyRow(name));
    if (!like) return name;
    const box = isPick(like) ? like.closest("fieldset.field") : null;
    const label = box?.querySelector("legend") ?? like.labels?.[0];
    const text = label?.firstChild?.textContent?.trim() || like.getAttribute("aria-label") || name;
    return row ? Number(row[1]) + 1 + " · " + text.replace(/ \d+$/, "") : text;
  };
  const worded = (form, name, value) => {
    const like = typedIn(form).filter((one) => one.name === name);
    const pick = like.find((one) => isPick(one) && one.value === value);
    if (pick) return pick.closest("label")?.innerText.trim() ?? value;
    return [...(like.find((one) => one.tagName === "SELECT")?.options ?? [])].find((option) => option.value === value)?.text ?? value;
  };
  const differences = (form, kept, now) => {
    const grouped = (list) => said(form, list).reduce((all, [name, value]) => all.set(name, [...(all.get(name) ?? []), value]), new Map());
    const [mine, here] = [grouped(kept), grouped(now)];
    const text = (name, list) => (list ?? []).map((value) => worded(form, name, value)).join("\n");
    return [...new Set([...mine.keys(), ...here.keys()])]
      .map((name) => [labelOf(form, name), text(name, mine.get(name)), text(name, here.get(name))])
      .filter(([, one, other]) => one !== other);
  };

  // ---- Offering back

  const put = (form, left) => {
    const values = new Map();
    for (const [name, value] of [...left.pairs, ...left.hidden]) values.set(name, [...(values.get(name) ?? []), value]);
    for (const one of controls(form)) {
      const own = values.get(one.name);
      if (isPick(one)) one.checked = own?.includes(one.value) ?? false;
      else if (own || one.type !== "hidden") one.value = own?.shift() ?? "";
      // Counts beneath a text follow it; sums follow the form.
      one.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
    form.dispatchEvent(new Event("change", { bubbles: true }));
  };

  /** The server shows a list again as it was typed, with as many rows as there were. */
  const putByServer = (form, left) => {
    const again = document.createElement("form");
    again.method = "post";
    again.action = form.getAttribute("action");
    for (const [name, value] of [["csrf", form.elements.csrf?.value ?? ""], ["do", "add"], ...left.hidden, ...left.pairs]) {
      const input = document.createElement("textarea");
      input.name = name;
      input.value = value;
      again.append(input);
    }
    again.hidden = true;
    document.body.append(again);
    marks([left.key]);
    stored(session, (kept) => kept.setItem(FROM, page));
    again.submit();
  };

  const offer = (state, lefts) => {
    const [left, ...others] = lefts;
    if (!left) return;
    const { form } = state;
    const part = document.getElementById("kept").content.firstElementChild.cloneNode(true);
    part.querySelector("[data-at]").textContent = moment(left.now ?? left.at + ahead);
    const rows = differences(form, left.pairs, served(form));
    for (const cells of rows.slice(0, MOST_SHOWN)) {
      const row = document.createElement("tr");
      cells.forEach((text, place) => {
        const cell = document.createElement(place ? "td" : "th");
        if (!place) cell.scope = "row";
        cell.textContent = text || "–";
        row.append(cell);
      });
      part.querySelector("tbody").append(row);
    }
    const more = part.querySelector("[data-more]");
    more.textContent = rows.length > MOST_SHOWN ? more.dataset.more.replace("N", rows.length - MOST_SHOWN) : "";
    for (const button of part.querySelectorAll("[data-keep]")) {
      button.addEventListener("click", () => {
        if (button.dataset.keep === "mine" && form.querySelector("[name=do][value=add]")) {
          state.leaving = true;
          return putByServer(form, left);
        }
        part.remove();
        drop(left.key);
        if (button.dataset.keep === "mine") put(form, left);
        typedIn(form)[0]?.focus();
        return offer(state, others);
      });
    }
    form.prepend(part);
  };

  const consider = (state, lefts) => {
    const now = served(state.form);
    const alike = (left) => same(state.form, left.pairs, now);
    lefts.filter(alike).forEach((left) => drop(left.key));
    offer(state, lefts.filter((left) => !alike(left)).sort((one, other) => other.at - one.at));
  };

  // ---- Every form

  const look = (form) => {
    const state = { form, key: prefix + addressOf(form) + " " + id, dirty: false, leaving: false, timer: 0, mark: null };
    const keep = () => {
      clearTimeout(state.timer);
      state.timer = 0;
      if (same(form, pairs(typedIn(form)), served(form)) && !("typed" in form.dataset) && !state.again) return drop(state.key);
      const all = pairs(controls(form));
      const open = pairs(typedIn(form));
      const names = new Set(open.map(([name]) => name));
      const record = {
        page, title: document.querySelector("h1")?.innerText || document.title, at: Date.now(), now: Date.now() + ahead,
        pairs: open, hidden: all.filter(([name]) => !names.has(name)),
      };
      const done = stored(local, (kept) => { kept.setItem(state.key, JSON.stringify(record)); return true; });
      if (!done && state.mark) state.mark.textContent = document.getElementById("kept").dataset.full;
      return null;
    };
    const typed = () => {
      if (!state.timer) state.timer = setTimeout(keep, PAUSE);
      if (state.dirty) return;
      state.dirty = true;
      state.mark = document.createElement("span");
      state.mark.className = "state";
      state.mark.setAttribute("role", "status");
      state.mark.textContent = form.dataset.unsaved;
      // Beside the button that saves it: others may stand before.
      (form.querySelector(".buttons:has(.primary)") ?? form.querySelector(".buttons"))?.append(state.mark);
    };
    form.addEventListener("input", typed);
    form.addEventListener("submit", () => {
      state.leaving = true;
      if (!state.dirty) return;
      keep();
      const now = pairs(typedIn(form));
      // The same words, kept by an earlier page, are as done as these.
      const alike = leftovers(form).filter((left) => same(form, left.pairs, now)).map((left) => left.key);
      marks([state.key, ...alike]);
    });
    addEventListener("pageshow", () => { state.leaving = false; });
    addEventListener("pagehide", () => { if (state.timer) keep(); });
    document.addEventListener("visibilitychange", () => { if (document.hidden && state.timer) keep(); });
    addEventListener("beforeunload", (event) => {
      if (state.dirty && !state.leaving) event.preventDefault();
    });
    // What was sent and not done stands here again: this page goes on with what was kept of it.
    const begins = prefix + addressOf(form) + " ";
    const mine = "typed" in form.dataset || refused ? sent.find((key) => key.startsWith(begins)) : null;
    if (mine) {
      state.key = mine;
      state.again = true;
    }
    if (state.again || "typed" in form.dataset) {
      typed();
      keep();
    }
    return state;
  };

  const states = [...document.querySelectorAll("form[data-unsaved]")].map(look);
  living().then((others) => {
    for (const state of states) {
      const lefts = leftovers(state.form).filter((left) => left.key !== state.key);
      consider(state, lefts.filter((left) => !others.has(left.id)));
      // What another page is being typed in is offered once that page is gone; one that just went may hold its lock still.
      for (const left of lefts.filter((left) => others.has(left.id))) {
        navigator.locks.request("rollcall:" + left.id, () => {
          consider(state, leftovers(state.form).filter((one) => one.key === left.key));
        }).catch(() => {});
      }
      state.form.dataset.ready = "";
    }
  });
})();
