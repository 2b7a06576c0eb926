import { forgetWhatEnded } from './accounts/jobs.ts';
import type { Deps } from './deps.ts';
import { forgetDialogueData, remindOfDialogues } from './dialogues/jobs.ts';
import { closeWhatIsOver, remindByThemselves } from './elections/jobs.ts';
import { runElections } from './elections/run-elections.ts';
import { signBoards } from './elections/sign-board.ts';
import { closeWhatIsDue, tellOfVacancies } from './liaison/jobs.ts';
import { forgetImports } from './membership/forget-imports.ts';
import { forgetApplications } from './membership/jobs.ts';
import { deliverMail, openMailServer } from './platform/deliver-mail.ts';
import type { Job } from './platform/jobs.ts';
import { signWhatIsDue } from './record/jobs.ts';

/** All that is done without anyone asking, room by room. */
export function houseJobs(deps: Deps, smtpUrl: string | null): readonly Job[] {
  const server = smtpUrl === null ? null : openMailServer(smtpUrl);
  return [
    ...(server ? [{ name: 'deliver-mail', cron: '* * * * *', run: () => deliverMail(deps, server) }] : []),
    { name: 'sign-checkpoint', cron: '*/5 * * * *', run: () => signWhatIsDue(deps) },
    { name: 'close-agency-rounds', cron: '* * * * *', run: () => closeWhatIsDue(deps) },
    { name: 'tell-of-vacancies', cron: '20 15 * * *', run: () => tellOfVacancies(deps) },
    { name: 'close-votes', cron: '* * * * *', run: () => closeWhatIsOver(deps) },
    { name: 'sign-boards', cron: '0 * * * *', run: () => signBoards(deps) },
    { name: 'remind-voters', cron: '7 * * * *', run: () => remindByThemselves(deps) },
    { name: 'run-elections', cron: '*/5 * * * *', run: () => runElections(deps) },
    { name: 'remind-invited', cron: '0 15 * * *', run: () => remindOfDialogues(deps) },
    { name: 'forget-dialogue-data', cron: '37 6 * * *', run: () => forgetDialogueData(deps) },
    { name: 'forget-applications', cron: '27 6 * * *', run: () => forgetApplications(deps) },
    { name: 'forget-member-lists', cron: '47 6 * * *', run: () => forgetImports(deps) },
    { name: 'forget-expired', cron: '17 * * * *', run: () => forgetWhatEnded(deps) },
  ];
}
