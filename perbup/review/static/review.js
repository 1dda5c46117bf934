"use strict";
// The page of `perbup review`. Whatever a document says comes in as text, or as escaped HTML.
(() => {
  const { words } = JSON.parse(document.getElementById("data").textContent);
  const at = (id) => document.getElementById(id);
  const KINDS = ["capaian", "anggaran", "target", "rencana", "evaluasi", "lain"];
  const state = { documents: [], doc: null, items: [], item: null, cell: null, later: new Set() };

  const make = (name, text, kind) => {
    const element = document.createElement(name);
    if (text !== undefined) element.textContent = text;
    if (kind) element.className = kind;
    return element;
  };
  const say = (text, bad) => {
    at("said").textContent = text;
    at("said").className = bad ? "bad" : "";
  };
  const ask = async (path, body) => {
    const options = body === undefined ? {} : {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
    };
    const answer = await fetch(path, { ...options, cache: "no-store", redirect: "error" });
    const said = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Error(said.refused || String(answer.status));
    return said;
  };
  const query = (values) => "?" + new URLSearchParams(values);

  // --- the queue -------------------------------------------------------------------------

  const open = (item) => !item.done;
  const showQueue = () => {
    const list = at("queue");
    list.replaceChildren(...state.items.map((item) => {
      const button = make("button", item.rule || words.doubt, item.done ? `done ${item.level}` : item.level);
      button.type = "button";
      button.append(make("small", [item.page && `${words.page} ${item.page}`, (item.key || "").replaceAll("|", " › ")].filter(Boolean).join(" · ")));
      if (item.done) button.append(make("span", ` (${words.done})`, "sr"));
      if (state.item && item.id === state.item.id) button.setAttribute("aria-current", "true");
      button.addEventListener("click", () => show(item.id));
      const line = make("li");
      line.append(button);
      return line;
    }));
    at("left").textContent = words.left.replace("{n}", state.items.filter(open).length);
    list.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  };
  const openDocument = async (id) => {
    say(words.loading);
    state.doc = id;
    state.items = await ask("items" + query({ doc: id }));
    at("document").value = id;
    state.item = null;
    say("");
    await next();
  };
  const next = async () => {
    const left = state.items.filter(open);
    const place = state.items.findIndex((item) => state.item && item.id === state.item.id);
    const waiting = (item) => open(item) && !state.later.has(item.id);
    const found = state.items.slice(place + 1).find(waiting) || state.items.find(waiting) || left[0];
    if (found) return show(found.id);
    state.item = null;
    at("item").hidden = true;
    at("empty").hidden = false;
    showQueue();
  };
  const step = (by) => {
    const place = state.items.findIndex((item) => state.item && item.id === state.item.id) + by;
    if (state.items[place]) show(state.items[place].id);
  };

  // --- one item --------------------------------------------------------------------------

  const show = async (id) => {
    const item = await ask("item" + query({ doc: state.doc, id }));
    state.item = item;
    state.cell = null;
    at("empty").hidden = true;
    at("item").hidden = false;
    at("level").textContent = item.kind === "sel" ? "?" : item.level;
    at("level").className = `badge ${item.level}`;
    at("rule").textContent = item.rule || words.doubt;
    at("where").textContent = (item.key || "").replaceAll("|", " › ");
    at("message").textContent = item.message;
    const sums = [[words.found, item.found], [words.expected, item.expected]].filter(([, text]) => text);
    at("sums").replaceChildren(...sums.map(([name, text]) => {
      const box = make("div");
      box.append(make("dt", name), make("dd", text));
      return box;
    }));
    at("right").querySelector("span").textContent = item.kind === "sel" ? words.right_cell : words.right_finding;
    at("refute").hidden = item.kind === "sel";
    at("wrong").hidden = !item.grid.length && !item.fields.length;
    at("place").innerHTML = item.place; // escaped by the server's templates; scripts are not allowed
    showGrid(item);
    showFields(item);
    closeForm();
    showQueue();
    window.scrollTo(0, 0);
  };
  const showGrid = (item) => {
    at("gridbox").hidden = !item.grid.length;
    at("grid").replaceChildren(...item.grid.map((line) => {
      const row = make("tr");
      let col = 0;
      for (const cell of line) {
        for (; col < cell.col; col += 1) row.append(make("td"));
        col += 1;
        const box = make(cell.head ? "th" : "td", undefined, cell.asked ? "marked" : "");
        const button = make("button", cell.text);
        button.type = "button";
        button.dataset.ref = cell.ref;
        button.setAttribute("aria-label", cell.text || words.empty);
        button.addEventListener("click", () => openForm(cell.ref, cell.text));
        box.append(button);
        row.append(box);
      }
      return row;
    }));
    at("kindbox").hidden = !item.table;
    if (item.table) {
      at("kind").replaceChildren(...KINDS.map((kind) => {
        const option = make("option", kind);
        option.selected = kind === item.table.kind;
        return option;
      }));
    }
  };
  const showFields = (item) => {
    at("fields").replaceChildren(...item.fields.map((field) => {
      const label = make("label", field.doc);
      const input = make(field.allowed.length ? "select" : "input");
      input.name = field.name;
      for (const value of field.allowed) input.append(make("option", value));
      input.value = field.value;
      input.autocomplete = "off";
      label.append(input);
      return label;
    }));
  };

  // --- answers ---------------------------------------------------------------------------

  const textOf = (ref) => {
    for (const line of state.item.grid) for (const cell of line) if (cell.ref === ref) return cell.text;
    return "";
  };
  const openForm = (ref, text) => {
    state.cell = ref || null;
    const head = !ref;
    at("correct").hidden = false;
    document.querySelector("#correct .value").hidden = head;
    at("fields").hidden = !head;
    at("read").replaceChildren();
    document.querySelectorAll("#grid .chosen").forEach((box) => box.classList.remove("chosen"));
    if (head) {
      at("read").append(words.head_hint);
      at("fields").querySelector("input, select")?.focus();
      return;
    }
    document.querySelector(`#grid [data-ref="${CSS.escape(ref)}"]`)?.parentElement.classList.add("chosen");
    at("read").append(`${words.was_read}: `, make("b", text || words.empty));
    at("value").value = text;
    at("value").focus();
    at("value").select();
  };
  const closeForm = () => {
    at("correct").hidden = true;
    at("reason").value = "";
    document.querySelectorAll("#grid .chosen").forEach((box) => box.classList.remove("chosen"));
    state.cell = null;
  };
  const wrong = () => {
    const item = state.item;
    if (item.kind === "kepala") openForm(null);
    else if (item.cells.length) openForm(item.cells[0], textOf(item.cells[0]));
    else {
      say(words.choose);
      document.querySelector("#grid button")?.focus();
    }
  };
  const send = async (answer, more = {}) => {
    const item = state.item;
    try {
      const said = await ask("answer", { doc: state.doc, id: item.id, answer, ...more });
      state.items.find((other) => other.id === item.id).done = true;
      await next();
      say(`${words.saved}: ${said}`);
    } catch (error) {
      say(`${words.failed}: ${error.message}`, true);
    }
  };
  const undo = async () => {
    try {
      const [doc, id] = await ask("undo", {});
      if (doc !== state.doc) await openDocument(doc);
      const item = state.items.find((other) => other.id === id);
      if (item) item.done = false;
      await show(id);
      say(words.undone);
    } catch (error) {
      say(error.message, true);
    }
  };
  const later = async () => {
    state.later.add(state.item.id);
    await next();
  };

  at("right").addEventListener("click", () => send("benar"));
  at("wrong").addEventListener("click", wrong);
  at("refute").addEventListener("click", () => send("tolak"));
  at("later").addEventListener("click", later);
  at("undo").addEventListener("click", undo);
  at("cancel").addEventListener("click", closeForm);
  at("document").addEventListener("change", (event) => openDocument(event.target.value));
  at("kind").addEventListener("change", (event) => send("jenis", { value: event.target.value }));
  at("correct").addEventListener("submit", (event) => {
    event.preventDefault();
    const reason = at("reason").value;
    if (state.cell) return send("salah", { cell: state.cell, value: at("value").value, reason });
    const inputs = [...at("fields").querySelectorAll("input, select")];
    return send("salah", { fields: Object.fromEntries(inputs.map((i) => [i.name, i.value])), reason });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return closeForm();
    if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
    if (event.target.closest("input, select, textarea")) return undefined;
    const key = event.key.toLowerCase();
    const keys = { u: undo };
    if (state.item) {
      Object.assign(keys, {
        b: () => send("benar"), n: later, j: () => step(1), k: () => step(-1),
      });
      if (!at("refute").hidden) keys.t = () => send("tolak");
      if (!at("wrong").hidden) keys.s = wrong;
    }
    if (keys[key]) {
      event.preventDefault();
      keys[key]();
    }
    return undefined;
  });

  (async () => {
    state.documents = await ask("documents");
    at("document").replaceChildren(...state.documents.map((row) => {
      const option = make("option", `${row.name} · ${row.file} (${row.count})`);
      option.value = row.id;
      return option;
    }));
    if (state.documents.length) await openDocument(state.documents[0].id);
    else at("empty").hidden = false;
  })().catch((error) => say(error.message, true));
})();
