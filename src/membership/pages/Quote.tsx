/** Someone's own words, in their paragraphs. */
export const Quote = ({ text }: { text: string | null }) => (
  <blockquote class="said">
    {(text ?? '')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => (
        <p>{line}</p>
      ))}
  </blockquote>
);
