import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { installTestPackages, serverFolder } from './editor-server';

const chromiumVersion = '153.0.0';

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Keeps Chromium quiet on machines without internet. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

interface BundledChromium {
  readonly default: { readonly args: string[]; executablePath(): Promise<string> };
}

/** Starts a headless Chromium or Chrome: the installed one, or one from npm (Linux x64 only). */
export async function launchBrowser(): Promise<Browser> {
  const found = process.env.HOLDFAST_TEST_BROWSER ?? installed.find((file) => existsSync(file));
  if (found) {
    console.log(`Browser: ${found}`);
    return chromium.launch({ executablePath: found, args: quiet });
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chrome or Chromium is installed; set HOLDFAST_TEST_BROWSER to the path of one.');
  }
  installTestPackages(
    { '@sparticuz/chromium': chromiumVersion },
    'no Chromium is installed and the tests need a browser',
  );
  const packageFolder = path.join(serverFolder, 'node_modules', '@sparticuz', 'chromium');
  const entry = path.join(packageFolder, 'build', 'index.js');
  const bundled = (await import(pathToFileURL(entry).href)) as BundledChromium;
  const executablePath = await bundled.default.executablePath();
  console.log(`Browser: Chromium of the npm package @sparticuz/chromium ${chromiumVersion}`);
  return chromium.launch({ executablePath, args: [...bundled.default.args, ...quiet] });
}
