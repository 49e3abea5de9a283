export default function EmptyPage() {
  return <p>Hello</p>;
}
