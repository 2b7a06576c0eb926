import type { Charter } from '../../charter/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Button } from '../../ui/components/Button.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { Steps } from '../../ui/components/Steps.tsx';
import { type JoiningStep, joiningSteps, previousStep, stepPaths } from '../rules/joining-steps.ts';
import type { JoiningApplication } from '../types.ts';
import { ConsentFields, MesaFields, OrganizationFields, PeopleFields, WorkFields } from './step-fields.tsx';
import { mesaName } from './words.ts';

type StepProps = {
  reader: Reader;
  charter: Charter;
  token: string;
  application: JoiningApplication;
  step: JoiningStep;
  form: FormState;
  /** Came from the answers to check, and goes back there. */
  checking: boolean;
  /** Where a link to go on later has just been sent. */
  mailedTo: string | null;
};

/** One step of the form to join. */
export function StepPage(props: StepProps) {
  const { reader, charter, token, application, step, form, checking, mailedTo } = props;
  const { t, to } = reader;
  const title = t(`membership.step.${step}`);
  return (
    <Layout reader={reader} title={title} current="/sumarse" robots="noindex" failed={form.reasons.length > 0} enhance>
      <JoiningLine reader={reader} token={token} current={joiningSteps.indexOf(step)} />
      {mailedTo && (
        <Notice reader={reader} kind="done">
          <p>{t('membership.saved.mailed', { email: mailedTo })}</p>
        </Notice>
      )}
      <AssistedNotice reader={reader} charter={charter} application={application} />
      <PageHead title={title} kicker={place(reader, joiningSteps.indexOf(step))} lead={t(leadOf(props))} />
      <Form
        reader={reader}
        action={to(`/sumarse/${token}/${stepPaths[step]}`)}
        reasons={form.reasons}
        submit={t(checking ? 'membership.step.back-to-check' : 'membership.step.continue')}
        keep={`join-${application.id}-${step}`}
        aside={
          <>
            {previousStep(step) && !checking && (
              <Button look="quiet" name="go" value="back">
                {t('membership.step.back')}
              </Button>
            )}
            <Button look="quiet" name="go" value="later">
              {t('membership.step.later')}
            </Button>
          </>
        }
      >
        {checking && <input type="hidden" name="checking" value="yes" />}
        {fieldsOfStep(props)}
      </Form>
    </Layout>
  );
}

/** Called, not mounted: so that the form sees its fields and can name them in its summary. */
function fieldsOfStep(props: StepProps) {
  switch (props.step) {
    case 'organization':
      return OrganizationFields(props);
    case 'work':
      return <WorkFields {...props} />;
    case 'mesas':
      return MesaFields(props);
    case 'people':
      return PeopleFields(props);
    case 'consents':
      return <ConsentFields {...props} />;
  }
}

const leadOf = ({ step, application }: StepProps) =>
  step === 'people' && application.assistedMesa !== null
    ? 'membership.step.people.lead-assisted'
    : (`membership.step.${step}.lead` as const);

const place = (reader: Reader, index: number): string =>
  reader.t('membership.step.place', { n: index + 1, of: joiningSteps.length + 1 });

/** Where we are in the form; on a phone the line above the heading says it. */
export function JoiningLine({ reader, token, current }: { reader: Reader; token: string; current: number }) {
  const places = [...joiningSteps.map((step) => [`membership.step.${step}.short`, stepPaths[step]] as const), null];
  return (
    <div class="at-desk">
      <Steps
        reader={reader}
        current={current}
        steps={places.map((one, index) => ({
          label: one ? reader.t(one[0]) : reader.t('membership.check.short'),
          ...(index < current && one && { href: reader.to(`/sumarse/${token}/${one[1]}`) }),
        }))}
      />
    </div>
  );
}

export const checkPlace = (reader: Reader): string => place(reader, joiningSteps.length);

type AssistedProps = { reader: Reader; charter: Charter; application: Pick<JoiningApplication, 'assistedMesa'> };

/** Who fills the form in for a group is said on every page of it. */
export function AssistedNotice({ reader, charter, application: { assistedMesa } }: AssistedProps) {
  if (assistedMesa === null) return null;
  return (
    <Notice reader={reader} kind="attention" title={reader.t('membership.assisted.mark')}>
      <p>{reader.t('membership.assisted.mark-text', { mesa: mesaName(reader, charter, assistedMesa) })}</p>
    </Notice>
  );
}
