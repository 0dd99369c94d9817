// Looks at reports for reviewers in Chromium and prints what it saw as JSON; tests/test_browser_report.py judges it.
//
// Usage: node report.mjs CHROMIUM FOLDER, with few.html, many.html, harm.html and none.html in the folder

import path from "node:path";
import { pathToFileURL } from "node:url";
import { launched, opened, report, views } from "./browsing.mjs";

const [executablePath, folder] = process.argv.slice(2);
const address = (name) => pathToFileURL(path.join(folder, name)).href;
const browser = await launched(executablePath);
const WIDE = { viewport: { width: 1400, height: 900 }, locale: "en-GB" };

const status = (page) => page.locator("#shown").textContent();
const field = (page, name) => page.locator(`[name="${name}"]`);

/** Open a report in a context of its own, look at it with `look`, and add what the page said and asked for. */
async function visited(name, look, options = WIDE) {
  const context = await browser.newContext(options);
  const { page, messages, requests } = await opened(context, address(name));
  const seen = await look(page, context);
  await context.close();
  return { ...seen, messages, requests };
}

const accessibility = (name, widths) =>
  visited(name, async (page) => {
    // What is not in sight is not laid out, and axe-core would have to guess.
    await page.evaluate(() => {
      for (const one of document.querySelectorAll("details")) one.open = true;
      for (const one of document.querySelectorAll("article, .group")) one.style.contentVisibility = "visible";
    });
    return { views: await views(page, widths) };
  });

/** Filters, search and groups, by clicks and typing. */
const filters = () =>
  visited("few.html", async (page) => {
    const seen = { all: await status(page), groups: await page.locator(".group > summary h2").allTextContents() };
    await field(page, "severity").selectOption("error");
    seen.errors = await status(page);
    seen.badges = [...new Set(await page.locator(".badge").allTextContents())];
    await field(page, "language").selectOption("es");
    seen.spanishErrors = await status(page);
    await page.getByRole("button", { name: "Show all" }).click();
    seen.reset = await status(page);
    await field(page, "rule").selectOption("term-case");
    seen.rule = await status(page);
    await page.getByRole("button", { name: "Show all" }).click();
    await field(page, "document").selectOption("source_texts/en/guide-001.md");
    seen.document = await status(page);
    await page.getByRole("button", { name: "Show all" }).click();
    await field(page, "search").fill("HERÉNCIA t007");
    await page.waitForFunction(() => document.getElementById("shown").textContent.includes("of"));
    seen.search = await status(page);
    seen.found = await page.locator("article h3").allTextContents();
    await field(page, "search").fill("nothing has this");
    await page.waitForFunction(() => document.getElementById("shown").textContent.includes("No finding"));
    seen.none = await status(page);
    await page.getByRole("button", { name: "Show all" }).click();
    await field(page, "group").selectOption("rule");
    seen.byRule = await page.locator(".group > summary h2").allTextContents();
    await field(page, "group").selectOption("language");
    seen.byLanguage = await page.locator(".group > summary h2").allTextContents();
    return seen;
  });

/** What a finding shows, and what its buttons do. */
const finding = () =>
  visited("few.html", async (page, context) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    const first = page.locator("article").first();
    const texts = () => first.locator("dd").allTextContents();
    const seen = {
      about: await first.locator(".about").innerText(),
      texts: await texts(),
      marks: await page.locator("article").nth(1).locator("mark").allTextContents(),
      languages: await page.locator("article").nth(1).locator("dd").evaluateAll((all) => all.map((one) => one.lang)),
      removed: await first.locator("del").allTextContents(),
      added: await first.locator("ins").allTextContents(),
      fuzzy: await page.locator(".fuzzy").count(),
    };
    await first.locator(".write .copy").click();
    seen.copied = await clipboard();
    seen.says = await status(page);
    await first.locator(".waive summary").click();
    await first.locator(".waive .copy").first().click();
    seen.comment = await clipboard();
    await first.locator(".waive .copy").nth(1).click();
    seen.row = await clipboard();
    await first.locator(".explained summary").click();
    seen.rule = await first.locator(".explained h4").allTextContents();
    const source = page.locator("article", { has: page.locator("h3", { hasText: /number 2$/ }) });
    await source.locator(".waive summary").click();
    seen.waiversOfSource = await source.locator(".waive .offer").count();
    return seen;
  });

/** The keys alone. */
const keys = () => visited("few.html", pressed, { ...WIDE, reducedMotion: "reduce" });

async function pressed(page) {
  const heading = () => page.evaluate(() => document.activeElement.querySelector?.("h3")?.textContent ?? document.activeElement.name);
  const press = async (key) => {
    await page.keyboard.press(key);
    return heading();
  };
  const seen = { first: await press("j"), second: await press("j"), back: await press("k"), stays: await press("k") };
  for (let times = 0; times < 40; times++) await page.keyboard.press("j");
  seen.nextGroup = await heading();
  seen.inSight = await page.evaluate(() => {
    const { top } = document.activeElement.getBoundingClientRect();
    return top >= document.getElementById("filters").getBoundingClientRect().bottom - 1 && top < innerHeight;
  });
  seen.previousGroup = await press("k");
  seen.search = await press("/");
  await page.keyboard.type("j/k");
  seen.typed = await field(page, "search").inputValue();
  await field(page, "search").fill("");
  await field(page, "shortcuts").focus();
  await page.keyboard.press("Space");
  await page.locator("body").press("Tab");
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("j");
  seen.off = await page.evaluate(() => document.activeElement === document.body);
  await page.reload();
  seen.remembered = await field(page, "shortcuts").isChecked();
  const group = page.locator(".group").nth(1).locator("> summary");
  const before = await page.locator(".group").nth(1).evaluate((one) => one.open);
  await group.focus();
  await page.keyboard.press("Enter");
  seen.toggled = (await page.locator(".group").nth(1).evaluate((one) => one.open)) !== before;
  return seen;
}

/** Ten thousand findings: few are made at first, and the others come. */
const many = () =>
  visited("many.html", async (page) => {
    const seen = { all: await status(page), first: await page.locator("article").count(), elements: await page.locator("*").count() };
    await field(page, "group").selectOption("rule");
    seen.page = await page.locator("article").count();
    await page.locator("article").last().scrollIntoViewIfNeeded();
    await page.waitForFunction((count) => document.querySelectorAll("article").length > count, seen.page);
    seen.more = (await page.locator("article").count()) > seen.page;
    return seen;
  });

/** Whatever was typed is on the page as text. */
const harm = () =>
  visited("harm.html", async (page) => ({
    title: await page.title(),
    messages_: await page.locator("h3").allTextContents(),
    targets: await page.locator("dd mark").allTextContents(),
    scripts: await page.locator("script").count(),
    images: await page.locator("img").count(),
    unnamed: await page.evaluate(
      () => /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069]/.test(document.body.innerText),
    ),
  }));

/** The page in each language of reviewers. */
async function languages() {
  const seen = {};
  for (const locale of ["en-GB", "es-MX", "pt-PT", "pt-BR", "fr-FR"]) {
    const look = async (page) => ({
      heading: await page.locator("h1").textContent(),
      lang: await page.evaluate(() => [document.documentElement.lang, document.body.lang]),
      title: await page.title(),
      shown: await status(page),
    });
    seen[locale] = await visited("few.html", look, { ...WIDE, locale });
  }
  seen.chosen = await visited("few.html", async (page) => {
    await page.locator("#page-language").selectOption("es");
    const heading = await page.locator("h1").textContent();
    await page.reload();
    return { heading, remembered: await page.locator("h1").textContent() };
  });
  return seen;
}

/** On paper every finding that was filtered is there, opened or not. */
const print = () =>
  visited(
    "many.html",
    async (page) => {
      await field(page, "search").fill("T089");
      await page.waitForFunction(() => document.getElementById("shown").textContent.includes("of"));
      const open = () => page.locator(".group[open]").count();
      const before = await open();
      await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
      await page.emulateMedia({ media: "print" });
      const seen = {
        articles: await page.locator("article").count(),
        visible: await page.locator("article").last().isVisible(),
        filters: await page.locator("#filters").isVisible(),
        background: await page.evaluate(() => getComputedStyle(document.body).backgroundColor),
        whole: await page.evaluate(() => getComputedStyle(document.querySelector("article")).breakInside),
      };
      await page.evaluate(() => dispatchEvent(new Event("afterprint")));
      return { ...seen, shown: await status(page), restored: (await open()) === before };
    },
    { ...WIDE, colorScheme: "dark" },
  );

const none = () =>
  visited("none.html", async (page) => ({
    tally: await page.locator("#tally").textContent(),
    filters: await page.locator("#filters").isVisible(),
    unread: await page.locator("#failures li").allTextContents(),
    views: await views(page, [400, 1400]),
  }));

const withoutScript = () =>
  visited("few.html", async (page) => ({ says: await page.locator("noscript").textContent() }), {
    ...WIDE,
    javaScriptEnabled: false,
  });

await report(browser, {
  many,
  few: () => accessibility("few.html", [400, 800, 1400]),
  harmful: () => accessibility("harm.html", [400, 1400]),
  filters,
  finding,
  keys,
  harm,
  languages,
  print,
  none,
  withoutScript,
});
