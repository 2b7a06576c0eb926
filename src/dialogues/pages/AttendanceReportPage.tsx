import { homeZone } from '../../charter/rules/home-zone.ts';
import type { Charter } from '../../charter/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { fileMegabytes } from '../../platform/tabular/read-table.ts';
import { FileField } from '../../ui/components/FileField.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Select } from '../../ui/components/Select.tsx';
import type { completedReports } from '../store/attendance-imports.ts';
import type { Dialogue, Theme } from '../types.ts';
import { AttendanceClosed, type Closing } from './AttendanceClosed.tsx';
import { attendancePath } from './AttendancePage.tsx';
import { InvitationFrame } from './InvitationFrame.tsx';
import { zonesFor } from './titles.ts';

type Props = {
  reader: Reader;
  charter: Charter;
  dialogue: Dialogue;
  theme: Theme;
  imported: Awaited<ReturnType<typeof completedReports>>;
  closing: Closing;
  form: FormState;
  once: string;
};

/** Taking in the participants' report of a meeting service. */
export function AttendanceReportPage({ reader, charter, dialogue, theme, imported, closing, form, once }: Props) {
  const field = { reader, form };
  const path = attendancePath(dialogue, theme);
  const zones = zonesFor(reader, charter);
  return (
    <InvitationFrame
      reader={reader}
      dialogue={dialogue}
      title={reader.t('dialogues.attendance.report')}
      kicker={reader.t('dialogues.theme.title', { n: theme.n, title: reader.text(theme.title) })}
      lead={reader.t('dialogues.attendance.report-lead')}
      trail={[{ label: reader.t('dialogues.attendance.title'), href: reader.to(path) }]}
      failed={form.reasons.length > 0}
    >
      {closing ? (
        <AttendanceClosed reader={reader} closing={closing} />
      ) : (
        <Form
          reader={reader}
          action={reader.to(`${path}/informe`)}
          reasons={form.reasons}
          submit={reader.t('dialogues.attendance.report-look')}
          once={once}
          files
        >
          <FileField
            {...field}
            name="file"
            label={reader.t('dialogues.attendance.report-file')}
            hint={reader.t('dialogues.attendance.report-hint', { megabytes: fileMegabytes })}
            accept=".csv,.xlsx"
          />
          <Select
            {...field}
            name="zone"
            label={reader.t('dialogues.attendance.report-zone')}
            hint={reader.t('dialogues.attendance.report-zone-hint')}
            options={[...zones.map(({ zone, city }) => ({ value: zone, label: city })), { value: 'UTC', label: 'UTC' }]}
            value={homeZone(charter)}
          />
        </Form>
      )}
      {imported.length > 0 && (
        <section>
          <h2>{reader.t('dialogues.attendance.reports')}</h2>
          <ul class="rows">
            {imported.map(({ filename, at, matched, added }) => (
              <li>
                {reader.t('dialogues.attendance.imported', {
                  file: filename,
                  moment: reader.moment(at, homeZone(charter)),
                  count: matched + added,
                })}
              </li>
            ))}
          </ul>
        </section>
      )}
    </InvitationFrame>
  );
}
