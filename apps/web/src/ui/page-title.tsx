/** The heading of a page, and the name of its browser tab. */
export function PageTitle({ text }: { readonly text: string }) {
  return (
    <>
      <title>{`${text} · Zeren`}</title>
      <h1>{text}</h1>
    </>
  );
}
