import { insertAndGo } from '../actions';
import { InsertForm } from '../insert-form';

export default function InsertAndGoPage() {
  return <InsertForm action={insertAndGo} />;
}
