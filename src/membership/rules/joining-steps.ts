import type { Charter } from '../../charter/types.ts';
import { representativeSlots } from './representative-slots.ts';

/** The form to join, one task a page, in this order. */
export const joiningSteps = ['organization', 'work', 'mesas', 'people', 'consents'] as const;
export type JoiningStep = (typeof joiningSteps)[number];

/** How a step is called in its address. */
export const stepPaths = {
  organization: 'organizacion',
  work: 'trabajo',
  mesas: 'mesas',
  people: 'personas',
  consents: 'consentimientos',
} as const satisfies Record<JoiningStep, string>;

export const stepAt = (path: string): JoiningStep | null =>
  joiningSteps.find((step) => stepPaths[step] === path) ?? null;

export const nextStep = (step: JoiningStep): JoiningStep | null => joiningSteps[joiningSteps.indexOf(step) + 1] ?? null;

export const previousStep = (step: JoiningStep): JoiningStep | null =>
  joiningSteps[joiningSteps.indexOf(step) - 1] ?? null;

type StepCharter = Pick<Charter, 'offices'> & { readonly membership: Pick<Charter['membership'], 'consents'> };

/** The fields a step asks for, named as the reasons of `checkApplication` name them. */
export function fieldsOf(step: JoiningStep, charter: StepCharter): readonly string[] {
  switch (step) {
    case 'organization':
      return ['name', 'acronym', 'group', 'countries', 'cities', 'email', 'website', 'about'];
    case 'work':
      return ['objectives'];
    case 'mesas':
      return ['mesas'];
    case 'people':
      return representativeSlots(charter).flatMap((_, index) => representativeFields(index));
    case 'consents':
      return charter.membership.consents.map(({ key }) => `consents.${key}`);
  }
}

export const representativeFields = (index: number): readonly [name: string, email: string, gender: string] => [
  `representatives.${index}.name`,
  `representatives.${index}.email`,
  `representatives.${index}.gender`,
];
