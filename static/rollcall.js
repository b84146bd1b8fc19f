// A little help; every page works without it. No confirmations, no tracking; what is typed into a draft and not yet
// saved is the one thing that is kept (draft.js, keep.js), and signing out forgets it, where one says so (unsent.js).
"use strict";

// The countdown runs on business time: what the server said it was, plus how long this page has been open.
for (const clock of document.querySelectorAll("[data-until]")) {
  const until = Date.parse(clock.dataset.until);
  const ahead = Date.parse(clock.dataset.now) - Date.now();
  const tick = () => {
    const left = Math.floor((until - Date.now() - ahead) / 1000);
    const pattern = left < 0 ? clock.dataset.over : left >= 86400 ? clock.dataset.days
      : left >= 3600 ? clock.dataset.hours : clock.dataset.minutes;
    if (!pattern) return;
    clock.textContent = pattern
      .replace("D", Math.floor(left / 86400))
      .replace("H", Math.floor(left / 3600) % 24)
      .replace("M", Math.floor(left / 60) % 60)
      .replace("S", left % 60);
    clock.classList.toggle("soon", left < 86400);
  };
  tick();
  setInterval(tick, 1000);
}

// The reader's own time, where it differs from the one told in Brussels.
const language = document.documentElement.lang;
const read = (zone, moment, options) => new Intl.DateTimeFormat(language, { timeZone: zone, ...options }).format(moment);
const whole = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" };
const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
for (const time of document.querySelectorAll("time[datetime]:not(.brief)")) {
  const moment = new Date(time.dateTime);
  if (time.dateTime.length < 17 || read(own, moment, whole) === read("Europe/Brussels", moment, whole)) continue;
  const day = { day: "numeric", month: "short" };
  const sameDay = read(own, moment, day) === read("Europe/Brussels", moment, day);
  const clock = { hour: "2-digit", minute: "2-digit", hour12: false };
  const local = document.createElement("span");
  local.className = "local";
  local.textContent = " (" + read(own, moment, sameDay ? clock : { ...day, ...clock })
    + " " + own.split("/").pop().replaceAll("_", " ") + ")";
  time.append(local);
}

// On a phone the menu scrolls; where one is should be in sight, and the menu begins at its beginning where it is.
const here = document.querySelector(".bar nav [aria-current]");
const beyond = here ? here.offsetLeft - here.parentElement.offsetLeft + here.offsetWidth + 48 - here.parentElement.clientWidth : 0;
if (beyond > 0) here.parentElement.scrollLeft = beyond;

// What scrolls inside its card can be reached by keyboard; what fits is no stop on the way.
const boxes = document.querySelectorAll(".scroll, pre");
const reach = () => {
  for (const box of boxes) {
    const scrolls = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
    if (scrolls) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
};
reach();
addEventListener("resize", reach);

// Characters and words as they are counted on the server: code points, line ends as one, no white space around.
// A single line shows its count only where it comes near the end: nothing is cut off, and nothing said in vain.
for (const area of document.querySelectorAll("textarea[data-max], .field > .input > input[data-max]")) {
  const shown = document.createElement("output");
  shown.className = "count";
  shown.htmlFor = area.id;
  const number = new Intl.NumberFormat(language);
  const count = () => {
    const has = [...area.value.trim()].length;
    const max = Number(area.dataset.max);
    const most = Number(area.dataset.words);
    const words = most ? area.value.split(/\s+/).filter(Boolean).length : 0;
    shown.textContent = number.format(has) + " / " + number.format(max) + (most ? " · " + number.format(words) + " / " + number.format(most) : "");
    shown.classList.toggle("over", has > max || words > most);
    shown.hidden = area.matches("input") && (max < 20 || has <= 0.8 * max) && has <= max;
  };
  count();
  area.addEventListener("input", count);
  (area.closest(".input") || area).after(shown);
}

// What is asked only after a certain answer is out of the way until then. What was typed in it stays.
const asked = document.querySelectorAll("[data-when]");
const ask = () => {
  for (const field of asked) {
    const is = field.dataset.is.split("|");
    const inputs = document.getElementsByName(field.dataset.when);
    const given = [...inputs].filter((input) => input.checked || input.matches("select, input:not([type=radio], [type=checkbox])"));
    field.hidden = inputs.length > 0 && !given.some((input) => is.includes(input.value));
  }
};
if (asked.length) {
  ask();
  addEventListener("change", ask);
}

// Sums while one types: the server reckons, in whole cents and with its own rules, and stores nothing.
for (const form of document.querySelectorAll("form[data-reckon]")) {
  const shown = form.querySelector(".reckoned");
  let last = 0;
  let waiting;
  const reckon = async () => {
    const mine = ++last;
    const body = new URLSearchParams(new FormData(form));
    const answer = await fetch(form.dataset.reckon, { method: "POST", body }).catch(() => null);
    if (!answer || !answer.ok || mine !== last) return;
    const { html, readings, doubts, units } = await answer.json();
    shown.innerHTML = html;
    // How each amount is read has its place from the start, so that nothing moves under the hand that types.
    const told = new Map(readings);
    for (const reading of form.querySelectorAll("output.reading")) {
      const name = document.getElementById(reading.getAttribute("for"))?.name;
      const text = told.get(name) ?? "";
      if (reading.textContent !== text) reading.textContent = text;
      reading.classList.toggle("doubted", doubts.includes(name));
    }
    for (const [name, unit] of units) {
      const behind = document.getElementsByName(name)[0]?.closest(".input")?.querySelector(".unit");
      if (behind) behind.textContent = unit;
    }
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(reckon, 400);
  });
}
