
(() => {
  const EXPLAINED = "museotext.explained";
  const rows = [...document.querySelector("table").rows];

  chooseLanguages((boxes) => {
    boxes.forEach((box, place) => {
      for (const row of rows) row.cells[place + 1].hidden = !box.checked;
    });
  });
  for (const form of document.querySelectorAll(".find")) form.hidden = false;

  // The glossary is a file beside the page, loaded when a reader asks; a page that was sent alone has none.
  const explain = document.querySelector(".explain");
  const explaining = (on) => {
    explain.setAttribute("aria-pressed", String(on));
    remember(EXPLAINED, on ? ["on"] : []);
    if (globalThis.museotextTerms) museotextTerms[on ? "start" : "stop"]();
    else if (on) load();
  };
  const load = () => {
    const script = document.createElement("script");
    script.src = explain.dataset.script;
    script.onload = () => {
      if (explain.getAttribute("aria-pressed") === "true") museotextTerms.start();
    };
    script.onerror = () => {
      explain.setAttribute("aria-pressed", "false");
      explain.disabled = true;
      document.querySelector(".told").textContent = explain.dataset.absent;
    };
    document.head.append(script);
  };
  if (explain && "popover" in explain) {
    explain.addEventListener("click", () => explaining(explain.getAttribute("aria-pressed") === "false"));
    explain.hidden = false;
    if (remembered(EXPLAINED).length) explaining(true);
  }
})();
