import { Notice } from '@/components/ui/notice';
import { RadioGroup } from '@/components/ui/radio-group';
import { TextField } from '@/components/ui/text-field';

export type PaymentLabels = {
  payment: string;
  card: string;
  upi: string;
  cash: string;
  cashHint: string;
  cardNumber: string;
  expiry: string;
  expiryHint: string;
  cvv: string;
  cvvHint: string;
  upiId: string;
  upiHint: string;
  demoCards: string;
  /** Published numbers and what each does. */
  demo: readonly { number: string; does: string }[];
  demoUpi: readonly { number: string; does: string }[];
};

type PaymentFieldsProps = {
  labels: PaymentLabels;
  values: Record<string, string>;
  errors: Record<string, string>;
};

/** The ways to pay. The fields of the chosen one are shown by style alone, so it needs no script. */
export function PaymentFields({ labels, values, errors }: PaymentFieldsProps) {
  return (
    <div className="grid gap-5">
      <RadioGroup
        name="payment"
        legend={<span className="font-display text-2xl font-normal">{labels.payment}</span>}
        defaultValue={values.payment}
        error={errors.payment}
        choices={[
          { value: 'card', label: labels.card },
          { value: 'upi', label: labels.upi },
          { value: 'cash', label: labels.cash, hint: labels.cashHint },
        ]}
      />
      <div className="hidden gap-5 group-has-[[name=payment][value=card]:checked]/checkout:grid">
        <TextField
          name="cardNumber"
          label={labels.cardNumber}
          error={errors.cardNumber}
          inputMode="numeric"
          autoComplete="cc-number"
          placeholder="0000 0000 0000 0000"
        />
        <div className="grid grid-cols-2 items-start gap-5">
          <TextField
            name="expiry"
            label={labels.expiry}
            hint={labels.expiryHint}
            error={errors.expiry}
            autoComplete="cc-exp"
          />
          <TextField
            name="cvv"
            label={labels.cvv}
            hint={labels.cvvHint}
            error={errors.cvv}
            inputMode="numeric"
            autoComplete="cc-csc"
          />
        </div>
        <Demo intro={labels.demoCards} numbers={labels.demo} />
      </div>
      <div className="hidden gap-5 group-has-[[name=payment][value=upi]:checked]/checkout:grid">
        <TextField
          name="upiId"
          label={labels.upiId}
          hint={labels.upiHint}
          defaultValue={values.upiId}
          error={errors.upiId}
          inputMode="email"
          autoCapitalize="off"
          autoComplete="off"
          spellCheck={false}
        />
        <Demo numbers={labels.demoUpi} />
      </div>
    </div>
  );
}

function Demo({ intro, numbers }: { intro?: string; numbers: PaymentLabels['demo'] }) {
  return (
    <Notice>
      {intro && <p>{intro}</p>}
      <ul>
        {numbers.map(({ number, does }) => (
          <li key={number}>
            <code className="font-mono">{number}</code> {does}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
