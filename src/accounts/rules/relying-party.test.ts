import { expect, test } from 'vitest';
import { relyingParty } from './relying-party.ts';

test.each([
  ['https://mecanismo.example', { id: 'mecanismo.example', origin: 'https://mecanismo.example' }],
  ['https://mecanismo.example:8443', { id: 'mecanismo.example', origin: 'https://mecanismo.example:8443' }],
  ['http://localhost:3000', { id: 'localhost', origin: 'http://localhost:3000' }],
  ['http://127.0.0.1:3000', null],
  ['http://[::1]:3000', null],
])('passkeys of %s are for %j', (baseUrl, party) => {
  expect(relyingParty(baseUrl)).toEqual(party);
});
