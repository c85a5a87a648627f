// Would the referee notice? A proxy between HubSpot's own client and the HubSpot in memory spoils its answers, one way at a time, and
// the test that is about it has to fail; without the proxy's doing it has to pass.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import http from 'node:http';
import { after, before, test } from 'node:test';

const target = process.env.ABM_FAKE_URI;
assert.ok(target, 'ABM_FAKE_URI is not set');

const everywhere = (json, change) => {
  if (Array.isArray(json)) return json.map((each) => everywhere(each, change));
  if (json === null || typeof json !== 'object') return json;
  return Object.fromEntries(Object.entries(json).map(([key, value]) => change(key, everywhere(value, change))));
};
const body = (change) => ({ status, json }) => ({ status, json: everywhere(json, change) });
const renamed = (from, to) => body((key, value) => [key === from ? to : key, value]);
const status = (from, to) => (answer) => ({ ...answer, status: answer.status === from ? to : answer.status });

const deviations = [
  ['a list says that it ends at its first page', 'lists go through all pages',
    ({ status, json }) => ({ status, json: { ...json, paging: undefined } })],
  ['a page has more records than asked for', 'lists go through all pages',
    ({ status, json }) => ({ status, json: { ...json, results: json.results && [...json.results, ...json.results] } })],
  ['a search counts wrongly', 'searches filter, page and refuse',
    body((key, value) => [key, key === 'total' ? value + 1 : value])],
  ['results have another name', 'batches create, read, update, upsert and archive', renamed('results', 'records')],
  ['errors of a batch have another name', 'batches create, read, update, upsert and archive', renamed('errors', 'failures')],
  ['the other end of an association has another name', 'association types are those of the client',
    renamed('toObjectId', 'objectId')],
  ['an association has another type', 'association types are those of the client',
    body((key, value) => [key, key === 'typeId' ? value + 1 : value])],
  ['a conflict has another status', 'a contact with a known address is in conflict', status(409, 400)],
  ['a missing record has another status', 'a company is created, read, changed and archived', status(404, 400)],
  ['an error has another category', 'a wrong token is refused',
    body((key, value) => [key, key === 'category' ? 'OTHER' : value])],
  ['an error has no correlation id', 'a wrong token is refused', renamed('correlationId', 'correlation')],
  ['metadata of a stage is no text', 'metadata of stages is text',
    body((key, value) => [key, key === 'isClosed' ? value === 'true' : value])],
  ['an owner has the id of the user', 'owners have an id beside that of the user',
    ({ status, json }) => ({ status, json: everywhere(json, (key, value) =>
      [key, key === 'results' && Array.isArray(value) ? value.map((each) => ({ ...each, id: String(each.userId) })) : value]) })],
  ['a token has another name', 'tokens are refreshed with a form', renamed('access_token', 'token')],
  ['options of a property have other names', 'properties are created once, with options', renamed('value', 'text')],
];

let spoil;
const proxy = http.createServer((request, response) => {
  const onward = http.request(target + request.url, { method: request.method, headers: { ...request.headers, host: new URL(target).host } },
    (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        let sent = { status: answer.statusCode, json: text === '' ? undefined : JSON.parse(text) };
        if (spoil) sent = spoil(sent);
        response.writeHead(sent.status, { 'content-type': 'application/json' });
        response.end(sent.json === undefined ? '' : JSON.stringify(sent.json));
      });
    });
  request.pipe(onward);
});

let uri;
before(() => new Promise((resolve) => proxy.listen(0, '127.0.0.1', () => {
  uri = `http://127.0.0.1:${proxy.address().port}`;
  resolve();
})));
after(() => proxy.close());

const referee = (name) => new Promise((resolve) => {
  const pattern = `^${name.replace(/[^\w ]/g, '.')}$`;
  const env = { ...process.env, ABM_FAKE_URI: uri };
  delete env.NODE_TEST_CONTEXT;
  const child = spawn(process.execPath, ['--test-reporter=tap', '--test-name-pattern', pattern, 'referee.test.mjs'], { env });
  let said = '';
  child.stdout.on('data', (chunk) => { said += chunk; });
  child.on('exit', (code) => resolve({ code, said }));
});

for (const name of new Set(deviations.map(([, pattern]) => pattern))) {
  test(`passes through the proxy: ${name}`, async () => {
    spoil = undefined;
    const { code, said } = await referee(name);
    assert.equal(code, 0, said);
    assert.match(said, new RegExp(`^ok \\d+ - ${name.replace(/[^\w ]/g, '.')}$`, 'm'));
  });
}

for (const [what, name, change] of deviations) {
  test(`notices when ${what}`, async () => {
    spoil = change;
    const { code, said } = await referee(name);
    assert.notEqual(code, 0, said);
    assert.match(said, new RegExp(`^not ok \\d+ - ${name.replace(/[^\w ]/g, '.')}$`, 'm'));
  });
}
