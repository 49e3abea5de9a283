import { SearchIcon } from './icons';

type SearchFormProps = {
  /** The listing's address in this language. */
  action: string;
  labels: { search: string; hint: string; submit: string };
};

/** The search box of every page: a plain form, so it works before and without script. */
export function SearchForm({ action, labels }: SearchFormProps) {
  return (
    <search className="grow">
      <form action={action} className="relative flex items-center">
        <input
          type="search"
          name="q"
          aria-label={labels.search}
          placeholder={labels.hint}
          maxLength={200}
          autoComplete="off"
          className="min-h-11 w-full rounded-full border border-line-strong bg-raised py-2 pr-12 pl-5 text-ink placeholder:text-ink-soft hover:border-ink"
        />
        <button
          type="submit"
          aria-label={labels.submit}
          className="absolute right-0 grid size-11 place-items-center rounded-full text-ink hover:text-clay"
        >
          <SearchIcon />
        </button>
      </form>
    </search>
  );
}
