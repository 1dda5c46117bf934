// Filters, search and permalinks. Documents' texts only ever become text nodes and attributes.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const form = document.getElementById("saring");
  const result = document.getElementById("hasil");
  const number = new Intl.NumberFormat(data.lang);
  const say = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => number.format(values[name]));
  const fold = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");

  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  };

  // The state of the filters stands in the address, so that a filtered view can be sent.
  const read = () => Object.fromEntries([...new FormData(form)].filter(([, value]) => value));
  const restore = () => {
    const hash = location.hash.slice(1);
    if (!hash.includes("=")) return false;
    const wanted = new URLSearchParams(hash);
    for (const field of form.elements) if (field.name) field.value = wanted.get(field.name) || "";
    return true;
  };
  const remember = (state) => {
    const hash = "#" + new URLSearchParams(state);
    if (hash !== "#" || location.hash.includes("=")) history.replaceState(null, "", hash);
  };
  const words = (state) => fold(state.cari || "").split(/\s+/).filter(Boolean);

  const listen = (apply) => {
    let timer;
    form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(apply, 120); });
    form.addEventListener("submit", (event) => { event.preventDefault(); apply(); });
    form.addEventListener("reset", () => setTimeout(apply));
    document.addEventListener("keydown", (event) => {
      if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) {
        event.preventDefault();
        form.elements.cari.focus();
      }
    });
  };

  const overview = () => {
    const list = document.getElementById("temuan");
    const more = document.getElementById("lagi");
    const notice = document.getElementById("muat");
    const rows = [...document.querySelectorAll("#tabel-dokumen tbody tr")];
    const rules = [...document.querySelectorAll("#tabel-aturan tbody tr")];
    const levels = ["error", "warning", "info"];
    const STEP = 50;
    let findings = null;
    let hits = [];
    let shown = 0;

    const put = (row, counts) => levels.forEach((level, index) => {
      const cell = row.querySelector(`[data-n=${level}]`);
      cell.textContent = number.format(counts[index]);
      cell.className = "num n " + (counts[index] ? level : "zero");
    });

    const item = (finding) => {
      const [doc, id, rule, level, dataset, key, message, page, decision] = finding;
      const [href, name, , title] = data.documents[doc];
      const li = element("li");
      li.append(element("span", "badge " + levels[level], data.levels[level]));
      const body = element("div");
      const link = element("a", decision === 2 ? "refuted" : "", message);
      link.href = href + "#" + encodeURIComponent(id);
      body.append(link);
      const where = [name, title, data.datasets[dataset], key, page && data.words.hal + " " + page];
      if (decision) where.push(data.words[decision === 2 ? "ditolak" : "diterima"]);
      body.append(element("small", "", where.filter(Boolean).join(" · ")));
      li.append(body);
      return li;
    };

    const show = () => {
      list.append(...hits.slice(shown, shown + STEP).map(item));
      shown = Math.min(shown + STEP, hits.length);
      more.hidden = shown >= hits.length;
      more.textContent = say(data.words.js_lagi, { jumlah: Math.min(STEP, hits.length - shown) });
    };

    const apply = () => {
      const state = read();
      const sought = words(state);
      remember(state);
      const ofDocument = data.documents.map((_, index) => !state.kecamatan
        || data.documents[index][2] === state.kecamatan);
      const perDocument = data.documents.map(() => [0, 0, 0]);
      const perRule = new Map(rules.map((row) => [row.dataset.aturan, [0, 0, 0]]));
      const narrowed = state.aturan || state.tingkat || state.dataset || sought.length;
      if (findings) {
        hits = findings.filter((finding) => {
          const [doc, , rule, level, dataset, , , , decision] = finding;
          if (!ofDocument[doc]
            || (state.aturan && data.rules[rule][0] !== state.aturan)
            || (state.tingkat && levels[level] !== state.tingkat)
            || (state.dataset && data.datasets[dataset] !== state.dataset)
            || !sought.every((word) => finding.text.includes(word))) return false;
          if (decision !== 2) {
            perDocument[doc][level] += 1;
            perRule.get(data.rules[rule][0])[level] += 1;
          }
          return true;
        });
        const found = new Set(hits.map((finding) => finding[0]));
        for (const row of rows) {
          const doc = Number(row.dataset.d);
          const named = sought.length && !state.aturan && !state.tingkat && !state.dataset
            && sought.every((word) => data.names[doc].includes(word));
          row.hidden = !ofDocument[doc] || Boolean(narrowed && !found.has(doc) && !named);
          put(row, perDocument[doc]);
        }
        for (const row of rules) {
          const counts = perRule.get(row.dataset.aturan);
          put(row, counts);
          row.hidden = !counts.some(Boolean) && Object.keys(state).length > 0;
        }
        list.replaceChildren();
        shown = 0;
        show();
        notice.hidden = hits.length > 0;
        notice.textContent = data.words.js_kosong;
      } else {
        for (const row of rows) {
          const doc = Number(row.dataset.d);
          row.hidden = !ofDocument[doc] || !sought.every((word) => data.names[doc].includes(word));
        }
      }
      const open = rows.filter((row) => !row.hidden).length;
      result.textContent = say(data.words.js_hasil, {
        temuan: findings ? hits.length : data.total, dokumen: open,
      });
    };

    const sorters = [...document.querySelectorAll("#tabel-dokumen [data-sort]")];
    const value = (row, column) => {
      if (column === "nama") return row.cells[0].textContent;
      if (column === "skor") return Number(row.querySelector("[data-v]").dataset.v);
      return Number(row.querySelector(`[data-n=${column}]`).textContent.replace(/\D/g, ""));
    };
    for (const button of sorters) button.addEventListener("click", () => {
      const head = button.closest("th");
      const column = button.dataset.sort;
      const down = head.getAttribute("aria-sort")
        ? head.getAttribute("aria-sort") === "ascending" : column !== "nama" && column !== "skor";
      for (const other of sorters) other.closest("th").removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const keyed = rows.map((row) => [value(row, column), row]);
      keyed.sort(([a], [b]) => (typeof a === "string" ? a.localeCompare(b, data.lang) : a - b)
        * (down ? -1 : 1));
      document.querySelector("#tabel-dokumen tbody").append(...keyed.map(([, row]) => row));
    });

    data.names = data.documents.map(([, name, group, title]) => fold(`${name} ${group} ${title}`));
    more.addEventListener("click", () => {
      const next = shown;
      show();
      list.children[next].querySelector("a").focus();
    });
    listen(apply);
    addEventListener("hashchange", () => {
      if (restore()) { apply(); document.getElementById("daftar").scrollIntoView(); }
    });
    restore();
    notice.hidden = false;
    notice.textContent = data.words.js_memuat;
    apply();

    // All findings of all documents stand in a file beside the page, read when the page is up.
    addEventListener("load", () => {
      const script = element("script");
      script.src = "temuan.js";
      script.onload = () => {
        findings = window.perbupTemuan;
        for (const finding of findings) {
          const [doc, id, rule, , , key, message] = finding;
          finding.text = data.names[doc] + " "
            + fold(`${id} ${data.rules[rule].join(" ")} ${key} ${message}`);
        }
        apply();
      };
      script.onerror = () => { notice.hidden = false; notice.textContent = data.words.js_gagal; };
      document.head.append(script);
    });
  };

  const single = () => {
    const findings = [...document.querySelectorAll(".finding")];
    const groups = [...document.querySelectorAll(".group")];
    const texts = new Map(findings.map((finding) => [finding, fold(finding.textContent)]));

    const reveal = () => {
      const id = decodeURIComponent(location.hash.slice(1));
      const target = id && !id.includes("=") && document.getElementById(id);
      if (!target) return;
      if (target.hidden || target.closest("[hidden]")) { form.reset(); apply(); }
      for (let node = target; node; node = node.parentElement) {
        if (node.tagName === "DETAILS") node.open = true;
      }
      target.scrollIntoView();
      if (target.classList.contains("finding")) {
        target.querySelector("summary").focus({ preventScroll: true });
      }
    };

    const apply = () => {
      const state = read();
      const sought = words(state);
      if (Object.keys(state).length || location.hash.includes("=")) remember(state);
      let count = 0;
      for (const finding of findings) {
        const kept = ["aturan", "tingkat", "dataset"].every(
          (name) => !state[name] || finding.dataset[name] === state[name],
        ) && sought.every((word) => texts.get(finding).includes(word));
        finding.hidden = !kept;
        count += kept;
      }
      for (const group of groups) group.hidden = !group.querySelector(".finding:not([hidden])");
      result.textContent = say(data.words.js_hasil_dokumen, { temuan: count, semua: findings.length });
    };

    for (const button of document.querySelectorAll("[data-open]")) {
      button.addEventListener("click", () => {
        for (const finding of findings) finding.open = button.dataset.open === "true";
      });
    }
    addEventListener("beforeprint", () => { for (const finding of findings) finding.open = true; });
    if (form) {
      listen(apply);
      restore();
      apply();
    }
    addEventListener("hashchange", () => { if (form && restore()) apply(); else reveal(); });
    reveal();
    addEventListener("load", reveal); // the browser's own jump takes the focus away
  };

  if (data.documents) overview(); else single();
})();
