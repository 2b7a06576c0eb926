import { describe, expect, test } from 'vitest';
import { readCharter } from '../../charter/read-charter.ts';
import { type Power, powers } from '../../charter/types.ts';
import { actorWith as actor, mandateOf } from '../testing/actor.ts';
import type { Actor, Body } from '../types.ts';
import { actingUnder, bodiesWith, holds, mandateFor, needsSecondFactor, waitsForSecondFactor } from './powers.ts';

const charter = readCharter('pmm-lac');
const mandate = (office: string, body: Body) => mandateOf(charter, office, body);
const allowed = (who: Actor | null, body?: Body): Power[] => powers.filter((power) => holds(who, power, body));

const secretariat = mandate('secretariat', 'mesa:2');
const representative = mandate('representative', 'organization:0198e0a0-0000-7000-8000-000000000000');

describe('what a person may do comes only from mandates', () => {
  test('nobody and someone without a mandate: nothing', () => {
    expect(allowed(null)).toEqual([]);
    expect(allowed(actor([]))).toEqual([]);
  });

  test('exactly the powers of the office, in its own body', () => {
    expect(allowed(actor([secretariat]), 'mesa:2')).toEqual([
      'review-applications',
      'assist-joining',
      'import-members',
      'invite',
      'see-members',
      'convene-election',
    ]);
    expect(allowed(actor([secretariat]), 'mesa:1')).toEqual([]);
    expect(allowed(actor([secretariat]))).toEqual(allowed(actor([secretariat]), 'mesa:2'));
  });

  test('the operator enters mandates and members, and decides on neither applications nor reports', () => {
    expect(allowed(actor([mandate('operator', 'mechanism')]))).toEqual([
      'grant-mandates',
      'assist-joining',
      'import-members',
      'see-members',
    ]);
  });

  test('the mandate in whose name something is done is the one that allows it', () => {
    const both = actor([representative, secretariat]);
    expect(mandateFor(both, 'review-applications')).toBe(secretariat);
    expect(mandateFor(both, 'see-members', 'mesa:2')).toBe(secretariat);
    expect(mandateFor(both, 'see-members')).toBe(representative);
    expect(actingUnder(both, secretariat)).toEqual({ personId: 'p', office: 'secretariat', body: 'mesa:2' });
  });

  test('the bodies of a power, each once', () => {
    const many = actor([secretariat, mandate('delegate', 'mesa:2'), mandate('delegate', 'mesa:3'), representative]);
    expect(bodiesWith(many, 'see-members')).toEqual(['mesa:2', 'mesa:3', representative.body]);
    expect(bodiesWith(many, 'grant-mandates')).toEqual([]);
    expect(bodiesWith(null, 'see-members')).toEqual([]);
  });
});

describe('an office that asks for a second factor gives nothing before it is passed', () => {
  const waiting = actor([secretariat, representative], false);

  test('its powers wait; those of other offices do not', () => {
    expect(needsSecondFactor(waiting, secretariat)).toBe(true);
    expect(needsSecondFactor(waiting, representative)).toBe(false);
    expect(needsSecondFactor(actor([secretariat]), secretariat)).toBe(false);
    expect(allowed(waiting)).toEqual(['represent-organization', 'see-members']);
    expect(allowed(waiting, 'mesa:2')).toEqual([]);
    expect(bodiesWith(waiting, 'see-members')).toEqual([representative.body]);
  });

  test('what would be allowed after it is known, to lead there', () => {
    expect(powers.filter((power) => waitsForSecondFactor(waiting, power))).toEqual(secretariat.powers);
    expect(waitsForSecondFactor(waiting, 'invite', 'mesa:1')).toBe(false);
    expect(waitsForSecondFactor(actor([secretariat]), 'invite')).toBe(false);
  });
});
