import { TextField } from './TextField.tsx';

type Props = Omit<Parameters<typeof TextField>[0], 'type' | 'inputmode' | 'spellcheck' | 'expects'>;

/** An e-mail address: on a phone the keyboard has its signs, and nothing corrects it. */
export const EmailField = (props: Props) => <TextField {...props} type="email" inputmode="email" spellcheck={false} />;
