// Looks at published pages in Chromium and prints what it saw as JSON; tests/test_browser.py judges it.
//
// Usage: node check.mjs CHROMIUM FOLDER EDITION INDEX ARABIC

import { pathToFileURL } from "node:url";
import path from "node:path";
import { launched, opened, report, views } from "./browsing.mjs";

const [executablePath, folder, edition, index, arabic] = process.argv.slice(2);
const address = (name) => pathToFileURL(path.join(folder, name)).href;
const browser = await launched(executablePath);

/** The languages of the columns of an edition that a reader sees. */
const shown = (page) =>
  page.evaluate(() => {
    const cells = [...document.querySelector("tbody tr").querySelectorAll("td")];
    return cells.filter((cell) => cell.checkVisibility()).map((cell) => cell.lang);
  });

/** What axe-core and the layout say of a page, wide and narrow, light and dark. */
async function accessibility(name) {
  const context = await browser.newContext();
  const { page, messages, requests } = await opened(context, address(name));
  const named = async () => ({ named: await page.locator("tbody td .name").first().isVisible() });
  const seen = { views: await views(page, [400, 1400], named), messages, requests };
  await context.close();
  return seen;
}

/** What hiding columns does, now and after the page is loaded again. */
async function languageSwitch() {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  const { page, messages } = await opened(context, address(edition));
  const box = (language) => page.locator(`.choice input[value="${language}"]`);
  const seen = { first: await shown(page) };
  await box("es").uncheck();
  seen.withoutSpanish = await shown(page);
  await page.reload();
  seen.remembered = await shown(page);
  await box("en").focus();
  await page.keyboard.press("Space");
  seen.byKeyboard = await shown(page);
  seen.lastIsHeld = await box("pt-BR").isDisabled();
  await box("es").check();
  seen.back = await shown(page);
  await page.evaluate(() => localStorage.setItem("museotext.hidden", "en es pt-BR qu"));
  await page.reload();
  seen.allForbidden = await shown(page);
  await box("es").uncheck();
  seen.stored = await page.evaluate(() => localStorage.getItem("museotext.hidden"));
  seen.messages = messages;
  await context.close();
  return seen;
}

/** Where a link to a row in the middle of an edition leads. */
async function deepLink() {
  const context = await browser.newContext({ viewport: { width: 1400, height: 400 }, reducedMotion: "reduce" });
  const { page } = await opened(context, address(edition));
  const row = page.locator("tbody tr:nth-child(8)");
  const href = await row.locator("th a").getAttribute("href");
  await page.goto(address(edition) + href);
  const seen = await row.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    const choice = document.querySelector(".choice").getBoundingClientRect();
    return { target: element.matches(":target"), inSight: top >= choice.bottom && bottom <= innerHeight };
  });
  await context.close();
  return seen;
}

/** What is left of an edition when no script may run. */
async function withoutScript() {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const { page } = await opened(context, address(edition));
  const cells = page.locator("tbody tr:first-child td");
  const seen = { cells: 0, choice: await page.locator(".choice").isVisible() };
  for (const cell of await cells.all()) seen.cells += await cell.isVisible();
  await context.close();
  return seen;
}

/** How an edition is laid out on paper. */
async function print() {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, colorScheme: "dark" });
  const { page } = await opened(context, address(edition));
  await page.emulateMedia({ media: "print" });
  const seen = {
    choice: await page.locator(".choice").isVisible(),
    ...(await page.evaluate(() => ({
      background: getComputedStyle(document.body).backgroundColor,
      row: getComputedStyle(document.querySelector("tbody tr")).breakInside,
      head: getComputedStyle(document.querySelector("thead")).display,
    }))),
  };
  await context.close();
  return seen;
}

/** What the list of documents shows when a reader narrows it. */
async function narrowed() {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  const { page, messages } = await opened(context, address(index));
  const visible = () =>
    page.evaluate(() =>
      [...document.querySelectorAll(".documents > li")]
        .filter((entry) => entry.checkVisibility())
        .map((entry) => [
          entry.querySelector("h2").textContent,
          [...entry.querySelectorAll(".versions > li")].filter((one) => one.checkVisibility()).map((one) => one.dataset.language),
        ]),
    );
  const seen = { all: await visible() };
  await page.locator(".incomplete").focus();
  await page.keyboard.press("Space");
  seen.incomplete = await visible();
  await page.locator('.choice input[value="es"]').uncheck();
  await page.locator('.choice input[value="pt-BR"]').uncheck();
  seen.onlyEnglish = await visible();
  await page.reload();
  seen.remembered = await visible();
  await page.goto(address(edition));
  seen.onPage = await shown(page);
  seen.messages = messages;
  await context.close();
  return seen;
}

/** How a page looks whose first language is written from right to left. */
async function rightToLeft() {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  const { page } = await opened(context, address(arabic));
  const seen = await page.evaluate(() => {
    const box = (element) => element.getBoundingClientRect();
    const [number, first, second] = document.querySelector("tbody tr:last-child").cells;
    const text = first.lastElementChild;
    return {
      page: getComputedStyle(document.documentElement).direction,
      texts: [first, second].map((cell) => getComputedStyle(cell.lastElementChild).direction),
      order: box(number).left > box(first).left && box(first).left > box(second).left,
      original: getComputedStyle(document.querySelector("td.missing > :last-child")).direction,
      gap: Math.round(box(text).left - box(first).left) > 20,
    };
  });
  seen.views = await views(page, [400, 1400]);
  await context.close();
  return seen;
}

await report(browser, {
  narrowed,
  rightToLeft,
  edition: () => accessibility(edition),
  index: () => accessibility(index),
  languageSwitch,
  deepLink,
  withoutScript,
  print,
});
