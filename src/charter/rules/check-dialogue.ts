import type { CharterContent, CharterProblem } from '../types.ts';
import { unknown, unknowns } from './problems.ts';

/** The panel's seats are the talks, the talks fit the session, sectors, roles and note kinds point at what there is. */
export function checkDialogue({
  dialogue,
  groups,
  offices,
  region,
  report,
}: CharterContent): readonly CharterProblem[] {
  const sectors = dialogue.sectors.map(({ key }) => key);
  const themeOffices = offices.filter(({ body }) => body === 'theme').map(({ key }) => key);
  const noteSections = report.sections.filter(takesNotes).map(({ key }) => key);
  return [
    ...checkTalks(dialogue),
    ...checkBalance(dialogue, region),
    ...checkSectors(dialogue, groups),
    ...dialogue.panel.flatMap(({ sector }, at) =>
      unknown(['dialogue', 'panel', at, 'sector'], 'sector', sector, sectors),
    ),
    ...dialogue.roles.flatMap(({ sector, office }, at) => [
      ...(sector === null ? [] : unknown(['dialogue', 'roles', at, 'sector'], 'sector', sector, sectors)),
      ...(office === null
        ? []
        : unknown(['dialogue', 'roles', at, 'office'], 'office of a theme', office, themeOffices)),
    ]),
    ...dialogue.noteKinds.flatMap(({ section }, at) =>
      unknown(['dialogue', 'noteKinds', at, 'section'], 'section of notes', section, noteSections),
    ),
  ];
}

/** The members of a group take part for one sector. */
function checkSectors({ sectors }: CharterContent['dialogue'], groups: CharterContent['groups']): CharterProblem[] {
  return sectors.flatMap((sector, at) => {
    const path = ['dialogue', 'sectors', at, 'groups'];
    const before = sectors.slice(0, at);
    const known = groups.map(({ key }) => key);
    return [
      ...unknowns(path, 'group', sector.groups, known),
      ...sector.groups.flatMap((group, place) =>
        before
          .filter((other) => other.groups.includes(group))
          .map(({ key }) => ({ path: [...path, place], message: `"${group}" takes part for "${key}" already` })),
      ),
    ];
  });
}

function checkTalks({ panel, talks, minutesEach, sessionMinutes }: CharterContent['dialogue']): CharterProblem[] {
  const seats = panel.reduce((sum, part) => sum + part.seats, 0);
  const spoken = talks * minutesEach;
  return [
    ...(seats === talks
      ? []
      : [
          {
            path: ['dialogue', 'panel'],
            message: `the seats ${panel.map((part) => part.seats).join(' + ')} = ${seats}; expected ${talks}, the talks`,
          },
        ]),
    ...(spoken <= sessionMinutes
      ? []
      : [
          {
            path: ['dialogue', 'sessionMinutes'],
            message: `is ${sessionMinutes}; ${talks} talks of ${minutesEach} minutes take ${spoken}`,
          },
        ]),
  ];
}

/** No panel could have more subregions than there are, or than it has seats. */
function checkBalance(
  { balance, talks }: CharterContent['dialogue'],
  region: CharterContent['region'],
): CharterProblem[] {
  const most = Math.min(talks, region.subregions.length);
  const due = balance.figures?.subregions ?? 0;
  return due <= most
    ? []
    : [
        {
          path: ['dialogue', 'balance', 'figures', 'subregions'],
          message: `is ${due}; expected at most ${most}, as there are ${region.subregions.length} subregions and ${talks} talks`,
        },
      ];
}

/** Every section of notes has a kind of note that fills it; a report is released by somebody who may. */
export function checkReport({ dialogue, offices, report }: CharterContent): readonly CharterProblem[] {
  const filled = new Set(dialogue.noteKinds.map(({ section }) => section));
  return [
    ...report.sections.flatMap((section, at) =>
      takesNotes(section) && !filled.has(section.key)
        ? [
            {
              path: ['report', 'sections', at],
              message: `no kind of note goes to "${section.key}"; expected at least one`,
            },
          ]
        : [],
    ),
    ...report.sections.flatMap(({ key, scope, content }, at) =>
      content === 'recommendations' && scope !== 'theme'
        ? [
            {
              path: ['report', 'sections', at, 'scope'],
              message: `"${key}" holds recommendations; expected theme, as their numbers count within a theme`,
            },
          ]
        : [],
    ),
    ...(offices.some(({ powers }) => powers.includes('release-report'))
      ? []
      : [{ path: ['offices'], message: 'no office has the power release-report; expected at least one' }]),
  ];
}

type Section = CharterContent['report']['sections'][number];
const takesNotes = ({ content }: Section): boolean => content === 'notes' || content === 'recommendations';
