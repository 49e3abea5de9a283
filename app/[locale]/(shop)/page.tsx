export default function Home() {
  return <h1>Kulhad</h1>;
}
