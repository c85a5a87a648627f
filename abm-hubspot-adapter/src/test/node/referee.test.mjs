// HubSpot's own client against the HubSpot in memory, whose address is in ABM_FAKE_URI.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client, AssociationTypes } from '@hubspot/api-client';

const basePath = process.env.ABM_FAKE_URI;
assert.ok(basePath, 'ABM_FAKE_URI is not set');
const client = new Client({ basePath, accessToken: 'fake-token', numberOfApiCallRetries: 0 });
const { crm } = client;
const run = Date.now().toString(36);

const refused = (status, category) => (error) => {
  assert.equal(error.code, status);
  if (category) assert.equal(error.body.category, category);
  assert.ok(error.body.correlationId);
  return true;
};
const company = (name, more = {}) => crm.companies.basicApi.create({ properties: { name, ...more }, associations: [] });
const link = (id, associationTypeId) =>
  ({ to: { id }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId }] });
const eventually = async (work) => {
  for (let i = 0; i < 20; i++) {
    const found = await work();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  return assert.fail('the index never showed it');
};

test('a company is created, read, changed and archived', async () => {
  const made = await company('Basic', { domain: 'basic.example', numberofemployees: '12' });
  assert.ok(made.createdAt instanceof Date);
  const read = await crm.companies.basicApi.getById(made.id, ['name', 'domain', 'numberofemployees', 'city']);
  assert.equal(read.properties.numberofemployees, '12');
  assert.ok(read.properties.city === null || read.properties.city === undefined);
  await crm.companies.basicApi.update(made.id, { properties: { city: 'Bonn', domain: '' } });
  const changed = await crm.companies.basicApi.getById(made.id, ['city', 'domain']);
  assert.equal(changed.properties.city, 'Bonn');
  assert.ok(!changed.properties.domain);
  await crm.companies.basicApi.archive(made.id);
  await assert.rejects(crm.companies.basicApi.getById(made.id), refused(404, 'OBJECT_NOT_FOUND'));
});

test('lists go through all pages', async () => {
  const all = await crm.companies.getAll(100, undefined, ['name']);
  assert.ok(all.length >= 250);
  assert.equal(new Set(all.map((each) => each.id)).size, all.length);
  const page = await crm.companies.basicApi.getPage(7);
  assert.equal(page.results.length, 7);
  assert.ok(page.paging.next.after);
  await assert.rejects(crm.companies.basicApi.getPage(101), refused(400, 'VALIDATION_ERROR'));
});

test('searches filter, page and refuse', async () => {
  await company('Search One', { domain: `one-${run}.example`, annualrevenue: '5' });
  await company('Search Two', { domain: `two-${run}.example`, annualrevenue: '7' });
  const search = (filters, more = {}) => crm.companies.searchApi.doSearch({
    filterGroups: [{ filters }], sorts: ['annualrevenue'], properties: ['domain', 'annualrevenue'], limit: 1, ...more });
  const domains = [{ propertyName: 'domain', operator: 'IN', values: [`one-${run}.example`, `two-${run}.example`] }];
  const first = await eventually(async () => {
    const found = await search(domains);
    return found.total === 2 ? found : null;
  });
  assert.equal(first.results[0].properties.annualrevenue, '5');
  const second = await search(domains, { after: first.paging.next.after });
  assert.equal(second.results[0].properties.annualrevenue, '7');
  assert.equal(second.paging, undefined);
  await new Promise((resolve) => setTimeout(resolve, 1100));
  await assert.rejects(search(domains, { limit: 201 }), refused(400, 'VALIDATION_ERROR'));
  await assert.rejects(search([{ propertyName: 'no_such', operator: 'EQ', value: '1' }]), refused(400));
  await assert.rejects(search(Array(7).fill(domains[0])), refused(400));
});

test('batches create, read, update, upsert and archive', async () => {
  const made = await crm.companies.batchApi.create(
    { inputs: [1, 2].map((i) => ({ properties: { name: `Batch ${i}` }, associations: [] })) });
  assert.equal(made.status, 'COMPLETE');
  const ids = made.results.map((each) => each.id);
  const updated = await crm.companies.batchApi.update({ inputs: ids.map((id) => ({ id, properties: { city: 'Ulm' } })) });
  assert.deepEqual(updated.results.map((each) => each.properties.city), ['Ulm', 'Ulm']);
  const read = await crm.companies.batchApi.read(
    { inputs: [...ids, '1'].map((id) => ({ id })), properties: ['city'], propertiesWithHistory: [] });
  assert.equal(read.results.length, 2);
  assert.equal(read.numErrors, 1);
  assert.deepEqual(read.errors[0].context.ids, ['1']);
  const input = (name) => ({ inputs: [{ id: `${run}@upsert.example`, idProperty: 'email', properties: { firstname: name } }] });
  assert.equal((await crm.contacts.batchApi.upsert(input('Ann'))).results[0]._new, true);
  const again = await crm.contacts.batchApi.upsert(input('Anna'));
  assert.equal(again.results[0]._new, false);
  assert.equal(again.results[0].properties.firstname, 'Anna');
  await assert.rejects(crm.companies.batchApi.update({ inputs: [{ id: ids[0], idProperty: 'domain', properties: {} }] }),
    refused(400));
  await assert.rejects(crm.companies.batchApi.update({ inputs: Array(101).fill({ id: ids[0], properties: {} }) }), refused(400));
  await crm.companies.batchApi.archive({ inputs: ids.map((id) => ({ id })) });
  await assert.rejects(crm.companies.basicApi.getById(ids[0]), refused(404));
});

test('a contact with a known address is in conflict', async () => {
  const input = { properties: { email: `${run}@twice.example` }, associations: [] };
  await crm.contacts.basicApi.create(input);
  await assert.rejects(crm.contacts.basicApi.create(input), refused(409, 'CONFLICT'));
});

test('notes and tasks need a time and the right association', async () => {
  const { id } = await company('Timeline');
  const note = { properties: { hs_timestamp: '2026-06-30T12:00:00Z', hs_note_body: 'Hello' } };
  const made = await crm.objects.notes.basicApi.create(
    { ...note, associations: [link(id, AssociationTypes.noteToCompany)] });
  assert.equal(AssociationTypes.noteToCompany, 190);
  const read = await crm.objects.notes.basicApi.getById(made.id, ['hs_note_body'], undefined, ['companies']);
  assert.equal(read.associations.companies.results[0].id, id);
  await crm.objects.tasks.basicApi.create({
    properties: { hs_timestamp: '2026-07-01T12:00:00Z', hs_task_subject: 'Call', hs_task_status: 'NOT_STARTED' },
    associations: [link(id, AssociationTypes.taskToCompany)] });
  await assert.rejects(crm.objects.notes.basicApi.create({ properties: { hs_note_body: 'x' }, associations: [] }),
    refused(400, 'VALIDATION_ERROR'));
  await assert.rejects(crm.objects.notes.basicApi.create({ ...note, associations: [link(id, 279)] }), refused(400));
  await assert.rejects(crm.objects.notes.basicApi.create(
    { properties: { ...note.properties, hs_note_body: 'x'.repeat(65537) }, associations: [] }), refused(400));
});

test('association types are those of the client', async () => {
  const one = await company('Linked');
  const kinds = { notes: 'note', tasks: 'task', meetings: 'meeting', emails: 'email', calls: 'call' };
  for (const [path, singular] of Object.entries(kinds)) {
    const typeId = AssociationTypes[`${singular}ToCompany`];
    const made = await crm.objects[path].basicApi.create(
      { properties: { hs_timestamp: '2026-06-30T12:00:00Z' }, associations: [link(one.id, typeId)] });
    const found = await crm.associations.v4.batchApi.getPage(path, 'companies', { inputs: [{ id: made.id }] });
    const [target] = found.results[0].to;
    assert.equal(String(target.toObjectId), one.id);
    assert.deepEqual(target.associationTypes.map((each) => [each.category, each.typeId]), [['HUBSPOT_DEFINED', typeId]]);
  }
});

test('associations are created in batches and read from both sides', async () => {
  const one = await company('Both');
  const contact = await crm.contacts.basicApi.create({ properties: { email: `${run}@both.example` }, associations: [] });
  const created = await crm.associations.v4.batchApi.create('contacts', 'companies', { inputs: [{
    _from: { id: contact.id }, to: { id: one.id },
    types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: AssociationTypes.primaryContactToCompany }] }] });
  assert.equal(created.status, 'COMPLETE');
  const back = await crm.associations.v4.batchApi.getPage('companies', 'contacts', { inputs: [{ id: one.id }] });
  assert.deepEqual(back.results[0].to[0].associationTypes.map((each) => each.typeId).sort(), [2, 280]);
  await assert.rejects(crm.associations.v4.batchApi.getPage('companies', 'contacts',
    { inputs: Array(1001).fill({ id: one.id }) }), refused(400));
});

test('properties are created once, with options', async () => {
  const input = { name: `p_${run}`, label: 'P', type: 'enumeration', fieldType: 'select', groupName: 'companyinformation',
    options: [{ label: 'A', value: 'a', displayOrder: 0, hidden: false }] };
  await crm.properties.coreApi.create('companies', input);
  await assert.rejects(crm.properties.coreApi.create('companies', input), refused(409));
  const read = await crm.properties.coreApi.getByName('companies', input.name);
  assert.equal(read.options[0].value, 'a');
  assert.ok((await crm.properties.coreApi.getAll('companies')).results.some((each) => each.name === input.name));
  await assert.rejects(company('Bad option', { [input.name]: 'b' }), refused(400, 'VALIDATION_ERROR'));
  await assert.rejects(company('Bad name', { no_such_property: 'b' }), refused(400, 'VALIDATION_ERROR'));
});

test('properties are created in batches', async () => {
  const input = (name) => ({ name, label: name, type: 'string', fieldType: 'text', groupName: 'companyinformation' });
  const made = await crm.properties.batchApi.create('companies', { inputs: [input(`b1_${run}`), input(`b2_${run}`)] });
  assert.equal(made.status, 'COMPLETE');
  assert.deepEqual(made.results.map((each) => each.name), [`b1_${run}`, `b2_${run}`]);
  assert.ok(made.startedAt instanceof Date);
  await assert.rejects(crm.properties.batchApi.create('companies', { inputs: [input(`b1_${run}`), input(`b3_${run}`)] }),
    refused(409));
  await assert.rejects(crm.properties.coreApi.getByName('companies', `b3_${run}`), refused(404));
});

test('metadata of stages is text', async () => {
  const { results } = await crm.pipelines.pipelinesApi.getAll('deals');
  const won = results[0].stages.find((stage) => stage.id === 'closedwon');
  assert.deepEqual(won.metadata, { isClosed: 'true', probability: '1.0' });
});

test('owners have an id beside that of the user', async () => {
  const { results } = await crm.owners.ownersApi.getPage();
  assert.ok(results.length >= 2);
  assert.notEqual(results[0].id, String(results[0].userId));
  const [ada] = (await crm.owners.ownersApi.getPage(results[0].email)).results;
  assert.equal(ada.id, results[0].id);
});

test('tokens are refreshed with a form', async () => {
  const answer = await client.oauth.tokensApi.create(
    'refresh_token', undefined, undefined, 'fake-client', 'fake-secret', 'fake-refresh');
  const token = answer.accessToken ?? answer.access_token;
  assert.equal(answer.expiresIn ?? answer.expires_in, 1800);
  const other = new Client({ basePath, accessToken: token });
  assert.ok((await other.crm.owners.ownersApi.getPage()).results.length);
  await assert.rejects(client.oauth.tokensApi.create('refresh_token', undefined, undefined, 'x', 'y', 'z'), { code: 400 });
});

test('a wrong token is refused', async () => {
  const other = new Client({ basePath, accessToken: 'wrong', numberOfApiCallRetries: 0 });
  await assert.rejects(other.crm.companies.basicApi.getPage(1), refused(401, 'INVALID_AUTHENTICATION'));
});
