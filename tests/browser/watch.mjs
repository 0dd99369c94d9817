// Looks at a page that is published anew while a translator saves; prints what it saw as JSON; tests/test_watching.py
// judges it.
//
// Usage: node watch.mjs CHROMIUM ADDRESS PAGE CATALOG OLD NEW

import { readFile, writeFile } from "node:fs/promises";
import { launched, opened } from "./browsing.mjs";

const [executablePath, address, name, catalog, old, text] = process.argv.slice(2);
const browser = await launched(executablePath);
const context = await browser.newContext({ viewport: { width: 1200, height: 500 } });
const { page, messages } = await opened(context, new URL(name, address).href);
const seen = { before: await page.getByText(old).count() };
await page.evaluate(() => scrollTo(0, 120));
const scrolled = await page.evaluate(() => scrollY);
await writeFile(catalog, (await readFile(catalog, "utf-8")).replace(old, text));
await page.getByText(text).first().waitFor();
seen.after = await page.getByText(old).count();
await page.waitForTimeout(300);
seen.scrolled = [scrolled, await page.evaluate(() => scrollY)];
await page.goto(address);
seen.index = await page.title();
await page.locator(".find, [type=search]").first().waitFor({ state: "attached" });
seen.messages = messages;
await browser.close();
process.stdout.write(JSON.stringify(seen));
