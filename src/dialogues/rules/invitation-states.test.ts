import { expect, test } from 'vitest';
import { type Answered, countLists, filterInvitations, stateOf } from './invitation-states.ts';

const one = (name: string, list: string, answered: Partial<Answered> = {}) => ({
  name,
  list,
  institution: 'Red Ñandú',
  email: `${name.toLowerCase().replace(/\W/g, '')}@red.org`,
  answer: null,
  ended: null,
  attends: null,
  ...answered,
});
const people = [
  one('Ana', 'members'),
  one('José Núñez', 'members', { answer: 'confirmed', attends: 'in-person' }),
  one('Eva', 'governments', { answer: 'confirmed', attends: 'online' }),
  one('Luis', 'governments', { answer: 'declined' }),
  one('Rosa', 'governments', { answer: 'withdrawn' }),
  one('Iván', 'governments', { answer: 'confirmed', ended: 'substituted' }),
];

test('an invitation is waiting, confirmed in one of two ways, declined, withdrawn, or over', () => {
  expect(people.map(stateOf)).toEqual(['waiting', 'in-person', 'online', 'declined', 'withdrawn', 'ended']);
});

test('every list with its counts; who was revoked or substituted is in none', () => {
  expect(countLists(people)).toEqual([
    { list: 'governments', invited: 3, inPerson: 0, online: 1, notComing: 2, waiting: 0 },
    { list: 'members', invited: 2, inPerson: 1, online: 0, notComing: 0, waiting: 1 },
  ]);
});

const names = (filter: Partial<Parameters<typeof filterInvitations>[1]>) =>
  filterInvitations(people, { list: null, state: null, words: '', ...filter }).map(({ name }) => name);

test('by list, by state, by words without accents; ended ones only when asked for', () => {
  expect(names({})).toEqual(['Ana', 'José Núñez', 'Eva', 'Luis', 'Rosa']);
  expect(names({ list: 'members' })).toEqual(['Ana', 'José Núñez']);
  expect(names({ state: 'ended' })).toEqual(['Iván']);
  expect(names({ words: 'jose NUNEZ' })).toEqual(['José Núñez']);
  expect(names({ words: 'nandu' })).toHaveLength(6);
  expect(names({ words: 'ivan@red.org', state: 'waiting' })).toEqual([]);
});
