// Takes the hashes of files where they lie. What is chosen here never leaves the browser: its SHA-256 is written into the
// field that anybody may fill in by hand, and compared with what the receipt says. Whether the receipt itself is genuine
// is for the server to say. The page works without this, by its text fields.
"use strict";

(() => {
  const form = document.querySelector("form[data-fits]");
  if (!form) return;
  const words = form.dataset;
  const chooser = form.querySelector(".chooser");
  const list = chooser.querySelector("ul");
  const { receipt, hashes, proof } = form.elements;

  // ---- The receipt and the proof, as files

  const say = (input, name, text) => {
    input.parentElement.querySelector("output")?.remove();
    const said = document.createElement("output");
    said.className = "hint";
    said.htmlFor = input.id;
    const named = document.createElement("b");
    named.textContent = name;
    said.append(named, " " + text);
    input.after(said);
  };
  const reads = (input, field) => input.addEventListener("change", async () => {
    const [file] = input.files;
    if (!file) return;
    try {
      if (file.size > Number(words.most)) return say(input, file.name, words.tooLarge);
      field.value = (await file.text()).trim();
      say(input, file.name, words.read);
    } catch {
      say(input, file.name, words.unreadable);
    } finally {
      // What stands in the text field is what is sent, and the same file can be chosen again.
      input.value = "";
    }
    compare();
  });
  reads(form.elements["receipt-file"], receipt);
  reads(form.elements["proof-file"], proof);

  // ---- What the receipt says; None where what stands in the field is no receipt

  const claims = () => {
    try {
      const part = receipt.value.trim().split(".")[1].replace(/-/g, "+").replace(/_/g, "/");
      const bytes = Uint8Array.from(atob(part), (one) => one.charCodeAt(0));
      const said = JSON.parse(new TextDecoder().decode(bytes));
      if (Array.isArray(said.documents)) return said;
      // The receipt of a hash that was deposited names one archive, and no documents.
      return said.archive_sha256 ? { documents: [], late: said } : null;
    } catch {
      return null;
    }
  };

  // ---- The files

  /** By name: the hash, null while it is being taken, or what went wrong. */
  const chosen = new Map();
  const hex = (digest) => [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

  const verdict = (name, hash, said) => {
    if (hash === null) return ["open", words.computing];
    if (hash === undefined) return ["no", words.unreadable];
    if (!said) return ["open", words.waits];
    if (said.documents.some((one) => one.sha256 === hash)) return ["yes", words.fits];
    if (said.content_sha256 === hash) return ["yes", words.content];
    if (said.late?.archive_sha256 === hash) return ["yes", words.archive];
    return ["no", said.documents.some((one) => one.name === name) ? words.altered : words.unknown];
  };
  const kinds = { yes: "good", no: "bad", open: "plain" };
  const line = (name, [holds, text]) => {
    const item = document.createElement("li");
    const tag = document.createElement("span");
    tag.className = "tag " + kinds[holds];
    tag.textContent = words[holds];
    const named = document.createElement("b");
    named.textContent = name;
    item.append(tag, " ", named, " " + text);
    return item;
  };
  const compare = () => {
    const said = claims();
    const lines = [...chosen].map(([name, hash]) => line(name, verdict(name, hash, said)));
    const open = said && chosen.size
      ? said.documents.filter((one) => !chosen.has(one.name) && ![...chosen.values()].includes(one.sha256)) : [];
    list.replaceChildren(...lines, ...open.map((one) => line(one.name, ["open", words.missing])));
  };

  /** The line of a file among those of the field, which may hold others that were typed. */
  const fillIn = (name, hash) => {
    const others = hashes.value.split("\n").filter((one) => one.trim() && one.trim().split(/\s+/).slice(1).join(" ") !== name);
    hashes.value = [...others, hash + "  " + name].join("\n");
  };
  const take = async (file) => {
    chosen.set(file.name, null);
    compare();
    try {
      const hash = hex(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
      chosen.set(file.name, hash);
      fillIn(file.name, hash);
    } catch {
      chosen.set(file.name, undefined);
    }
    compare();
  };

  receipt.addEventListener("input", compare);
  if (!globalThis.crypto?.subtle) {
    form.querySelector(".insecure").hidden = false;
    return;
  }
  chooser.hidden = false;
  const files = chooser.querySelector("input");
  files.addEventListener("change", async () => {
    const all = [...files.files];
    // One after the other: each stands in memory whole while its hash is taken.
    for (const file of all) await take(file);
    files.value = "";
  });
})();
