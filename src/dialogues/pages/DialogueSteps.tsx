import type { Charter } from '../../charter/types.ts';
import type { MessageKey } from '../../platform/messages.ts';
import type { Reader } from '../../platform/reader.ts';
import { Steps } from '../../ui/components/Steps.tsx';
import { type ProcessStep, processSteps, type Standing } from '../rules/standing.ts';
import { dayOf } from './titles.ts';

type Props = { reader: Reader; charter: Charter; standing: Standing; reportPath: string | null };

/** Where a dialogue stands, from its convening to its report. */
export function DialogueSteps({ reader, charter, standing, reportPath }: Props) {
  return (
    <Steps
      reader={reader}
      current={standing.current}
      steps={processSteps.map((step) => {
        const moment = standing.moments[step];
        return {
          label: reader.t(titles[step]),
          ...(step === 'report' && reportPath !== null && { href: reader.to(reportPath) }),
          ...(moment && { note: dayOf(reader, charter, moment) }),
        };
      })}
    />
  );
}

const titles = {
  convened: 'dialogues.page.step.convened',
  invitations: 'dialogues.page.step.invitations',
  held: 'dialogues.page.step.held',
  report: 'dialogues.page.step.report',
} as const satisfies Record<ProcessStep, MessageKey>;
