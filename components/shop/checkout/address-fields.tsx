import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';

export type AddressLabels = {
  contact: string;
  address: string;
  name: string;
  phone: string;
  phoneHint: string;
  line1: string;
  line1Hint: string;
  line2: string;
  line2Hint: string;
  city: string;
  state: string;
  stateChoose: string;
  pin: string;
};

type AddressFieldsProps = {
  labels: AddressLabels;
  values: Record<string, string>;
  errors: Record<string, string>;
  states: readonly string[];
};

/** Who receives a parcel, and where: the same fields at checkout and in the address book. */
export function AddressFields({ labels, values, errors, states }: AddressFieldsProps) {
  const of = (name: string) => ({ name, defaultValue: values[name], error: errors[name] });
  return (
    <>
      <fieldset className="grid gap-5">
        <legend className="mb-4 font-display text-2xl">{labels.contact}</legend>
        <TextField {...of('name')} label={labels.name} autoComplete="shipping name" required />
        <TextField
          {...of('phone')}
          label={labels.phone}
          hint={labels.phoneHint}
          type="tel"
          inputMode="tel"
          autoComplete="shipping tel"
          required
        />
      </fieldset>
      <fieldset className="grid gap-5">
        <legend className="mb-4 font-display text-2xl">{labels.address}</legend>
        <TextField
          {...of('line1')}
          label={labels.line1}
          hint={labels.line1Hint}
          autoComplete="shipping address-line1"
          required
        />
        <TextField
          {...of('line2')}
          label={labels.line2}
          hint={labels.line2Hint}
          autoComplete="shipping address-line2"
        />
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField
            {...of('city')}
            label={labels.city}
            autoComplete="shipping address-level2"
            required
          />
          <TextField
            {...of('pin')}
            label={labels.pin}
            inputMode="numeric"
            autoComplete="shipping postal-code"
            required
          />
        </div>
        <SelectField
          {...of('state')}
          key={values.state}
          label={labels.state}
          autoComplete="shipping address-level1"
          options={[
            { value: '', label: labels.stateChoose },
            ...states.map((state) => ({ value: state, label: state })),
          ]}
          required
        />
      </fieldset>
    </>
  );
}
