// Looks at the search of a published site and prints what it saw as JSON; tests/test_browser_search.py judges it.
//
// Usage: node search.mjs CHROMIUM FOLDER INDEX EDITION ALONE

import { pathToFileURL } from "node:url";
import path from "node:path";
import { launched, opened, report, views } from "./browsing.mjs";

const [executablePath, folder, index, edition, alone] = process.argv.slice(2);
const address = (name) => pathToFileURL(path.join(folder, name)).href;
const browser = await launched(executablePath);

/** Write into the search field and wait for an answer. */
async function asked(page, text) {
  await page.evaluate(() => (document.querySelector(".told").textContent = ""));
  await page.locator(".find input").fill(text);
  await page.keyboard.press("Enter");
  await page.locator(".told:not(:empty)").waitFor();
  await page.waitForFunction(() => !document.querySelector(".told").textContent.endsWith("…"));
}

/** What the page shows of a search. */
const answer = (page) =>
  page.evaluate(() => ({
    told: document.querySelector(".told").textContent,
    documents: [...document.querySelectorAll(".results h2")].map((title) => title.textContent),
    rows: [...document.querySelectorAll(".results ol li")].map((row) => [
      row.querySelector("a").textContent,
      row.querySelector("p").lang,
      [...row.querySelectorAll("mark")].map((mark) => mark.textContent).join("|"),
    ]),
    list: document.querySelector(".documents").checkVisibility(),
  }));

async function answers() {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  const { page, messages, requests } = await opened(context, address(index));
  const seen = { asks: requests.length, answers: {} };
  for (const text of ["MARÉS", "mares", "encaj", "sala mar", "en", "zzz", "a", "foram", "2028 plan", "<script>", "(", "\\"]) {
    await asked(page, text);
    seen.answers[text] = await answer(page);
  }
  await page.locator('.choice input[value="es"]').uncheck();
  await asked(page, "encaje");
  seen.withoutSpanish = await answer(page);
  await page.locator('.choice input[value="es"]').check();
  await page.waitForFunction(() => document.querySelector(".results li"));
  seen.withSpanish = await answer(page);
  await page.locator(".find input").fill("");
  await page.waitForFunction(() => document.querySelector(".documents").checkVisibility());
  seen.hash = await page.evaluate(() => location.hash);
  seen.messages = messages;
  seen.requests = requests.map((url) => url.split("/").slice(-2).join("/"));
  await context.close();
  return seen;
}

/** From a document's page to a result, with a keyboard only. */
async function keyboard() {
  const context = await browser.newContext({ viewport: { width: 1400, height: 500 }, reducedMotion: "reduce" });
  const { page, messages } = await opened(context, address(edition));
  await page.locator(".find input").focus();
  await page.keyboard.type("escuela");
  await page.keyboard.press("Enter");
  await page.waitForURL(/index\.html/);
  await page.locator(".results a").first().waitFor();
  const seen = { told: await page.locator(".told").innerText() };
  await page.locator(".results ol a").first().focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/tides\.html#/);
  seen.row = await page.locator("tr:target td").nth(1).innerText();
  await page.goBack();
  await page.locator(".results a").first().waitFor();
  seen.back = await page.locator(".find input").inputValue();
  seen.messages = messages;
  await context.close();
  return seen;
}

async function accessibility() {
  const context = await browser.newContext();
  const { page } = await opened(context, address(index));
  await asked(page, "en");
  await page.locator(".results a").first().waitFor();
  const seen = await views(page, [400, 1400]);
  await context.close();
  return seen;
}

/** What the index says that was sent without the site's other files. */
async function withoutFiles() {
  const context = await browser.newContext();
  const { page } = await opened(context, address(alone));
  await asked(page, "encaje");
  const seen = await answer(page);
  await context.close();
  return seen;
}

await report(browser, { answers, keyboard, accessibility, withoutFiles });
