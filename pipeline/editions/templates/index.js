
(() => {
  const entries = [...document.querySelectorAll(".documents > li")];
  const incomplete = document.querySelector(".incomplete");

  /** Show the chosen languages of each document, and of the documents those a reader asks for. */
  const show = (boxes) => {
    const shown = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    for (const entry of entries) {
      const versions = [...entry.querySelectorAll(".versions > li")];
      for (const version of versions) version.hidden = !shown.has(version.dataset.language);
      const lacks = versions.some((version) => !version.hidden && "incomplete" in version.dataset);
      entry.hidden = Boolean(incomplete?.checked) && !lacks;
    }
    for (const total of document.querySelectorAll(".totals > li")) total.hidden = !shown.has(total.dataset.language);
  };

  chooseLanguages(show);
  if (incomplete) {
    incomplete.parentNode.hidden = false;
    incomplete.addEventListener("change", () => show([...document.querySelectorAll(".choice input")]));
  }
})();
