
"use strict";
(() => {
  const KEY = "museotext.hidden";
  const choice = document.querySelector(".choice");
  const boxes = [...choice.querySelectorAll("input")];
  const rows = [...document.querySelector("table").rows];

  // The browser may forbid a page to remember; then the choice lasts as long as the page.
  const remembered = () => {
    try {
      return (localStorage.getItem(KEY) ?? "").split(" ").filter(Boolean);
    } catch {
      return [];
    }
  };
  const remember = () => {
    const here = new Set(boxes.map((box) => box.value));
    const elsewhere = remembered().filter((language) => !here.has(language));
    const hidden = boxes.filter((box) => !box.checked).map((box) => box.value);
    try {
      localStorage.setItem(KEY, [...elsewhere, ...hidden].join(" "));
    } catch {
      // See remembered().
    }
  };

  const show = () => {
    boxes.forEach((box, place) => {
      for (const row of rows) row.cells[place + 1].hidden = !box.checked;
    });
    const shown = boxes.filter((box) => box.checked);
    for (const box of boxes) box.disabled = shown.length === 1 && box.checked;
  };

  const hidden = new Set(remembered());
  if (boxes.some((box) => !hidden.has(box.value))) {
    for (const box of boxes) box.checked = !hidden.has(box.value);
  }
  choice.addEventListener("change", () => {
    show();
    remember();
  });
  choice.hidden = false;
  show();
})();
