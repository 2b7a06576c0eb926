import { describe, expect, test } from 'vitest';
import { readCharter } from '../read-charter.ts';
import { bodyKinds } from '../types.ts';
import { bodyKindOf, officeByKey, officesOf, officesWith } from './offices.ts';

const charter = readCharter('pmm-lac');
const keys = (offices: readonly { readonly key: string }[]) => offices.map(({ key }) => key);

describe('the offices of pmm-lac', () => {
  test('every body with its offices', () => {
    expect(Object.fromEntries(bodyKinds.map((body) => [body, keys(officesOf(charter, body))]))).toEqual({
      mechanism: ['operator'],
      mesa: ['secretariat', 'delegate', 'alternate-delegate'],
      liaison: ['liaison-member'],
      'working-group': ['agency-focal-point'],
      organization: ['representative', 'alternate-representative'],
      theme: ['facilitator', 'rapporteur'],
    });
  });

  test('every office with exactly its powers', () => {
    expect(Object.fromEntries(charter.offices.map(({ key, powers }) => [key, powers]))).toEqual({
      secretariat: [
        'review-applications',
        'assist-joining',
        'import-members',
        'invite',
        'see-members',
        'convene-election',
      ],
      delegate: ['assist-joining', 'see-members'],
      'alternate-delegate': ['assist-joining', 'see-members'],
      'liaison-member': [
        'decide-objections',
        'convene-dialogue',
        'invite',
        'edit-report',
        'approve-naming',
        'release-report',
        'see-members',
        'convene-election',
        'oversee-election',
      ],
      'agency-focal-point': [
        'convene-dialogue',
        'invite',
        'host-session',
        'edit-report',
        'approve-naming',
        'release-report',
        'see-members',
        'oversee-election',
        'represent-agency',
      ],
      operator: ['grant-mandates', 'assist-joining', 'import-members', 'see-members'],
      representative: ['represent-organization', 'see-members'],
      'alternate-representative': ['represent-organization', 'see-members'],
      facilitator: ['host-session'],
      rapporteur: ['take-notes', 'edit-report'],
    });
  });

  test('who refuses an application does not decide the objection against it', () => {
    const reviewers = keys(officesWith(charter, 'review-applications'));
    expect(reviewers).toEqual(['secretariat']);
    expect(keys(officesWith(charter, 'decide-objections'))).toEqual(['liaison-member']);
  });

  test('an office the charter does not know is no office', () => {
    expect(officeByKey(charter, 'president')).toBeNull();
  });
});

describe('the kind of a body', () => {
  test.each([
    ['mesa:1', 'mesa'],
    ['liaison', 'liaison'],
    ['working-group', 'working-group'],
    ['mechanism', 'mechanism'],
    ['organization:0198', 'organization'],
    ['theme:0198', 'theme'],
    ['mesa', null],
    ['liaison:1', null],
    ['mesa:1:2', null],
    ['table:1', null],
    ['', null],
  ])('%s', (reference, kind) => {
    expect(bodyKindOf(reference)).toBe(kind);
  });
});
