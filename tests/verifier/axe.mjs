// Every page of the bridge, held against axe-core in a real Chromium, wide and on a phone, in both languages.
//
//   node axe.mjs [--pictures FOLDER] PROGRAM ARGUMENT…
//
// The program is the example `pages` of issuer-bridge, or `cargo run` of it: it says where the bridge is and what there is
// to see, and is ended with this. Prints what is serious or critical, and pages that
// are wider than their window; exit status 0 only where there is nothing.

import {spawn} from 'node:child_process';
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {createServer} from 'node:net';
import {createInterface} from 'node:readline';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import axe from 'axe-core';

const {values: options, positionals: [program, ...args]} = parseArgs({
  allowPositionals: true, options: {pictures: {type: 'string'}},
});
const SIZES = [[1280, 900], [390, 844]];

const pages = spawn(program, args, {stdio: ['ignore', 'pipe', 'inherit'], detached: true});
process.on('exit', () => process.kill(-pages.pid));
const told = {};
for await (const line of createInterface({input: pages.stdout})) {
  const at = line.indexOf(' ');
  told[line.slice(0, at)] = line.slice(at + 1);
  if(told.badge !== undefined) {
    break;
  }
}
const [name, password] = told.as.split(' | ');
const first = new URL(told.first);

const open = [
  '/login', '/r', `/r/${told.code}`, `/r/${told.code}/data`, `/b/${told.badge}`, '/verify', '/privacy', told.written,
  told.open, told.wallet, '/nothing-here',
];
const inside = [
  '/', told.claim, told.issued, `${told.issued}/correct`, '/together', '/apart', '/stations', '/import', '/data', '/platforms', '/badges',
  '/badges/edit?scenario=premier-vol', '/organisation', '/accounts', '/audit', '/me',
];

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise(ready => server.once('listening', ready));
  const {port} = server.address();
  await new Promise(closed => server.close(closed));
  return port;
}

const port = await freePort();
const driver = spawn('chromedriver', [`--port=${port}`], {stdio: 'ignore'});
const profile = await mkdtemp(join(tmpdir(), 'envol-axe-'));

async function call(method, path, body) {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    ...(body === undefined ? {} : {body: JSON.stringify(body)}),
  });
  const {value} = await answer.json();
  if(value?.error) {
    throw new Error(`${path}: ${value.error}: ${value.message}`);
  }
  return value;
}

let serious = 0;
try {
  for(let tries = 0; tries < 100; tries += 1) {
    try {
      await call('GET', '/status');
      break;
    } catch {
      await new Promise(later => setTimeout(later, 100));
    }
  }
  const {sessionId} = await call('POST', '/session', {capabilities: {alwaysMatch: {
    browserName: 'chrome',
    'goog:chromeOptions': {args: [
      '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--hide-scrollbars',
      '--disable-background-networking', '--disable-component-update', '--disable-sync', `--user-data-dir=${profile}`,
    ]},
  }}});
  const session = `/session/${sessionId}`;
  const run = (script, args = []) => call('POST', `${session}/execute/sync`, {script, args});
  const go = url => call('POST', `${session}/url`, {url});
  const size = (width, height) => call('POST', `${session}/goog/cdp/execute`, {
    cmd: 'Emulation.setDeviceMetricsOverride', params: {width, height, deviceScaleFactor: 1, mobile: width < 600},
  });

  async function look(address, label) {
    await go(address);
    const found = await call('POST', `${session}/execute/async`, {
      script: `${axe.source}; const done = arguments[arguments.length - 1];
        axe.run(document, {resultTypes: ['violations']}).then(
          result => done(result.violations.map(({id, impact, help, nodes}) =>
            ({id, impact, help, where: nodes.slice(0, 3).map(node => node.target.join(' ') + ' ' + node.html.slice(0, 120))}))),
          error => done([{id: 'axe', impact: 'critical', help: String(error), where: []}]));`,
      args: [],
    });
    const [wide, seen, title] = await run(
      'return [document.documentElement.scrollWidth, document.documentElement.clientWidth, document.title]');
    if(wide > seen) {
      found.push({id: 'width', impact: 'serious', help: `${wide} px wide in a window of ${seen} px`, where: []});
    }
    for(const {id, impact, help, where} of found.filter(({impact}) => impact === 'serious' || impact === 'critical')) {
      serious += 1;
      console.log(`${label}: ${id} (${impact}): ${help}\n    ${where.join('\n    ')}`);
    }
    if(options.pictures) {
      const {width, height} = await run('return {width: innerWidth, height: document.documentElement.scrollHeight}');
      const {data} = await call('POST', `${session}/goog/cdp/execute`, {
        cmd: 'Page.captureScreenshot',
        params: {captureBeyondViewport: true, clip: {x: 0, y: 0, width, height: Math.min(height, 6000), scale: 1}},
      });
      await writeFile(join(options.pictures, `${label.replaceAll(/[^a-z0-9]+/gi, '-')}.png`), Buffer.from(data, 'base64'));
    }
    return title;
  }

  if(options.pictures) {
    await mkdir(options.pictures, {recursive: true});
  }
  const short = path => path.split('?')[0].replace(/(?<=\/e\/).*/, '').replace(/[0-9a-f-]{16,}|[0-9A-Z]{4}(-[0-9A-Z]{4})+/g, 'x');
  const labels = new Map([[told.written, '/e written'], [told.open, '/e open'], [told.claim, '/claims waiting'],
    [told.issued, '/claims issued'], [`${told.issued}/correct`, '/claims correct']]);
  let looked = 0;
  for(const language of ['fr', 'en']) {
    for(const [width, height] of SIZES) {
      await size(width, height);
      await go(`${first.origin}/language/${language}?to=/login`);
      await look(told.first, `${language} ${width} first start`);
      await go(`${told.bridge}/language/${language}?to=/login`);
      for(const path of open) {
        await look(told.bridge + path, `${language} ${width} ${labels.get(path) ?? short(path)}`);
      }
      await go(`${told.bridge}/login`);
      await run(
        'document.querySelector("#name").value = arguments[0]; document.querySelector("#password").value = arguments[1];' +
        'document.querySelector("main form").submit();', [name, password]);
      for(const path of inside) {
        const title = await look(told.bridge + path, `${language} ${width} ${labels.get(path) ?? short(path)}`);
        if(path === told.claim) {
          const moment = await run('return document.querySelector(".steps-of a").getAttribute("href")');
          await look(told.bridge + moment, `${language} ${width} /claims moment`);
        }
        if(/Connexion|Log in/i.test(title)) {
          throw new Error(`${path}: nobody is logged in`);
        }
      }
      looked += 2 + open.length + inside.length;
      await run('document.querySelector("form[action=\\"/logout\\"]").submit();');
    }
  }
  console.log(`${looked} looks, ${serious} serious`);
} finally {
  driver.kill();
  await rm(profile, {recursive: true, force: true, maxRetries: 5});
}
process.exit(serious === 0 ? 0 : 1);
