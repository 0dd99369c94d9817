
(() => {
  // How words are read and where they stand in the index; pipeline/editions/searching.py writes it in the same way.
  const MARKS = /[\u0300-\u036f]/gu;
  const WORD = /[\p{L}\p{N}_]+/gu;
  const BEGINNING = 3, SHORTEST = 2, PRIME = 65521, KEY = 3;
  const TOGETHER = 20, ROWS = 5, AROUND = 110;
  const folded = (text) => text.toLowerCase().normalize("NFD").replace(MARKS, "").replace(/ς/gu, "σ");
  const shardOf = (word, shards) =>
    [...word].slice(0, BEGINNING).reduce((place, letter) => (place * 31 + letter.codePointAt(0)) % PRIME, 0) % shards;

  const form = document.querySelector(".find");
  const field = form.querySelector("input");
  const told = document.querySelector(".told");
  const results = document.querySelector(".results");
  const more = document.querySelector(".more");
  const list = document.querySelector(".documents");
  const words = form.dataset;
  const shards = Number(words.shards);
  const documents = [...list.children].filter((entry) => entry.dataset.texts);
  const filled = (text, ...values) => values.reduce((made, value) => made.replace("{}", value), text);

  // Files are loaded as scripts, because a page on a disk may load nothing else; each says what it holds.
  const loaded = new Map();
  const arrived = { words: new Map(), texts: new Map() };
  globalThis.museotextSearch = {
    words: (number, lines) => arrived.words.set(number, `\n${lines}\n`),
    texts: (identifier, rows) => arrived.texts.set(identifier, rows),
  };
  const load = (address) => {
    if (!loaded.has(address)) {
      loaded.set(
        address,
        new Promise((resolve, reject) => {
          const script = document.createElement("script");
          script.src = address;
          script.onload = resolve;
          script.onerror = reject;
          document.head.append(script);
        }),
      );
    }
    return loaded.get(address);
  };

  /** The documents that have a word, or one that begins with it, by their keys. */
  async function keysOf(word) {
    const number = shardOf(word, shards);
    await load(`site/words/${number.toString(16).padStart(2, "0")}.js`);
    const lines = arrived.words.get(number);
    const begins = [...word].length >= BEGINNING;
    const keys = new Set();
    const start = begins ? `\n${word}` : `\n${word} `;
    for (let at = lines.indexOf(start); at >= 0; at = lines.indexOf(start, at + 1)) {
      const end = lines.indexOf("\n", at + 1);
      for (let place = lines.indexOf(" ", at) + 1; place < end; place += KEY) keys.add(lines.slice(place, place + KEY));
    }
    return keys;
  }

  /** A text in small letters without accents, and for each of its characters the place it has in the text. */
  function read(text) {
    let letters = "";
    const places = [];
    let place = 0;
    for (const letter of text) {
      const plain = folded(letter);
      for (let unit = 0; unit < plain.length; unit += 1) places.push(place);
      letters += plain;
      place += letter.length;
    }
    places.push(text.length);
    return { letters, places };
  }

  /** Where the words stand in a text; null if one is not there. */
  function hitsOf(text, asked) {
    const quick = folded(text);
    if (!asked.every((pattern) => quick.search(pattern) >= 0)) return null;
    const { letters, places } = read(text);
    const hits = [];
    for (const pattern of asked) {
      const found = [...letters.matchAll(pattern)];
      if (!found.length) return null;
      for (const match of found) {
        hits.push([places[match.index], places[match.index + match[0].length]]);
      }
    }
    return hits.sort(([one], [other]) => one - other);
  }

  const patternsOf = (asked) =>
    asked.map((word) => new RegExp(`(?<![\\p{L}\\p{N}_])${word}${[...word].length < BEGINNING ? "(?![\\p{L}\\p{N}_])" : ""}`, "gu"));

  // What is shown.
  const made = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  /** The part of a text around the first hit, with the hits marked. */
  function excerpt(text, hits) {
    const from = Math.max(0, hits[0][0] - AROUND / 2);
    const start = from === 0 ? 0 : text.indexOf(" ", from) + 1 || from;
    const cut = start > hits[0][0] ? hits[0][0] : start;
    const until = cut + 2 * AROUND;
    const end = until >= text.length ? text.length : Math.max(text.lastIndexOf(" ", until), hits[0][1]);
    const parts = cut ? ["… "] : [];
    let at = cut;
    for (const [first, beyond] of hits) {
      if (first < at || first >= end) continue;
      parts.push(text.slice(at, first), made("mark", {}, text.slice(first, beyond)));
      at = beyond;
    }
    if (at < end) parts.push(text.slice(at, end));
    if (end < text.length) parts.push(" …");
    return parts;
  }

  /** What a document has of the words, as an element; null if no row has them all in one language. */
  async function looked(entry, asked, shown) {
    try {
      await load(entry.dataset.texts);
    } catch {
      return null;
    }
    const page = entry.querySelector("h2 a");
    const found = [];
    arrived.texts.get(entry.dataset.identifier).forEach(([name, ...texts], number) => {
      texts.forEach((text, column) => {
        const box = shown[column];
        const hits = text && box.checked && hitsOf(text, asked);
        if (hits) found.push({ name, number: number + 1, box, text, hits });
      });
    });
    if (!found.length) return null;
    const rows = found.map(({ name, number, box, text, hits }) =>
      made(
        "li",
        {},
        made("a", { href: `${page.getAttribute("href")}#${name}` }, filled(words.row, number)),
        made("span", { className: "language", lang: box.value }, box.parentNode.textContent.trim()),
        made("p", { lang: box.value, dir: "auto" }, ...excerpt(text, hits)),
      ),
    );
    const title = made("h2", { lang: page.closest("[lang]").lang }, made("a", { href: page.href }, page.textContent));
    const element = made("li", {}, title, made("ol", {}, ...rows.slice(0, ROWS)));
    if (rows.length > ROWS) {
      const rest = made("ol", {}, ...rows.slice(ROWS));
      element.append(made("details", {}, made("summary", {}, filled(words.moreRows, rows.length - ROWS)), rest));
    }
    return { element, rows: rows.length };
  }

  let running = 0;
  let proceed = null;

  /** Show the documents that have all words of what a reader wrote; a later search ends an earlier one. */
  async function search() {
    const run = (running += 1);
    const wanted = field.value.trim();
    const asked = [...new Set(folded(wanted).match(WORD) ?? [])];
    const indexed = asked.filter((word) => [...word].length >= SHORTEST);
    history.replaceState(null, "", wanted || location.search ? `#q=${encodeURIComponent(wanted)}` : location.pathname);
    document.body.classList.toggle("searching", Boolean(wanted));
    more.hidden = true;
    results.replaceChildren();
    told.textContent = wanted && !indexed.length ? words.writeMore : "";
    if (!indexed.length) return;
    let keys;
    try {
      keys = await Promise.all(indexed.map(keysOf));
    } catch {
      if (run === running) told.textContent = words.unreadable;
      return;
    }
    const boxes = [...document.querySelectorAll(".choice input")];
    const patterns = patternsOf(asked);
    const left = documents.filter((entry) => keys.every((some) => some.has(entry.dataset.identifier.slice(0, KEY))));
    let rows = 0;
    proceed = async () => {
      more.hidden = true;
      const goal = results.children.length + TOGETHER;
      const tell = (count) => {
        told.textContent = count || left.length ? filled(words.found, rows, count) + (left.length ? " …" : "") : words.nothingFound;
      };
      for (let together = TOGETHER; left.length && results.children.length < goal; together *= 2) {
        const some = left.splice(0, together);
        const found = (await Promise.all(some.map((entry) => looked(entry, patterns, boxes)))).filter(Boolean);
        if (run !== running) return;
        results.append(...found.map(({ element }) => element));
        rows += found.reduce((sum, one) => sum + one.rows, 0);
        tell(results.children.length);
      }
      more.hidden = !left.length;
      tell(results.children.length);
    };
    await proceed();
  }

  let waiting = 0;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 200);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    search();
  });
  more.addEventListener("click", async () => {
    const before = results.children.length;
    await proceed();
    results.children[before]?.querySelector("a").focus();
  });
  document.querySelector(".choice").addEventListener("change", () => {
    if (field.value.trim()) search();
  });
  form.hidden = false;
  const wanted = new URLSearchParams(location.hash.slice(1)).get("q") ?? new URLSearchParams(location.search).get("q");
  if (wanted) {
    field.value = wanted;
    search();
  }
})();
