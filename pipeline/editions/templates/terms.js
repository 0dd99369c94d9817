(() => {
  "use strict";
  const EXCLUDED = -1, INITIALS = 1, EXACT = 2, ACRONYM = 3, SHORT = 4;
  const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/gu;
  const LETTER = "[\\p{L}\\p{N}\\p{M}_\\u00ad\\u200b-\\u200f\\u2060\\ufeff]";
  const WORD = new RegExp(`${LETTER}+(?:[-\\u2010\\u2011]${LETTER}+)*|[^\\s]`, "gu");
  const BARRIER = "\ufffc";
  const LEFT_ALONE = "a, code, kbd, samp, button";
  const words = document.querySelector(".explain").dataset;

  const wordsAt = GLOSSARY.words.map((one) => new Set(one.split(" ")));
  const readings = new Map(GLOSSARY.languages.map(([tag], place) => [tag, indexed(GLOSSARY.readings[place])]));

  /** The readings of a language by their first word. */
  function indexed(found) {
    const index = new Map();
    for (const [concept, places, capitals = 0, models = []] of found) {
      const reading = { concept, places: places.map((place) => wordsAt[place]), capitals, models };
      for (const first of reading.places[0]) {
        if (!index.has(first)) index.set(first, []);
        index.get(first).push(reading);
      }
    }
    return index;
  }

  // Capitals, as the glossary's own rules have them (pipeline/glossary/casing.py).
  const isUpper = (text) => text !== text.toLowerCase() && text === text.toUpperCase();
  const alike = (model, shown) =>
    [...model].slice(0, [...shown].length).every((letter, at) => isUpper(letter) === isUpper([...shown][at]));
  const beginsAlike = (model, shown) => {
    const parts = shown.split("-");
    return model.split("-").every((part, at) => !isUpper([...part][0] ?? "") || isUpper([...(parts[at] ?? "X")][0] ?? ""));
  };
  const hasCapitals = ({ capitals, models }, tokens, at) => {
    if (capitals === 0 || capitals === EXCLUDED) return true;
    const shown = tokens.slice(at, at + models.length).map((token) => token.shown);
    if (capitals === INITIALS) return models.every((model, place) => beginsAlike(model, shown[place]));
    const same = models.every((model, place) => alike(model, shown[place]));
    if (capitals === EXACT) return same;
    if (capitals === ACRONYM) return same || shown.every(isUpper);
    const beside = [tokens[at - 1], tokens[at + models.length]];
    return capitals === SHORT && same && !beside.some((token) => token && token.shown.length > 3 && isUpper(token.shown));
  };

  /** The terms of a text, the longest of those that overlap: where they stand, and their concepts. */
  function termsOf(text, index) {
    const tokens = [...text.matchAll(WORD)].map((match) => {
      const shown = match[0].replace(INVISIBLE, "").normalize("NFC").replace(/[\u2010\u2011]/gu, "-").replace("’", "'");
      return { start: match.index, end: match.index + match[0].length, shown, low: shown.toLowerCase() };
    });
    const found = [];
    tokens.forEach((token, at) => {
      for (const reading of index.get(token.low) ?? []) {
        const fits = reading.places.every((place, step) => place.has(tokens[at + step]?.low));
        if (fits && hasCapitals(reading, tokens, at)) found.push({ at, beyond: at + reading.places.length, reading });
      }
    });
    const excluded = found.filter(({ reading }) => reading.capitals === EXCLUDED);
    const meant = found.filter(
      ({ at, beyond, reading }) =>
        reading.capitals !== EXCLUDED &&
        !excluded.some((one) => one.reading.concept === reading.concept && one.at <= at && beyond <= one.beyond),
    );
    meant.sort((one, other) => one.at - other.at || other.beyond - one.beyond);
    const terms = [];
    let last = null;
    for (const { at, beyond, reading } of meant) {
      if (last && at === last.at && beyond === last.beyond) last.concepts.add(reading.concept);
      else if (!last || at >= last.beyond) {
        last = { at, beyond, start: tokens[at].start, end: tokens[beyond - 1].end, concepts: new Set([reading.concept]) };
        terms.push(last);
      }
    }
    return terms.filter(({ start, end }) => !isTechnical(text, start, end));
  }

  /** Whether the characters are part of an address: *museos.org*, *unidad@museos*. */
  function isTechnical(text, start, end) {
    return /[\p{L}\p{N}]\.$|[@\\#]$/u.test(text.slice(0, start)) || /^\.[\p{L}\p{N}]|^[@\\]/u.test(text.slice(end));
  }

  /** The text of an element with its nodes; what may hold no term stands as a character that is no word's. */
  function read(element) {
    const pieces = [];
    let text = "";
    const walk = (parent) => {
      for (const node of parent.childNodes) {
        if (node.nodeType === Node.TEXT_NODE) {
          pieces.push({ node, start: text.length });
          text += node.data;
        } else if (node.nodeName === "BR") text += "\n";
        else if (node.nodeType === Node.ELEMENT_NODE) {
          if (node.matches(LEFT_ALONE)) text += BARRIER;
          else walk(node);
        }
      }
    };
    walk(element);
    return { text, pieces };
  }

  /** Make the terms of an element elements of their own, from the last to the first. */
  function mark(element) {
    const index = readings.get(element.closest("[lang]").lang);
    if (!index) return;
    const { text, pieces } = read(element);
    for (const { start, end, concepts } of termsOf(text, index).reverse()) {
      const first = pieces.findLast((piece) => piece.start <= start);
      const last = pieces.findLast((piece) => piece.start < end);
      const range = document.createRange();
      range.setStart(first.node, start - first.start);
      range.setEnd(last.node, end - last.start);
      const term = document.createElement("span");
      term.className = "explained";
      term.tabIndex = 0;
      term.setAttribute("role", "button");
      term.setAttribute("aria-haspopup", "dialog");
      term.setAttribute("aria-expanded", "false");
      term.dataset.concepts = [...concepts].join(" ");
      term.append(range.extractContents());
      range.insertNode(term);
    }
  }

  // The explanation.
  const made = (name, { text = "", ...properties } = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(text, ...children);
    return element;
  };
  const content = made("div");
  const close = made("button", { type: "button", className: "close", text: words.close });
  const card = made("div", { id: "explanation", popover: "auto", tabIndex: -1, className: "explanation" }, content, close);
  card.setAttribute("role", "dialog");
  card.setAttribute("aria-labelledby", "explanation-term");
  document.body.append(card);
  let asked = null;

  function fill(term) {
    const language = term.closest("[lang]").lang;
    const shown = new Set([...document.querySelectorAll(".choice input:checked")].map((box) => box.value));
    const heading = made("h2", { id: "explanation-term", lang: language, text: term.textContent });
    const explained = term.dataset.concepts.split(" ").map((concept) => {
      const rows = GLOSSARY.concepts[Number(concept)].map(([place, terms, definition]) => {
        const [tag, name] = GLOSSARY.languages[place];
        if (!shown.has(tag)) return "";
        const said = [made("dfn", { text: terms.join(" · ") })];
        if (definition) said.push(made("p", { text: definition }));
        return made("div", {}, made("dt", { lang: tag, text: name }), made("dd", { lang: tag }, ...said));
      });
      return made("dl", {}, ...rows);
    });
    content.replaceChildren(heading, ...explained);
  }

  function explain(term) {
    asked?.setAttribute("aria-expanded", "false");
    card.hidePopover();
    asked = term;
    fill(term);
    card.showPopover();
    const edge = 12;
    const place = term.getClientRects()[0];
    const width = document.documentElement.clientWidth;
    const left = Math.max(edge, Math.min(place.left, width - card.offsetWidth - edge));
    const below = place.bottom + 8;
    const top = below + card.offsetHeight > innerHeight && place.top > card.offsetHeight + 16 ? place.top - card.offsetHeight - 8 : below;
    card.style.setProperty("--left", `${left + scrollX}px`);
    card.style.setProperty("--top", `${top + scrollY}px`);
    const covered = place.bottom - card.getBoundingClientRect().top;
    if (getComputedStyle(card).position === "fixed" && covered > 0) scrollBy(0, covered + 8);
    term.setAttribute("aria-expanded", "true");
    card.focus({ preventScroll: true });
  }

  function leave() {
    const term = asked;
    card.hidePopover();
    term?.setAttribute("aria-expanded", "false");
    term?.focus();
  }

  card.addEventListener("toggle", ({ newState }) => {
    if (newState === "closed" && !card.matches(":popover-open")) {
      asked?.setAttribute("aria-expanded", "false");
      asked = null;
    }
  });
  card.addEventListener("keydown", (event) => {
    if (event.key === "Escape" || (event.key === "Tab" && (event.shiftKey || document.activeElement === close))) {
      event.preventDefault();
      leave();
    }
  });
  close.addEventListener("click", leave);

  const table = document.querySelector("table");
  const termOf = (event) => event.target.closest?.(".explained");
  table.addEventListener("click", (event) => {
    const term = termOf(event);
    if (term) explain(term);
  });
  table.addEventListener("keydown", (event) => {
    const term = termOf(event);
    if (term && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      explain(term);
    }
  });

  // Only the rows that come into view are looked at.
  const marked = new Set();
  const watch = new IntersectionObserver(
    (seen) => {
      for (const { target, isIntersecting } of seen) {
        if (!isIntersecting) continue;
        watch.unobserve(target);
        marked.add(target);
        for (const text of target.querySelectorAll("td > :last-child")) mark(text);
      }
    },
    { rootMargin: "50%" },
  );

  globalThis.museotextTerms = {
    start: () => {
      for (const row of table.tBodies[0].rows) watch.observe(row);
    },
    stop: () => {
      watch.disconnect();
      for (const row of marked) {
        for (const term of row.querySelectorAll(".explained")) {
          const parent = term.parentNode;
          term.replaceWith(...term.childNodes);
          parent.normalize();
        }
      }
      marked.clear();
    },
  };
})();
