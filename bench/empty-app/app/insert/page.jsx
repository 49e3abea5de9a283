import { insertRow } from './actions';
import { InsertForm } from './insert-form';

export default function InsertPage() {
  return <InsertForm action={insertRow} />;
}
