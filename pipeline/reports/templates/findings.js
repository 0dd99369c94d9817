"use strict";
(() => {
  const PAGE = 40;
  const FEW = 60;
  const FILTERS = ["document", "language", "rule", "severity"];
  const GROUPS = ["document", "language", "rule"];
  const SEVERITIES = ["error", "warning", "note"];
  const { words, names, rules, languages, columns, findings } = JSON.parse(document.getElementById("data").textContent);
  const form = document.getElementById("filters");
  const groups = document.getElementById("groups");
  const status = document.getElementById("shown");
  const pageLanguage = document.getElementById("page-language");

  // The browser may forbid a page to remember; then a choice lasts as long as the page.
  const remembered = (key) => {
    try {
      return localStorage.getItem(`museotext.${key}`);
    } catch {
      return null;
    }
  };
  const remember = (key, value) => {
    try {
      localStorage.setItem(`museotext.${key}`, value);
    } catch {
      // See remembered().
    }
  };

  /* Words */

  const readers = () => {
    for (const one of [remembered("language"), ...navigator.languages]) {
      const tag = Object.keys(words).find((name) => name.split("-")[0] === one?.split("-")[0]);
      if (tag) return tag;
    }
    return "en";
  };
  let say = words.en;
  const fill = (text, value) => text.replace("{}", () => value);
  let figures = new Intl.NumberFormat("en");
  const number = (value) => figures.format(value);
  const counted = (key, count) => fill(count === 1 ? say[`${key}_one`] : say[key], number(count));

  /* Elements: whatever a finding says becomes text, never markup. */

  const element = (name, { lang, ...properties } = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    if (lang !== undefined) made.lang = lang;
    made.append(...children.flat().filter((child) => child !== "" && child !== undefined && child !== null));
    return made;
  };

  // Characters that are not seen or that turn the text round are named; spaces that do not break are marked.
  const HIDDEN =
    /([\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ue000-\uf8ff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff])|([\u00a0\u202f])|(\n)/;
  const visible = (text) => {
    const nodes = [];
    for (let rest = text; rest; ) {
      const match = HIDDEN.exec(rest);
      nodes.push(match ? rest.slice(0, match.index) : rest);
      if (!match) break;
      const code = `U+${match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
      if (match[1]) nodes.push(element("span", { className: "code", textContent: code }));
      else if (match[2]) nodes.push(element("span", { className: "nbsp", title: code, textContent: match[0] }));
      else nodes.push(element("br"));
      rest = rest.slice(match.index + 1);
    }
    return nodes;
  };
  const named = (text) => visible(text).map((node) => node.textContent ?? node).join("");
  const marked = (text, span) => {
    if (!span) return visible(text);
    const [start, end] = span;
    const mark = element("mark", { className: start === end ? "empty" : "" }, visible(text.slice(start, end)));
    return [...visible(text.slice(0, start)), mark, ...visible(text.slice(end))];
  };

  /** The words of `after` with those marked that `before` has not. */
  const changed = (before, after, tag) => {
    const [old, now] = [before, after].map((text) => text.match(/\s+|[^\s]+/g) ?? []);
    if (old.length * now.length > 40000) return visible(after);
    const lengths = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1));
    for (let i = old.length - 1; i >= 0; i--) {
      for (let j = now.length - 1; j >= 0; j--) {
        lengths[i][j] =
          old[i] === now[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
      }
    }
    const nodes = [];
    for (let i = 0, j = 0; j < now.length; ) {
      if (i < old.length && old[i] === now[j]) nodes.push(...visible(now[(i++, j++)]));
      else if (i < old.length && lengths[i + 1][j] >= lengths[i][j + 1]) i++;
      else nodes.push(element(tag, {}, visible(now[j++])));
    }
    return nodes;
  };

  const copyButton = (text) => {
    const button = element("button", { type: "button", className: "copy", textContent: say.copy });
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text);
      } catch {
        const field = element("textarea", { value: text, className: "unseen" });
        button.after(field);
        field.select();
        document.execCommand("copy");
        field.remove();
        button.focus();
      }
      button.textContent = status.textContent = say.copied;
      setTimeout(() => (button.textContent = say.copy), 2000);
    });
    return button;
  };

  /* A finding */

  const facts = (one) => {
    const where = one.counts_units && one.path === one.document ? one.path : `${one.path}:${one.line}`;
    const parts = [
      element("strong", { className: "badge", textContent: say[`severity_${one.severity}`] }),
      element("span", { className: "rule" }, visible(one.rule)),
    ];
    if (one.concept) parts.push(element("span", { className: "concept" }, visible(one.concept)));
    if (one.fuzzy) parts.push(element("span", { className: "fuzzy", textContent: say.fuzzy }));
    parts.push(element("code", {}, visible(where)));
    if (one.document && one.document !== one.path) {
      const line = one.document_line && !one.counts_units ? `:${one.document_line}` : "";
      const [before, after] = say.in_document.split("{}");
      parts.push(element("span", {}, before, element("code", {}, visible(one.document + line)), after));
    }
    if (one.document_line && one.counts_units) {
      parts.push(element("span", { textContent: fill(say.unit, number(one.document_line)) }));
    }
    if (one.place) parts.push(element("span", { lang: "en" }, visible(one.place)));
    return element("p", { className: "about" }, parts);
  };

  /** A text below its label; `named` is the language of the label, where it is not the page's. */
  const text = (label, named, lang, nodes, className = "") =>
    element(
      "div",
      { className },
      element("dt", { lang: named, textContent: label }),
      element("dd", { lang, dir: lang === undefined ? "" : "auto" }, nodes),
    );

  const texts = (one) => {
    const shown = [];
    const own = languages[one.language] ?? one.language;
    const label = one.language in languages ? one.language : undefined;
    if (one.source && one.target) {
      if (one.previous) {
        shown.push(text(say.previous, undefined, "", changed(one.source, one.previous, "del"), "previous"));
        shown.push(text(say.source, undefined, "", changed(one.previous, one.source, "ins")));
      } else shown.push(text(say.source, undefined, "", marked(one.source, one.source_span)));
      shown.push(text(own, label, one.language, marked(one.target, one.target_span)));
    } else if (one.source) {
      shown.push(text(own || say.source, label, one.language, marked(one.source, one.source_span), "alone"));
    }
    if (one.suggestion) {
      const advice = element("span", { lang: one.language, dir: "auto" }, visible(one.suggestion));
      shown.push(text(say.write, undefined, undefined, [advice, copyButton(one.suggestion)], "write"));
    }
    return shown.length ? element("dl", { className: "texts" }, shown) : "";
  };

  const cell = (value) => (/[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  const waiver = (one) => {
    if (one.rule.startsWith("waiver-")) return "";
    const parts = [element("summary", { textContent: say.waive })];
    const offer = (label, shown, copied) =>
      parts.push(
        element("p", { textContent: label }),
        element("p", { className: "offer" }, element("code", {}, visible(shown)), copyButton(copied)),
      );
    const comment = `# museotext: waive ${[one.rule, one.concept].filter(Boolean).join(" ")} — `;
    if (one.path !== one.document && (one.target || !one.source)) offer(say.waive_comment, `${comment}(${say.why})`, comment);
    if (one.source) {
      const values = { ...one, source: one.source, target: one.target ?? "", reason: "" };
      const row = columns.map((name) => cell(values[name] ?? "")).join(",");
      offer(say.waive_row, row, row);
    }
    return element("details", { className: "waive" }, parts);
  };

  /** A paragraph of a rule's Markdown: its lines run on, unless they are a list or an example. */
  const paragraph = (lines) => {
    const kept = /^(?:\s|[|>]|[*-] )/m.test(lines);
    const parts = (kept ? lines : lines.replaceAll("\n", " ")).split(/(`[^`]+`|\*[^*\s][^*]*\*)/);
    const nodes = parts.map((part, at) =>
      at % 2 ? element(part[0] === "`" ? "code" : "em", { textContent: part.slice(1, -1) }) : part,
    );
    return element("p", { className: kept ? "block" : "" }, nodes);
  };
  const explanation = (one) => {
    const { title, text: whole } = rules[one.rule];
    if (!whole) return "";
    const blocks = whole.slice(title.length).trim().split(/\n\n+/);
    return element(
      "details",
      { className: "explained" },
      element("summary", { textContent: `${say.about_rule} ${one.rule}` }),
      element(
        "div",
        { lang: "en" },
        element("p", { textContent: title }),
        blocks.flatMap((block) => {
          const [, heading, rest] = /^(?:# (.*)\n*)?([^]*)$/.exec(block);
          return [
            heading ? element("h4", { textContent: heading }) : "",
            rest ? paragraph(rest) : "",
          ];
        }),
      ),
    );
  };

  const article = (one) =>
    element(
      "article",
      { className: `finding ${one.severity}`, tabIndex: -1 },
      facts(one),
      element("h3", { lang: "en", dir: "auto" }, visible(one.message)),
      texts(one),
      element("div", { className: "help" }, waiver(one), explanation(one)),
    );

  /* Groups: what is in one is made when it is opened, and a page at a time. */

  const KEYS = {
    document: (one) => one.document || one.path,
    language: (one) => one.language,
    rule: (one) => one.rule,
    severity: (one) => one.severity,
  };
  const LABELS = {
    document: (key) => key,
    rule: (key) => key,
    language: (key) => languages[key] ?? key,
    severity: (key) => say[`severity_${key}`],
  };
  const contents = new WeakMap();
  const nearEnd = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) if (entry.isIntersecting) entry.target.click();
    },
    { rootMargin: "600px" },
  );

  const showMore = (group, count = PAGE) => {
    const left = contents.get(group);
    const more = group.querySelector(".more");
    more.before(...left.splice(0, count).map(article));
    more.hidden = !left.length;
  };
  const open = (group) => {
    group.open = true;
    if (!group.querySelector("article")) showMore(group);
  };
  const tally = (list) => {
    const numbers = Object.fromEntries(SEVERITIES.map((name) => [name, 0]));
    for (const one of list) numbers[one.severity]++;
    return SEVERITIES.filter((name) => numbers[name]).map((name) =>
      element("span", { className: name, textContent: counted(name, numbers[name]) }),
    );
  };
  const section = (by, key, list) => {
    const more = element("button", { type: "button", className: "more", textContent: say.more, hidden: true });
    const name = element("h2", {}, visible(LABELS[by](key) || "–"));
    if (by === "language") name.lang = key;
    const group = element(
      "details",
      { className: "group" },
      element("summary", {}, name, element("span", { className: "tally" }, tally(list))),
      more,
    );
    contents.set(group, [...list]);
    group.addEventListener("toggle", () => group.open && open(group));
    more.addEventListener("click", () => showMore(group));
    nearEnd.observe(more);
    return group;
  };

  /* Filters */

  const plain = (value) => value.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const haystacks = new Map();
  const haystack = (one) => {
    if (!haystacks.has(one)) {
      const { message, rule, concept, source, target, suggestion, path, document: from } = one;
      haystacks.set(one, plain([message, rule, concept, source, target, suggestion, path, from].join("\n")));
    }
    return haystacks.get(one);
  };
  const field = (name) => form.elements.namedItem(name);
  const matching = () => {
    const needles = plain(field("search").value).split(/\s+/).filter(Boolean);
    const chosen = FILTERS.filter((name) => field(name).value).map((name) => [KEYS[name], field(name).value]);
    return findings.filter(
      (one) =>
        chosen.every(([key, value]) => key(one) === value) && needles.every((needle) => haystack(one).includes(needle)),
    );
  };

  const draw = () => {
    const shown = matching();
    const by = field("group").value;
    const grouped = new Map();
    for (const one of shown) {
      const key = KEYS[by](one);
      if (grouped.has(key)) grouped.get(key).push(one);
      else grouped.set(key, [one]);
    }
    nearEnd.disconnect();
    const sorted = [...grouped].sort(([one], [other]) => (one < other ? -1 : Number(one > other)));
    const made = sorted.map(([key, list]) => section(by, key, list));
    groups.replaceChildren(...made);
    made.slice(0, shown.length <= FEW ? made.length : 1).forEach(open);
    const all = shown.length === findings.length;
    if (!findings.length) status.textContent = "";
    else if (!shown.length) status.textContent = say.shown_none;
    else if (all) status.textContent = counted("found", shown.length);
    else status.textContent = fill(fill(say.shown, number(shown.length)), number(findings.length));
  };

  const speak = (tag) => {
    pageLanguage.value = tag;
    say = words[tag];
    figures = new Intl.NumberFormat(tag);
    document.documentElement.lang = document.body.lang = tag;
    for (const one of document.querySelectorAll("[data-words]")) one.textContent = say[one.dataset.words];
    field("search").placeholder = say.search_hint;
    document.title = document.title.replace(/^[^·]*(?= ·|$)/, () => say.title);
    document.getElementById("tally").replaceChildren(...(findings.length ? tally(findings) : [say.none]));
    for (const name of [...FILTERS, "group"]) {
      const select = field(name);
      const before = select.value;
      const numbers = new Map();
      if (name === "group") for (const key of GROUPS) numbers.set(key, say[key]);
      else {
        for (const one of findings) numbers.set(KEYS[name](one), (numbers.get(KEYS[name](one)) ?? 0) + 1);
        numbers.delete("");
      }
      const keys = { group: GROUPS, severity: SEVERITIES.filter((key) => numbers.has(key)) }[name] ?? [...numbers.keys()].sort();
      const label = (key) => (name === "group" ? say[key] : `${LABELS[name](key)} (${number(numbers.get(key))})`);
      select.replaceChildren(
        ...(name === "group" ? [] : [element("option", { value: "", textContent: say[`all_${name}`] })]),
        ...keys.map((key) => element("option", { value: key, textContent: named(label(key)) })),
      );
      select.value = before || (name === "group" ? GROUPS[0] : "");
    }
  };

  /* Keys */

  const reach = (one) => {
    one.focus({ preventScroll: true });
    one.scrollIntoView({ block: "start" });
  };
  const step = (forward) => {
    const current = document.activeElement.closest?.("article");
    const all = [...groups.children];
    if (!current) {
      const group = document.activeElement.closest?.(".group") ?? all[0];
      if (!group) return;
      open(group);
      return reach(group.querySelector("article"));
    }
    const group = current.parentElement;
    if (forward && !current.nextElementSibling.matches("article") && contents.get(group).length) showMore(group);
    const sibling = forward ? current.nextElementSibling : current.previousElementSibling;
    if (sibling.matches("article")) return reach(sibling);
    const next = all[all.indexOf(group) + (forward ? 1 : -1)];
    if (!next) return;
    open(next);
    const made = next.querySelectorAll("article");
    reach(made[forward ? 0 : made.length - 1]);
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !field("shortcuts").checked) return;
    if (event.target.closest("input:not([type=checkbox]), select, textarea")) return;
    if (event.key === "/") field("search").focus();
    else if (event.key === "j" || event.key === "k") step(event.key === "j");
    else return;
    event.preventDefault();
  });

  /* What the reader does */

  let waiting;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => {
    if (event.target.name === "shortcuts") return remember("shortcuts", event.target.checked ? "on" : "off");
    clearTimeout(waiting);
    if (event.target.name === "search") waiting = setTimeout(draw, 120);
    else draw();
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    field("search").value = "";
    for (const name of FILTERS) field(name).value = "";
    draw();
  });
  pageLanguage.addEventListener("change", () => {
    remember("language", pageLanguage.value);
    speak(pageLanguage.value);
    draw();
  });

  // Paper has no buttons: everything that was filtered is made and opened for it.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...groups.children].filter((group) => !group.open);
    for (const group of groups.children) {
      group.open = true;
      showMore(group, Infinity);
    }
  });
  addEventListener("afterprint", () => closed.forEach((group) => (group.open = false)));

  field("shortcuts").checked = remembered("shortcuts") !== "off";
  speak(readers());
  draw();
  form.hidden = !findings.length;
  document.querySelector(".page-language").hidden = false;
})();
