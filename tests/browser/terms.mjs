// Looks at how a published page explains terms and prints what it saw as JSON; tests/test_browser_terms.py judges it.
//
// Usage: node terms.mjs CHROMIUM FOLDER EDITION ALONE

import { pathToFileURL } from "node:url";
import path from "node:path";
import { launched, opened, report, views } from "./browsing.mjs";

const [executablePath, folder, edition, alone] = process.argv.slice(2);
const address = (name) => pathToFileURL(path.join(folder, name)).href;
const browser = await launched(executablePath);

const marked = (page) =>
  page.evaluate(() => [...document.querySelectorAll(".explained")].map((term) => [term.closest("[lang]").lang, term.textContent]));
const focused = (page) => page.evaluate(() => document.activeElement.className);

/** What a reader sees who has a keyboard only. */
async function keyboard() {
  const context = await browser.newContext({ viewport: { width: 1400, height: 3000 } });
  const { page, messages, requests } = await opened(context, address(edition));
  const before = await page.locator("tbody").innerHTML();
  const seen = { asks: requests.length };
  await page.locator(".explain").focus();
  await page.keyboard.press("Enter");
  await page.locator(".explained").first().waitFor();
  seen.pressed = await page.locator(".explain").getAttribute("aria-pressed");
  seen.marked = await marked(page);
  const term = page.locator('.explained:text("bobbins")').first();
  await term.focus();
  await page.keyboard.press("Enter");
  const card = page.getByRole("dialog");
  seen.card = await card.innerText();
  seen.name = await card.evaluate((element) => document.getElementById(element.getAttribute("aria-labelledby")).textContent);
  seen.languages = await card.locator("dd").evaluateAll((all) => all.map((one) => one.lang));
  seen.inCard = await focused(page);
  seen.expanded = await term.getAttribute("aria-expanded");
  await page.keyboard.press("Escape");
  seen.afterEscape = [await card.isVisible(), await focused(page)];
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  seen.onButton = await focused(page);
  await page.keyboard.press("Enter");
  seen.afterClose = [await card.isVisible(), await focused(page), await term.getAttribute("aria-expanded")];
  await page.locator('.choice input[value="es"]').uncheck();
  await term.click();
  seen.withoutSpanish = await card.locator("dd").evaluateAll((all) => all.map((one) => one.lang));
  await page.locator("h1").click();
  seen.clickedBeside = await card.isVisible();
  await page.locator('.choice input[value="es"]').check();
  await page.reload();
  await page.locator(".explained").first().waitFor();
  seen.remembered = await page.locator(".explain").getAttribute("aria-pressed");
  await page.locator(".explain").click();
  seen.cleared = (await page.locator("tbody").innerHTML()) === before;
  seen.asked = requests.map((url) => url.split("/").at(-1));
  seen.messages = messages;
  await context.close();
  return seen;
}

/** Whether a page with explained terms, one of them open, is accessible. */
async function accessibility() {
  const context = await browser.newContext({ viewport: { width: 1400, height: 3000 } });
  const { page } = await opened(context, address(edition));
  await page.locator(".explain").click();
  await page.locator(".explained").first().waitFor();
  const seen = { marked: await views(page, [400, 1400]) };
  await page.setViewportSize({ width: 1400, height: 900 });
  await page.locator(".explained").first().click();
  seen.open = await views(page, [400, 1400]);
  await context.close();
  return seen;
}

/** How many terms are marked in a window that shows only the first rows. */
async function inView() {
  const context = await browser.newContext({ viewport: { width: 1400, height: 300 } });
  const { page } = await opened(context, address(edition));
  await page.locator(".explain").click();
  await page.locator(".explained").first().waitFor();
  const seen = { first: (await marked(page)).length };
  await page.locator("tbody tr").last().scrollIntoViewIfNeeded();
  await page.locator("tbody tr:nth-child(10) .explained").first().waitFor();
  seen.later = (await marked(page)).length;
  await context.close();
  return seen;
}

/** What a page says that was sent without the site's other files. */
async function withoutGlossary() {
  const context = await browser.newContext();
  const { page } = await opened(context, address(alone));
  const explain = page.locator(".explain");
  await explain.click();
  await page.locator(".told:not(:empty)").waitFor();
  const seen = {
    told: await page.locator(".told").innerText(),
    disabled: await explain.isDisabled(),
    pressed: await explain.getAttribute("aria-pressed"),
  };
  await context.close();
  return seen;
}

await report(browser, { keyboard, accessibility, inView, withoutGlossary });
