// Saves what is typed, field by field, and never loses a word of it. Every page works without it, by its button.
//
// A field is *dirty* while its controls say something else than the server is known to hold. What is dirty stands in
// localStorage until the server has it, under the person, the proposal, the field and this tab: two tabs of one person
// are two people. What a tab that is gone left behind is offered when the field is opened again.
"use strict";

(() => {
  const form = document.querySelector("form[data-fields]");
  const who = document.body.dataset.who;
  if (!form || !who) return;
  const words = form.dataset;
  const PAUSE = 900;
  const LONGEST_WAIT = 60000;

  // ---- This tab

  const fresh = () => Math.random().toString(36).slice(2, 10) + Date.now().toString(36);
  const stored = (storage, act) => { try { return act(storage); } catch { return null; } };
  let tab = stored(sessionStorage, (kept) => kept.getItem("rollcall:tab"));
  const nameTab = () => {
    tab = fresh();
    stored(sessionStorage, (kept) => kept.setItem("rollcall:tab", tab));
  };
  if (!tab) nameTab();

  /** Holds a lock by the tab's name while the tab lives; a copied tab finds it held, and takes another name. */
  const settle = async () => {
    if (!navigator.locks) return new Set();
    const hold = (name) => new Promise((held) => {
      navigator.locks.request("rollcall:" + name, { ifAvailable: true }, (lock) => {
        held(Boolean(lock));
        return lock ? new Promise(() => {}) : undefined;
      }).catch(() => held(true));
    });
    if (!(await hold(tab))) {
      nameTab();
      await hold(tab);
    }
    const { held } = await navigator.locks.query();
    return new Set(held.map((lock) => lock.name.replace("rollcall:", "")));
  };

  // ---- What is kept in the browser

  const prefix = "rollcall:draft:" + who + ":" + words.reference + ":";
  const keyOf = (field) => prefix + field.name + ":" + tab;
  const keep = (field) => stored(localStorage, (kept) => kept.setItem(keyOf(field), JSON.stringify({
    base: field.base, values: values(field), at: Date.now(), label: labelOf(field),
    page: location.pathname + "#" + (controls(field)[0]?.id ?? ""),
    // It stands in the field's history too, and so not in this browser alone.
    aside: same(field.aside, values(field)),
  })));
  const drop = (key) => stored(localStorage, (kept) => kept.removeItem(key));
  const forget = (field) => drop(keyOf(field));
  const leftovers = (field) => stored(localStorage, (kept) => {
    const begins = prefix + field.name + ":";
    return Object.keys(kept).filter((key) => key.startsWith(begins)).map((key) => ({ key, tab: key.slice(begins.length), ...JSON.parse(kept.getItem(key)) }));
  }) ?? [];
  /** What was kept of a field, by this tab or another, and says this. */
  const alike = (field, list) => leftovers(field).filter((left) => same(left.values, list)).map((left) => left.key);

  // ---- Controls of a field

  const controls = (field) => [...field.box.querySelectorAll("input, select, textarea")]
    .filter((one) => one.name && one.type !== "hidden" && !one.name.startsWith("resolve."));
  const labelOf = (field) => field.box.dataset.label || field.name;
  const isPick = (one) => one.type === "radio" || one.type === "checkbox";
  const plain = (text) => text.normalize("NFC").replace(/\r\n?/g, "\n").trim();
  const values = (field) => controls(field).filter((one) => !isPick(one) || one.checked).map((one) => one.value);
  /** What the server sent with the page. */
  const served = (field) => controls(field).filter((one) => !isPick(one) || one.defaultChecked)
    .map((one) => one.tagName === "SELECT" ? ([...one.options].find((option) => option.defaultSelected) ?? one.options[0])?.value ?? "" : one.defaultValue);
  const same = (one, other) => one !== null && JSON.stringify(one.map(plain)) === JSON.stringify(other.map(plain));
  const put = (field, list) => {
    const left = [...list];
    for (const one of controls(field)) {
      if (isPick(one)) one.checked = list.includes(one.value);
      else one.value = left.shift() ?? "";
      one.dispatchEvent(new Event("rollcall:put", { bubbles: true }));
      if (one.matches("textarea[data-max]")) one.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
  };
  const isText = (field) => controls(field).length === 1 && controls(field)[0].matches("textarea, input[type=text]");

  // ---- Fields

  const fields = [...document.querySelectorAll(".drafted")].map((box) => ({
    box, name: box.dataset.field, base: Number(box.dataset.base), known: null, state: box.querySelector(".state"),
    sending: null, timer: 0, wait: 1000, panel: null, heard: null,
    // What the server set aside in the field's history; what is offered back in the panel.
    aside: null, left: null,
    // Refused as it is: not sent again before it is typed in. Asked about by the page: not sent but by its button.
    stuck: false, asked: box.querySelector(".both") !== null,
  }));
  const dirty = (field) => !same(field.known, values(field));
  const say = (field, text, kind = "") => {
    if (field.state.textContent !== text) field.state.textContent = text;
    field.state.className = "state " + kind;
  };
  const setBase = (field, version) => {
    field.base = version;
    field.box.dataset.base = version;
    field.box.querySelector("input[name^='base.']").value = version;
    if (field.heard?.version <= version) quiet(field);
  };
  const tellWrong = (field, lines) => {
    field.box.querySelector(".error.live")?.remove();
    const control = controls(field)[0];
    if (control && !isPick(control)) control.toggleAttribute("aria-invalid", lines.length > 0);
    if (!lines.length) {
      field.box.querySelectorAll(".error").forEach((one) => one.remove());
      field.box.querySelector(".wrong")?.classList.remove("wrong");
      return;
    }
    const told = document.createElement("p");
    told.className = "error live";
    for (const line of lines) {
      const span = document.createElement("span");
      span.textContent = line;
      told.append(span);
    }
    field.box.querySelectorAll(".error:not(.live)").forEach((one) => one.remove());
    field.state.closest("p").before(told);
  };

  /** How amounts were understood, each under its own control. */
  const tellReadings = (field, readings) => {
    field.box.querySelectorAll("output.reading").forEach((one) => one.remove());
    controls(field).filter((one) => !isPick(one)).forEach((one, place) => {
      if (!readings[place]) return;
      const told = document.createElement("output");
      told.className = "reading hint";
      told.id = one.id + "-reading";
      told.htmlFor = one.id;
      told.textContent = readings[place];
      (one.closest(".input") ?? one).after(told);
    });
  };

  // ---- Saving

  const send = async (field, last = false) => {
    clearTimeout(field.timer);
    if (field.sending || field.panel || field.asked || field.stuck || !dirty(field)) return field.sending;
    const sent = values(field);
    const body = new URLSearchParams({ csrf: form.elements.csrf.value, base: field.base });
    for (const one of controls(field)) if (!isPick(one) || one.checked) body.append(one.name, one.value);
    say(field, words.saving);
    field.sending = (async () => {
      try {
        const answer = await fetch(words.fields + encodeURIComponent(field.name), { method: "POST", body, redirect: "manual", keepalive: last });
        const json = answer.headers.get("content-type")?.startsWith("application/json");
        await took(field, sent, answer, json ? await answer.json() : null);
      } catch {
        later(field, words.offline);
      }
      field.sending = null;
    })();
    await field.sending;
    if (!field.timer && dirty(field) && !field.panel && !field.stuck) field.timer = setTimeout(() => send(field), PAUSE);
    return null;
  };

  const took = async (field, sent, answer, told) => {
    field.timer = 0;
    if (answer.type === "opaqueredirect") return later(field, words.signedOut);
    if (told?.state === "saved") {
      field.known = sent;
      field.wait = 1000;
      setBase(field, told.version);
      // Who changed it last is no longer who the page says.
      field.box.querySelector(".since")?.remove();
      tellWrong(field, []);
      tellReadings(field, told.readings ?? []);
      alike(field, sent).forEach(drop);
      if (!dirty(field)) forget(field);
      return say(field, words.saved.replace("TIME", told.clock), "good");
    }
    if (told?.state === "both") field.aside = sent;
    if (told?.state === "both" || told?.state === "theirs") return meet(field, told);
    if (told?.state === "wrong") {
      field.stuck = true;
      tellWrong(field, told.said);
      return say(field, words.wrong, "bad");
    }
    if (told || answer.status < 500 && answer.status !== 429) {
      field.stuck = true;
      return say(field, told ? told.said.join(" ") + " " + words.wrong : words.refused, "bad");
    }
    return later(field, words.offline);
  };

  /** Tries again, ever more patiently, and at once when the connection returns. */
  const later = (field, text) => {
    keep(field);
    say(field, text, "bad");
    clearTimeout(field.timer);
    field.timer = setTimeout(() => send(field), field.wait);
    field.wait = Math.min(field.wait * 2, LONGEST_WAIT);
  };

  // ---- Two texts

  /** Shows both texts; nothing of the field is sent before somebody has chosen. */
  const panel = (field, id, mine, theirs, said, choose) => {
    const part = document.getElementById(id).content.firstElementChild.cloneNode(true);
    part.querySelector("[data-mine]").textContent = mine;
    const other = part.querySelector("[data-theirs]");
    if (other) other.textContent = theirs;
    if (said) {
      part.querySelector("[data-said]").textContent = said;
      part.setAttribute("aria-label", said);
    }
    if (!isText(field)) part.querySelector("[data-keep=both]")?.remove();
    for (const button of part.querySelectorAll("[data-keep]")) {
      button.addEventListener("click", () => {
        shut(field);
        choose(button.dataset.keep);
        controls(field)[0]?.focus();
      });
    }
    shut(field);
    field.panel = part;
    field.box.prepend(part);
  };

  const shut = (field) => {
    field.panel?.remove();
    field.panel = null;
    field.left = null;
  };

  const shown = (field, list) => {
    const name = (value) => {
      const pick = controls(field).find((one) => isPick(one) && one.value === value);
      return pick ? pick.closest("label").innerText.trim() : value;
    };
    return list.map(name).filter(Boolean).join("\n");
  };

  const settled = (field, kept, mine, theirs, version) => {
    setBase(field, version);
    field.known = theirs;
    if (kept === "theirs") {
      put(field, theirs);
      forget(field);
      return say(field, "");
    }
    put(field, kept === "both" ? [[...theirs, ...mine].filter(Boolean).join(isArea(field) ? "\n\n" : " / ")] : mine);
    keep(field);
    if (kept === "mine") return send(field);
    return say(field, words.waiting);
  };
  const isArea = (field) => controls(field)[0]?.tagName === "TEXTAREA";

  const meet = (field, told) => {
    keep(field);
    say(field, words.met, "warn");
    panel(field, "both", shown(field, values(field)), told.text, told.said.join(" "), (kept) => settled(field, kept, values(field), told.values, told.version));
  };

  /** What an earlier page left behind: the same as what stands there is forgotten, else it is offered back. */
  const offer = (field, isGone) => {
    for (const left of leftovers(field).filter(isGone).sort((one, other) => other.at - one.at)) {
      const stands = field.known ?? served(field);
      if (same(left.values, stands) || field.panel) {
        if (!field.panel) drop(left.key);
        continue;
      }
      const choose = (kept) => {
        drop(left.key);
        settled(field, kept, left.values, stands, field.base);
      };
      if (left.base >= field.base && !left.aside) {
        panel(field, "left", shown(field, left.values), "", "", choose);
        field.left = left.values;
      } else panel(field, "both", shown(field, left.values), shown(field, stands), words.met, choose);
    }
  };

  // ---- What others save meanwhile

  const EVERY = 20000;
  let after = Number(form.elements.version.value);

  /** Asks which fields changed, and says so beside them; what is typed is not touched. */
  const look = async () => {
    if (document.hidden || !navigator.onLine) return;
    try {
      const answer = await fetch(words.fields.slice(0, -1) + "?after=" + after, { redirect: "manual" });
      if (!answer.ok) return;
      const told = await answer.json();
      after = Math.max(after, told.version);
      for (const one of told.fields) {
        const field = fields.find((field) => field.name === one.field);
        // What this tab saves itself is on its way back.
        await field?.sending;
        if (field && one.version > field.base && !field.panel && !field.asked) hear(field, one);
      }
    } catch { /* The next look tells. */ }
  };

  const quiet = (field) => {
    field.heard?.part.remove();
    field.heard = null;
  };

  const hear = (field, { version, said }) => {
    quiet(field);
    const [part, button] = [document.createElement("span"), document.createElement("button")];
    part.className = "meanwhile";
    part.textContent = said + " ";
    button.type = "button";
    button.textContent = words.show;
    button.setAttribute("aria-label", words.show + ": " + said);
    button.addEventListener("click", () => show(field));
    part.append(button);
    field.box.querySelector(".since")?.remove();
    field.state.after(part);
    field.heard = { version, part };
  };

  /** What stands there now: in the field where nothing is typed in it, else beside what is typed. */
  const show = async (field) => {
    await field.sending;
    try {
      const answer = await fetch(words.fields + encodeURIComponent(field.name), { redirect: "manual" });
      if (!answer.ok) return;
      const told = await answer.json();
      quiet(field);
      if (told.version <= field.base || field.panel) return;
      if (dirty(field)) return meet(field, told);
      // Rows that this page has no room for come with the page itself.
      const room = controls(field).some(isPick) || controls(field).length >= told.values.length;
      if (!room) return location.reload();
      settled(field, "theirs", [], told.values, told.version);
      controls(field)[0]?.focus();
    } catch { /* The button is still there. */ }
  };
  setInterval(look, EVERY);

  // ---- Events

  const typed = (field) => {
    field.stuck = false;
    // Whoever types again what is offered back needs no offer.
    if (same(field.left, values(field))) shut(field);
    if (field.panel || field.asked) return keep(field);
    if (!dirty(field)) {
      clearTimeout(field.timer);
      forget(field);
      return;
    }
    keep(field);
    if (!field.sending) {
      if (!field.state.classList.contains("bad") || navigator.onLine) say(field, words.waiting);
      clearTimeout(field.timer);
      field.timer = setTimeout(() => send(field), PAUSE);
    }
  };
  const flush = (last) => Promise.all(fields.map((field) => send(field, last)));

  settle().then((living) => {
    for (const field of fields) {
      // A page that shows two texts, or what is wrong, holds what is not stored; its own button settles the first.
      field.known = "unsaved" in field.box.dataset ? null : served(field);
      if ("aside" in field.box.dataset) field.aside = served(field);
      if (field.asked) {
        keep(field);
        continue;
      }
      offer(field, (left) => left.tab === tab || !living.has(left.tab));
      if (!field.panel && dirty(field)) typed(field);
    }
    // What another page is being typed in is offered once that page is gone; one that just went may hold its lock still.
    // The page that follows it may say that it was saved: that is waited for.
    const waiting = new Set(fields.flatMap(leftovers).map((left) => left.tab).filter((name) => name !== tab && living.has(name)));
    for (const name of waiting) {
      const gone = () => fields.filter((field) => !field.asked && !field.sending && !dirty(field))
        .forEach((field) => offer(field, (left) => left.tab === name));
      navigator.locks.request("rollcall:" + name, () => {}).then(() => setTimeout(gone, 1000)).catch(() => {});
    }
    form.dataset.ready = "";
  });
  for (const field of fields) {
    field.box.addEventListener("input", () => typed(field));
    field.box.addEventListener("change", () => { if (!field.stuck) send(field); });
    field.box.addEventListener("focusout", () => { if (!field.stuck) send(field); });
  }
  addEventListener("online", () => {
    for (const field of fields) {
      field.wait = 1000;
      if (!field.stuck) send(field);
    }
  });
  document.addEventListener("visibilitychange", () => { if (document.hidden) flush(true); else look(); });

  // The button waits for what is on its way, so that nobody meets oneself.
  let leaving = false;
  /** What was kept of what is sent is forgotten by the page that says it was done (keep.js): by then it is stored, or
   *  somebody decided against it. Two texts that are to be brought together are neither. */
  const leave = () => {
    leaving = true;
    const together = (field) => field.box.querySelector("input[name^='resolve.']:checked")?.value === "both";
    const keys = fields.filter((field) => !together(field)).flatMap((field) => alike(field, values(field)));
    stored(sessionStorage, (kept) => kept.setItem("rollcall:sent", JSON.stringify({ keys })));
  };
  form.addEventListener("submit", (event) => {
    if (leaving || !fields.some((field) => field.sending)) {
      leave();
      return;
    }
    event.preventDefault();
    Promise.all(fields.map((field) => field.sending)).then(() => {
      leave();
      form.requestSubmit(event.submitter);
    });
  });
  addEventListener("pageshow", () => { leaving = false; });
  addEventListener("beforeunload", (event) => {
    if (!leaving && fields.some((field) => field.known !== null && dirty(field))) event.preventDefault();
  });
})();
