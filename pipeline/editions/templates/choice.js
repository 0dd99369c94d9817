
"use strict";

// What a reader chose. The browser may forbid a page to remember; then a choice lasts as long as the page.
const remembered = (key) => {
  try {
    return (localStorage.getItem(key) ?? "").split(" ").filter(Boolean);
  } catch {
    return [];
  }
};
const remember = (key, words) => {
  try {
    localStorage.setItem(key, words.join(" "));
  } catch {
    // See remembered().
  }
};

/** Let a reader choose the languages; `show` is told of the choice, the remembered one first. */
const chooseLanguages = (show) => {
  const KEY = "museotext.hidden";
  const choice = document.querySelector(".choice");
  const boxes = [...choice.querySelectorAll("input")];
  const apply = () => {
    const shown = boxes.filter((box) => box.checked);
    for (const box of boxes) box.disabled = shown.length === 1 && box.checked;
    show(boxes);
  };
  const hidden = new Set(remembered(KEY));
  if (boxes.some((box) => !hidden.has(box.value))) {
    for (const box of boxes) box.checked = !hidden.has(box.value);
  }
  choice.addEventListener("change", () => {
    apply();
    const here = new Set(boxes.map((box) => box.value));
    const elsewhere = remembered(KEY).filter((language) => !here.has(language));
    remember(KEY, [...elsewhere, ...boxes.filter((box) => !box.checked).map((box) => box.value)]);
  });
  choice.hidden = false;
  apply();
};
